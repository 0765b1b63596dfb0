"""The painted blocks of a page, one kind a file."""
