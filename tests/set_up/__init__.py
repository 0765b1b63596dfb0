"""Tests of the two commands and the set-up they share."""
