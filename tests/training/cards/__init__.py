"""The virtual cards, and the ways they are carried."""
