"""What is checked of a definition before it may be used, one subject a file."""
