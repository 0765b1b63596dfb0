"""A virtual card's description: one TOML file of `specimens/` each; `docs/cards.md` explains them.

Ages and validity are counted from the day on which a card is made, so that someone of 67 in a
demonstration is 67 next year too. All people are made up.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from training.cards.pin_keeper import PinState

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "specimens"
SOURCE_LANGUAGE = "en"


class UnknownSpecimenError(Exception):
    """There is no specimen of that name; the sentence lists those there are."""


class Parent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A parent's name, which Portuguese cards hold."""

    given_names: str
    family_name: str


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the person lives."""

    street: str
    postal_code: str
    locality: str


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up person; `birthday` is month and day, as `03-14`."""

    given_names: str
    family_name: str
    sex: Literal["F", "M"]
    age: Annotated[int, Meta(ge=0, le=120)]
    birthday: Annotated[str, Meta(pattern=r"^\d\d-\d\d$")]
    birth_place: str = ""
    address: Address | None = None
    mother: Parent | None = None
    father: Parent | None = None

    def born(self, today: date) -> date:
        """Return the day of birth with which the person has this age today."""
        month, day = (int(part) for part in self.birthday.split("-"))
        had_birthday = (month, day) <= (today.month, today.day)
        return date(today.year - self.age - (not had_birthday), month, day)


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The card itself: its numbers, and the days for which it was issued and is still good.

    `days_left` is negative for an expired card. `key` is of which kind the chip's own key is, where
    its family's cards have one or the other; `applet_version` is what Belgian cards (1.8 where
    nothing is said) and older Portuguese ones tell of themselves. Of a passport's chip: with which
    cipher it agrees on keys (chip authentication), on a curve or in a finite field; whether it
    takes extended commands, or else gives long answers in parts; and by how many bytes its
    photograph is longer.
    """

    number: str
    days_left: int = 1_200
    days_issued: Annotated[int, Meta(gt=0)] = 3_652
    place: str = ""
    pin: Annotated[str, Meta(pattern=r"^\d{4,12}$")] = "1234"
    numbers: dict[str, str] = {}
    access_number: Annotated[str, Meta(pattern=r"^(\d{6})?$")] = ""
    opened_by: Literal["pace", "bac", "contact"] = "pace"
    key: Literal["curve", "curve-384", "rsa", "rsa-2048", "rsa-3072", "none"] = "curve"
    applet_version: Annotated[str, Meta(pattern=r"^(v\d\.\d\d\.\d\d|1\.[78])?$")] = ""
    agreement: Literal["", "aes", "3des"] = ""
    agreement_in: Literal["curve", "field"] = "curve"
    knows_extended: bool = True
    photo_filler: Annotated[int, Meta(ge=0, le=60_000)] = 0

    def valid_until(self, today: date) -> date:
        """Return the last day on which the card is good."""
        return today + timedelta(days=self.days_left)

    def valid_from(self, today: date) -> date:
        """Return the day on which the card was issued."""
        return self.valid_until(today) - timedelta(days=self.days_issued)


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What goes wrong with the card: nothing, unless it is said here.

    `pin` is how its PIN stands. `removed_at` is the command, counted from 0, at which the card is
    pulled out each time. A `forged` card says something else than what was signed; its `digest` is
    forged where a good signature is over another digest than that of its hashes, and its `chip`
    where it is a copy without the key of the original, and its `holder` where its key and
    certificate are another person's. `bits_per_second` is how slowly the card
    takes commands and gives answers.
    """

    mute: bool = False
    pin: PinState = ""
    removed_at: Annotated[int, Meta(ge=0)] | None = None
    forged: Literal["", "identity", "address", "photo", "digest", "chip", "holder"] = ""
    activated: bool = True
    bits_per_second: Annotated[int, Meta(gt=0)] | None = None


class Specimen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A virtual card as its file describes it; `family` chooses the chip.

    A card of no known family needs an `atr`, and has neither person nor document.
    """

    name: str
    family: Literal[
        "be.eid",
        "pt.cc",
        "pt.cc2",
        "icao",
        "ee.eid.idemia",
        "ee.eid.thales",
        "lv.eid",
        "fi.eid.v3",
        "fi.eid.v4",
        "piv",
        "de.eid",
        "unknown",
    ]
    labels: dict[str, str]
    atr: str = ""
    person: Person | None = None
    document: Document | None = None
    behaviour: Behaviour = Behaviour()

    def label(self, language: str) -> str:
        """Return what the card is for, in a language, or in English."""
        return self.labels.get(language.partition("-")[0], self.labels[SOURCE_LANGUAGE])


@lru_cache
def load_specimens() -> tuple[Specimen, ...]:
    """Return every specimen, by name.

    Raises:
        msgspec.ValidationError: a file is not as described here; the sentence says where.
    """
    return tuple(_load(path) for path in sorted(FOLDER.glob("*.toml")))


def find_specimen(name: str) -> Specimen:
    """Return the specimen of a name; `NAME-TROUBLE` is a card that something is wrong with.

    Raises:
        UnknownSpecimenError: there is none.
    """
    specimens = {each.name: each for each in load_specimens()}
    found = specimens.get(name) or next((each for each in _in_trouble(name)), None)
    if found is None:
        raise UnknownSpecimenError(f"no card {name!r}; there are: {', '.join(specimens)}")
    return found


def base_of(name: str) -> Specimen | None:
    """Return the good card whose name this is, or begins it; nothing where there is none."""
    bases = (each for each in load_specimens() if f"{name}-".startswith(f"{each.name}-"))
    return max(bases, key=lambda each: len(each.name), default=None)


def _in_trouble(name: str) -> Iterator[Specimen]:
    from training.cards.trouble import troubles_of  # noqa: PLC0415 - it is made of specimens

    base = base_of(name)
    if base is None:
        return
    for trouble in troubles_of(base):
        if name == f"{base.name}-{trouble.name}":
            yield trouble.of(base)


def _load(path: Path) -> Specimen:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return msgspec.convert({"name": path.stem} | written, Specimen)
