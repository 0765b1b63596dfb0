"""The queue on screen 1."""
