"""Played visits: scripts of whole visits, and what is written down of how they went."""
