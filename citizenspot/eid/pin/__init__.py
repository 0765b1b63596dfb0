"""The card's PIN: how it is held, asked for, sent to the card, and what the card says of it."""
