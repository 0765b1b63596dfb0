"""Tests of tokens, plain text, controls and painted blocks."""
