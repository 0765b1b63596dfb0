"""What the `citizenspot` program can be asked to do, one command a file."""
