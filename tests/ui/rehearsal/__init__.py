"""Tests of played visits on the screens."""
