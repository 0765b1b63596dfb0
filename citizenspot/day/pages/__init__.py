"""What screen 1 shows of the desk's day: a file for each page."""
