"""German cards in practice: an AusweisApp and an eID service that are played."""
