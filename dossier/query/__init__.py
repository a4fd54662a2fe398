"""The filter language: parsing, the table of fields, three-valued matching, completion and search."""
