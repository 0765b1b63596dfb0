"""The pages of both screens, one file for each kind of step."""
