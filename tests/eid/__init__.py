"""The cards: parsers, profiles, the reader's worker, and the real reader service."""
