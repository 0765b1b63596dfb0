"""Texts of one screen, in one language: sentences from gettext, numbers and dates from Babel.

Each screen, and each half of a receipt, has a `Texts` of its own; there is no language of the
whole program. English is the language of the source, so its sentences need no catalogue.
"""

from __future__ import annotations

import gettext
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

DOMAIN = "citizenspot"
SOURCE_LANGUAGE = "en"
LOCALE_FOLDER = Path(__file__).parent / "locale"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
OWN_NAMES = {"pt": "Português", "en": "English"}
"""The languages that have a catalogue, each in its own words, in the order they are offered."""


def _N(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marked sentence
    """Mark a sentence for translation where it stands, and return it unchanged."""
    return sentence


class Texts:
    """The sentences, dates and amounts of one language.

    A sentence without a translation is returned in English, never as an error: a person at the
    counter has to be able to go on.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        """Keep the language and its catalogue."""
        self.language = language
        self._catalogue = catalogue

    @classmethod
    def for_language(cls, language: str) -> Texts:
        """Return the texts of a language, read once per process."""
        return _texts(language)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT

    def say(self, sentence: str, /, **values: object) -> str:
        """Return the sentence in this language, with its `{names}` filled in."""
        said = self._catalogue.gettext(sentence)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the sentence for a number of things, with `{number}` and other names filled."""
        said = self._catalogue.ngettext(one, many, number)
        return said.format(number=number, **values)

    def date(self, day: date) -> str:
        """Return a day in words, such as 22 November 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - costs a start 40 ms

        return format_date(day, format="long", locale=self.language)

    def time(self, moment: datetime, zone: tzinfo) -> str:
        """Return the time of day in a time zone, to the minute."""
        from babel.dates import format_time  # noqa: PLC0415 - costs a start 40 ms

        return format_time(moment.astimezone(zone), format="short", locale=self.language)

    def money(self, amount: Decimal, currency: str = "EUR") -> str:
        """Return an amount with its currency's sign."""
        from babel.numbers import format_currency  # noqa: PLC0415 - costs a start 40 ms

        return format_currency(amount, currency, locale=self.language)

    def number(self, number: Decimal | int) -> str:
        """Return a number with this language's separators."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - costs a start 40 ms

        return format_decimal(number, locale=self.language)


@lru_cache
def _texts(language: str) -> Texts:
    base = language.split("-", maxsplit=1)[0]
    fallback = base == SOURCE_LANGUAGE
    catalogue = (
        gettext.NullTranslations()
        if fallback
        else gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[base], fallback=True)
    )
    return Texts(language, catalogue)
