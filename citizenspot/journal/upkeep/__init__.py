"""Looking after a journal: witnesses, copies of it, what a third party may check."""
