"""Tests of the desk's signature in a receipt's file."""
