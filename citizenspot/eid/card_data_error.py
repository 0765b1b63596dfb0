"""The one error for what a card says: its bytes are never trusted."""

from __future__ import annotations


class CardDataError(Exception):
    """What a card holds is not what its family's layout says.

    The sentence names the file or the field, and never holds what stands in it.
    """
