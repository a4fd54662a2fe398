"""The two screens: the library and the reader."""
