"""What is decided about the desk's day: a file for each subject, pure functions."""
