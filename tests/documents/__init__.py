"""Tests of papers that are copied: sheets, sources, and the documents made of them."""
