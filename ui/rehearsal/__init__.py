"""Played visits: gestures on the real screens, and the player that follows a script."""
