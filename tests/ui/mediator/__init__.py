"""Stories of screen 1."""
