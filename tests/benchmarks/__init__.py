"""What the program costs, each measured against what it can cost at best, in one run."""
