"""Tests of the desk at work."""
