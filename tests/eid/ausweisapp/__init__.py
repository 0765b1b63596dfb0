"""German cards, handed to an AusweisApp that is played."""
