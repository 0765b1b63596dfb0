"""What can go wrong with a virtual card, whosever it is; `troubles.toml` describes each once.

`NAME-TROUBLE` is the specimen of a name in one of them. A trouble happens to good cards only, and
to those of its families.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from training.cards.specimen import SOURCE_LANGUAGE, Behaviour, Person, Specimen, load_specimens

FILE = Path(__file__).parent / "troubles.toml"
NOT_EVERY_CARD = "unknown"
CONTACT = "contact"


class Trouble(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that goes wrong.

    `families` are those it can happen to, all where none is named. Another `person` comes with
    their own `documents`, the card's number by family, and `numbers` of their own.
    """

    name: str
    labels: dict[str, str]
    families: tuple[str, ...] = ()
    behaviour: Behaviour = Behaviour()
    days_left: int | None = None
    person: Person | None = None
    documents: dict[str, str] = {}
    numbers: dict[str, str] = {}

    def label(self, language: str) -> str:
        """Return what goes wrong, in a language, or in English."""
        return self.labels.get(language.partition("-")[0], self.labels[SOURCE_LANGUAGE])

    def happens_to(self, specimen: Specimen) -> bool:
        """Say whether it can happen to a card: one that is good, and of a family that knows it."""
        document = specimen.document
        if document is None or specimen.behaviour != Behaviour() or document.days_left < 0:
            return False
        return not self._is_hidden_by(specimen) and (
            not self.families or specimen.family in self.families
        )

    def _is_hidden_by(self, specimen: Specimen) -> bool:
        """Say whether nobody could find it out.

        By contact a Portuguese card of 2024 has no way to prove itself, and by radio its PIN is not
        asked for.
        """
        assert specimen.document is not None  # noqa: S101 - as `happens_to` has seen
        by_contact = specimen.document.opened_by == CONTACT
        if self.behaviour.forged == "chip":
            return by_contact
        is_about_pin = self.behaviour.forged == "holder" or self.behaviour.pin != ""
        return is_about_pin and specimen.family == "pt.cc2" and not by_contact

    def of(self, specimen: Specimen) -> Specimen:
        """Return a specimen in this trouble."""
        document = specimen.document
        if document is not None:
            days_left = document.days_left if self.days_left is None else self.days_left
            number = self.documents.get(specimen.family, document.number)
            numbers = document.numbers | self.numbers
            document = replace(document, days_left=days_left, number=number, numbers=numbers)
        labels = {
            language: f"{words.partition(',')[0]}: {self.label(language)}"
            for language, words in specimen.labels.items()
        }
        return replace(
            specimen,
            name=f"{specimen.name}-{self.name}",
            labels=labels,
            person=self.person or specimen.person,
            document=document,
            behaviour=self.behaviour,
        )


@lru_cache
def load_troubles() -> tuple[Trouble, ...]:
    """Return every trouble, in the order of the file.

    Raises:
        msgspec.ValidationError: one is not as described here; the sentence says where.
    """
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    described = [{"name": name} | trouble for name, trouble in written.items()]
    return tuple(msgspec.convert(each, Trouble) for each in described)


def troubles_of(specimen: Specimen) -> tuple[Trouble, ...]:
    """Return what can go wrong with a card."""
    return tuple(each for each in load_troubles() if each.happens_to(specimen))


def load_every_card() -> tuple[Specimen, ...]:
    """Return every virtual card: each good one by its name, followed by its troubles."""
    return tuple(
        card
        for good in load_specimens()
        for card in (good, *(trouble.of(good) for trouble in troubles_of(good)))
    )
