"""The queue of a spot: its tickets, and a store that all its desks share."""
