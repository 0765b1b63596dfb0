"""Who does what follows from events; each works on threads of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from citizenspot.desk.ports import (
    Documents,
    GermanCards,
    Nowhere,
    Reader,
    Receipts,
    Sender,
    SignInElsewhere,
    Waiting,
)


@dataclass
class Parts:
    """Everything that acts for a desk; a part that is absent acts nowhere."""

    sender: Sender = field(default_factory=Nowhere)
    receipts: Receipts = field(default_factory=Nowhere)
    reader: Reader = field(default_factory=Nowhere)
    waiting: Waiting = field(default_factory=Nowhere)
    sign_in: SignInElsewhere = field(default_factory=Nowhere)
    documents: Documents = field(default_factory=Nowhere)
    german_cards: GermanCards = field(default_factory=Nowhere)
