"""The eID service of practice: gives what a made-up German card says, as a real one would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.ausweisapp.personal_data import (
    GeneralPlace,
    PersonalData,
    Place,
    RestrictedId,
    read_personal_data,
)
from training.cards.german.played_ausweisapp import DATA_URL, TOKEN_URL
from training.cards.specimen import find_specimen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from citizenspot.eid.card_events import CardHolder
    from training.cards.specimen import Address, Specimen

GERMAN = "D"
"""Doc 9303-3 §5: the one state whose code has one letter."""


class PlayedEidService:
    """Implements `EidService`."""

    token_url = TOKEN_URL

    def __init__(self, today: Callable[[], date]) -> None:
        """Keep what day it is."""
        self._today = today

    def data_at(self, url: str) -> CardHolder:
        """Return what the card of an address says, read as it is read of a real service."""
        name, _, optional = url.removeprefix(DATA_URL).partition("/")
        said = _personal_data(find_specimen(name), self._today(), frozenset(optional.split("-")))
        return read_personal_data(msgspec.json.encode({"PersonalData": said}))


def _personal_data(specimen: Specimen, today: date, asked: frozenset[str]) -> PersonalData:
    person, document = specimen.person, specimen.document
    assert person is not None  # noqa: S101 - a German specimen has both
    assert document is not None  # noqa: S101 - as above
    return PersonalData(
        family_names=person.family_name,
        given_names=person.given_names,
        date_of_birth=f"{person.born(today).isoformat()}+02:00",
        nationality=GERMAN if "Nationality" in asked else "",
        date_of_expiry=document.valid_until(today).isoformat() if "ValidUntil" in asked else "",
        place_of_residence=_residence(person.address if "Address" in asked else None),
        restricted_id=RestrictedId(document.number if "Pseudonym" in asked else ""),
    )


def _residence(address: Address | None) -> GeneralPlace:
    if address is None:
        return GeneralPlace()
    return GeneralPlace(Place(address.street, address.postal_code, address.locality))
