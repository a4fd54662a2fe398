"""From disk to model: finding, reading, parsing, checking. Bad content is listed, never raised."""
