"""Fixtures that fail a test for what it leaves behind; each has tests of its own beside it."""
