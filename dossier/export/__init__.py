"""Dossiers as data for other programs: one module per format, none of which loads Rich."""
