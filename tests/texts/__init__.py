"""Tests of the program's own sentences, in the code and in every language."""
