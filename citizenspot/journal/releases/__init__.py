"""The releases of the journal's tables, and the way from each to the next."""
