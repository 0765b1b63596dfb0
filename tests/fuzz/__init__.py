"""Throws made-up bytes at everything that eats bytes of a card: `./test fuzz`."""
