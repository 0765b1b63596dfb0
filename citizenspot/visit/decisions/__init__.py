"""What each command leads to: one file for each part of a visit, pure functions all."""
