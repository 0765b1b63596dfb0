"""Virtual cards: emulated chips that speak to a real reader service or in-process."""
