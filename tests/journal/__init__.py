"""The journal: its contract, its chain, its keys, and what it withstands."""
