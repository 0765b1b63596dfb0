"""What a trainer types for a virtual card: its PIN, and what is printed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.cards.travel_document import card_zone, passport_zone

if TYPE_CHECKING:
    from datetime import date

    from citizenspot.visit.practice_reader import Printed
    from training.cards.specimen import Document, Person, Specimen

WITHOUT_PIN = frozenset({"icao", "unknown"})
OPENED_BY_PRINT = frozenset({"icao", "pt.cc2", "de.eid"})
"""Families whose cards open by radio, with what is printed on them."""


def to_type(specimen: Specimen, today: date) -> tuple[tuple[Printed, str], ...]:
    """Return what may be asked for, in the order in which it is: to open the card, then the PIN."""
    person, document = specimen.person, specimen.document
    if person is None or document is None or specimen.behaviour.mute:
        return ()
    found: list[tuple[Printed, str]] = []
    if specimen.family in OPENED_BY_PRINT and document.opened_by != "contact":
        if document.access_number:
            found.append(("access_number", document.access_number))
        if specimen.family == "icao":
            found.append(("lines", _zone(person, document, today)))
    by_radio = specimen.family == "pt.cc2" and document.opened_by != "contact"
    if specimen.family not in WITHOUT_PIN and not by_radio:
        found.append(("pin", document.pin))
    return tuple(found)


def _zone(person: Person, document: Document, today: date) -> str:
    """Return the lines, as the chip has them in its first file."""
    zone = card_zone if document.access_number else passport_zone
    return zone(person, document, today)
