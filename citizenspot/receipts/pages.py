"""Shares pieces out over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citizenspot.receipts.pieces import Piece


def paged(pieces: Iterable[Piece], room: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each page, none higher than `room` unless a single piece is."""
    page: list[Piece] = []
    left = room
    for piece in pieces:
        if page and piece.height > left:
            yield page
            page, left = [], room
        page.append(piece)
        left -= piece.height
    if page:
        yield page
