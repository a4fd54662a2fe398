"""A terminal reader for event dossiers."""

__version__ = "0.1.0"
