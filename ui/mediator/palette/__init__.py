"""The palette: everything that can be done now, found by typing a few letters of it."""
