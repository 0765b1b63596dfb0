"""What an eID service sends of a German card: JSON with the names of BSI TR-03130-1 §3.4.4.

As the service behind AusweisApp's own page of personal data answers: an object `PersonalData`.
Nothing in it is trusted to have the right form, and only what a visit can use is read.
"""

from __future__ import annotations

from datetime import date

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardAddress, CardHolder
from citizenspot.eid.card_text import read_required_text, read_text

FAMILY = "de.eid"
PSEUDONYM = "de.pseudonym"
"""The card's own number for this one service (TR-03110-2 §3.5): Germany has none for a person."""
DATE_LENGTH = len("2026-11-27")
"""An xs:date may be followed by its time zone, which says nothing about a day of birth."""


class Place(msgspec.Struct, frozen=True, rename="pascal"):
    """A place with its parts."""

    street: str = ""
    zip_code: str = ""
    city: str = ""


class GeneralPlace(msgspec.Struct, frozen=True, rename="pascal"):
    """A place: with its parts, or in words that no address is made of."""

    structured_place: Place | None = None


class RestrictedId(msgspec.Struct, frozen=True):
    """The pseudonym, in hexadecimal."""

    id: str = msgspec.field(name="ID", default="")


class PersonalData(msgspec.Struct, frozen=True, rename="pascal"):
    """What was read; what was not asked for is not there."""

    family_names: str
    given_names: str
    date_of_birth: str = ""
    nationality: str = ""
    issuing_state: str = ""
    date_of_expiry: str = ""
    place_of_residence: GeneralPlace = GeneralPlace()
    restricted_id: RestrictedId = msgspec.field(name="RestrictedID", default=RestrictedId())


class _Answer(msgspec.Struct, frozen=True, rename="pascal"):
    personal_data: PersonalData


def read_personal_data(answer: bytes) -> CardHolder:
    """Return whom an eID service's answer names.

    Raises:
        CardDataError: it is no such answer, or its dates are none.
    """
    try:
        said = msgspec.json.decode(answer, type=_Answer).personal_data
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise CardDataError("an answer that makes no sense") from None
    return CardHolder(
        family_name=_name(said.family_names, "family names"),
        given_names=_text(said.given_names, "given names"),
        birth_date=_day(said.date_of_birth, "birth"),
        number=_text(said.restricted_id.id, "pseudonym"),
        number_kind=PSEUDONYM,
        nationality=_text(said.nationality or said.issuing_state, "nationality"),
        sex="",
        document_number="",
        card_family=FAMILY,
        valid_until=_day(said.date_of_expiry, "expiry"),
        address=_address(said.place_of_residence.structured_place),
    )


def _address(place: Place | None) -> CardAddress | None:
    if place is None:
        return None
    return CardAddress(
        _text(place.street, "street"), _text(place.zip_code, "code"), _text(place.city, "city")
    )


def _day(written: str, field: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written[:DATE_LENGTH])
    except ValueError:
        # Not chained: the error quotes what was written, as those of a card's bytes do.
        raise CardDataError(f"{field}: no date") from None


def _name(written: str, field: str) -> str:
    return read_required_text(written.encode("utf-8", "surrogatepass"), field)


def _text(written: str, field: str) -> str:
    return read_text(written.encode("utf-8", "surrogatepass"), field)
