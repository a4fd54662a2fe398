"""What belongs to the person at the terminal: commands and keys, folders, the originals they keep."""
