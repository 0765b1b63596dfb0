"""What the number of the next receipt stands on: its series, and the journal's head."""

from __future__ import annotations

from citizenspot.journal.journal import Journal
from citizenspot.visit.decisions.around import ReceiptGround

LIVE_SERIES = "R"
PRACTICE_SERIES = "P-R"


def receipt_ground(journal: Journal, *, practice: bool) -> ReceiptGround:
    """Return the series of a world, its next number, and the head that the receipt testifies to."""
    series = PRACTICE_SERIES if practice else LIVE_SERIES
    head = journal.head()
    return ReceiptGround(
        series=series,
        running=journal.next_number(series),
        head_position=head.position,
        head_hash=head.hash.hex(),
    )
