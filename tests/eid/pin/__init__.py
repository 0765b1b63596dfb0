"""The PIN: its memory, its codings, and what cards say of it."""
