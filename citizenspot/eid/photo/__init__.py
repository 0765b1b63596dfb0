"""The photograph on a card: opened by a process of its own, which can do no more than that."""
