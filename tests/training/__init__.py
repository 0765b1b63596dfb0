"""Practice: its town, its virtual cards, its scenarios."""
