"""Tests of ICAO cards: Doc 9303, its worked examples, and the emulated passport."""
