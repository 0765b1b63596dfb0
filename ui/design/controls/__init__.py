"""The controls both screens are made of, one a file."""
