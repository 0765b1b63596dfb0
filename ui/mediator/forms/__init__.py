"""Forms of the desk's own acts: what is typed completes a command, and leaves when it is sent."""
