"""Practice: the practice town, virtual cards and scenarios."""
