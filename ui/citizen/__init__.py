"""Screen 2: the citizen's screen, a process of its own."""
