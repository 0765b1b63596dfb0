"""Stories of the screens."""
