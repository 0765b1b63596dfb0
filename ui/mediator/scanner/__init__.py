"""A scanner that types like a keyboard, told from a person by its speed or its prefix."""
