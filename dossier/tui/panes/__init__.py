"""The panes of the reader: each shows what it is told and reports what is done in it."""
