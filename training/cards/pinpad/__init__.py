"""A reader with a keypad of its own, played on a pseudo terminal for the real driver libccid."""
