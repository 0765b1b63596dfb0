"""Smart cards: the reader's worker, one profile per card family, verification."""
