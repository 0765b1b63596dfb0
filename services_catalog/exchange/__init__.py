"""Services from other catalogues, and ours for others: one format a file."""
