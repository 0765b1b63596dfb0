"""Views of a visit as the desk would show them, for tests and for looking at."""
