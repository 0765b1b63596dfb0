"""The desk at work: one thread that decides, records and publishes, and what follows from it."""
