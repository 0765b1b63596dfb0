"""Folds words, so that accents, case and spacing make no difference."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return the text without accents, in lower case, with single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(bare).casefold().split())
