"""Tests of screen 2."""
