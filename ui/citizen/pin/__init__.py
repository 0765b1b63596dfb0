"""Screen 2's keypad for a PIN."""
