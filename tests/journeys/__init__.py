"""Whole journeys: the real program with real parts around it, as people use it."""
