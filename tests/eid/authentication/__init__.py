"""The proof that a card's holder is here."""
