"""Closed lists of names that definitions choose from, one list a file."""
