"""The practice town: what it says, what it does wrong, and how it ends."""
