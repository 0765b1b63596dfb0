"""Draws screen 1's pages for looking at; `citizenspot gallery` begins it."""
