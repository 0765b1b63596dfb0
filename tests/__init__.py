"""Mirrors the tree of the program; plus end-to-end journeys with real parts."""
