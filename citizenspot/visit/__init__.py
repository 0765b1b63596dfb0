"""One citizen at one desk: commands in, events out, two views from one state."""
