"""Throws made-up bytes at everything that eats bytes of a card or a stranger: `./test fuzz`."""
