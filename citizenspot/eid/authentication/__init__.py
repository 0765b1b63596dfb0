"""Proof that the holder is here: the card's own key signs a challenge once the PIN was entered."""
