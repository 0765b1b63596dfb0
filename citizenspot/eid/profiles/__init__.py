"""One file per family of cards: how it is known, read and checked."""
