"""What is not wrong in a definition, but worth a second look: one subject a file."""
