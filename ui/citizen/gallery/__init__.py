"""Pictures of every state and block of screen 2, made to be looked at."""
