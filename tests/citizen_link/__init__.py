"""Tests of the link between desk and citizen's screen."""
