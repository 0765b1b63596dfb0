"""The desk's day: who works at it, how it is opened and closed, its cash, its notes."""
