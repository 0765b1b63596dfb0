"""The editors of fields, one kind a file."""
