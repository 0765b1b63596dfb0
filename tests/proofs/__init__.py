"""Proofs: each breaks the program in every way it can, and prints what became of it."""
