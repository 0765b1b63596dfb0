"""Tokens, fonts and the small set of controls both screens are made of."""
