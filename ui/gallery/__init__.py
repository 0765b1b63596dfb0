"""What both galleries draw: a visit that is played, and a sheet of paper."""
