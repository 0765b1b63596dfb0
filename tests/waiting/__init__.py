"""The queue of a spot, shared by its desks."""
