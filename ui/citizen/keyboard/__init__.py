"""The touch keyboard of screen 2: its layouts as data, its keys, and when it opens."""
