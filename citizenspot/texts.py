"""Texts of one screen, in one language: sentences from gettext, numbers and dates from Babel.

Each screen, and each half of a receipt, has a `Texts` of its own; there is no language of the
whole program. English is the language of the source, so its sentences need no catalogue.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from citizenspot.locale import catalogues

if TYPE_CHECKING:
    from babel import Locale

SOURCE_LANGUAGE = "en"
LOCALE_FOLDER = catalogues.FOLDER
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
OWN_NAMES = {
    "pt": "Português",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "uk": "Українська",
    "ar": "العربية",
}
"""The languages that have a catalogue, each in its own words, in the order they are offered."""
AS_HERE = {"pt": "pt-PT", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "uk": "uk-UA"}
"""The country meant where a tag names none; Babel would take Brazil and the United States."""

_ISOLATE, _ISOLATE_FROM_RIGHT, _END_ISOLATE = "\u2068", "\u2067", "\u2069"
_LETTER = re.compile("[^\\W\\d_]")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _N(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marked sentence
    """Mark a sentence for translation where it stands, and return it unchanged."""
    return sentence


class Texts:
    """The sentences, dates and amounts of one language.

    A sentence without a translation is returned in English, never as an error: a person at the
    counter has to be able to go on.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        """Keep the language, a BCP 47 tag, and its catalogue."""
        self.language = language
        self._catalogue = catalogue
        # To gettext the empty sentence is the name of the catalogue's own heading.
        self._said = {"": ""}

    @classmethod
    def for_language(cls, language: str) -> Texts:
        """Return the texts of a language, read once per process."""
        return _texts(language)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return _base(self.language) in RIGHT_TO_LEFT

    @property
    def base(self) -> str:
        """The language without its country, as voices and catalogues are named."""
        return _base(self.language)

    @property
    def locale(self) -> Locale:
        """How the language writes dates, amounts and the names of countries."""
        return _locale(self.language)

    def say(self, sentence: str, /, **values: object) -> str:
        """Return the sentence in this language, with its `{names}` filled in."""
        said = self._said.get(sentence)
        if said is None:
            said = self._translated(sentence)
        return said.format(**self._isolated(values)) if values else said

    def _translated(self, sentence: str) -> str:
        """Return a sentence's translation, and keep it; nothing else is kept, whatever was said."""
        said = self._catalogue.gettext(sentence)
        if said is not sentence:
            self._said[sentence] = said
        return said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the sentence for a number of things, with `{number}` and other names filled."""
        said = self._catalogue.ngettext(one, many, number)
        return said.format(number=number, **self._isolated(values))

    def _isolated(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return values that keep their own direction inside a sentence of the other one.

        Without the isolates (UAX #9 §2.4.2) a reference of the desk such as `CS-1/26` would be
        shown as `26/CS-1` in an Arabic sentence, and an Arabic name would draw the rest of an
        English sentence over to its other side.
        """
        return {name: self._kept_apart(value) for name, value in values.items()}

    def _kept_apart(self, value: object) -> object:
        if isinstance(value, int) or not (text := str(value)):
            return value
        crosses = self.right_to_left or _RIGHT_TO_LEFT_LETTER.search(text)
        return f"{_beginning(text)}{text}{_END_ISOLATE}" if crosses else value

    def date(self, day: date) -> str:
        """Return a day in words, such as 22 November 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - costs a start 40 ms

        return format_date(day, format="long", locale=self.locale)

    def country(self, code: str) -> str:
        """Return the name behind an ICAO code (Doc 9303-3 §5), or the code where it has none."""
        from babel.core import get_global  # noqa: PLC0415 - costs a start 50 ms

        three_letters = "DEU" if code == "D" else code  # the one country with a code of its own
        territory, *_others = get_global("territory_aliases").get(three_letters, [code])
        return str(self.locale.territories.get(territory, code))

    def language_name(self, tag: str) -> str:
        """Return the name of a language in this one, or its tag where it has none."""
        return str(self.locale.languages.get(_base(tag), tag))

    def time(self, moment: datetime, zone: tzinfo) -> str:
        """Return the time of day in a time zone, to the minute, of 24 hours in every language."""
        from babel.dates import format_time  # noqa: PLC0415 - costs a start 40 ms

        return format_time(moment.astimezone(zone), format="HH:mm", locale=self.locale)

    def money(self, amount: Decimal, currency: str = "EUR") -> str:
        """Return an amount with its currency's sign."""
        from babel.numbers import format_currency  # noqa: PLC0415 - costs a start 40 ms

        try:
            # CLDR 44 has no sign for the euro in Ukrainian, whose readers know it well.
            return format_currency(amount, currency, locale=self.locale).replace("EUR", "€")
        except InvalidOperation:  # more digits than arithmetic keeps: shown as it came
            return f"{amount} {currency}"

    def number(self, number: Decimal | int) -> str:
        """Return a number with this language's separators."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - costs a start 40 ms

        try:
            return format_decimal(number, locale=self.locale)
        except InvalidOperation:  # more digits than arithmetic keeps: shown as it came
            return str(number)


def _beginning(text: str) -> str:
    """Return the mark that begins an isolate of the direction of a text's first letter.

    Where texts are isolated within, that letter is looked for here: what finds it by itself passes
    over them (UAX #9 P2), and a date with its time would be shown with the time first.
    """
    if _END_ISOLATE not in text:
        return _ISOLATE
    first = _LETTER.search(text)
    from_right = first is not None and _RIGHT_TO_LEFT_LETTER.match(first.group())
    return _ISOLATE_FROM_RIGHT if from_right else _ISOLATE


@lru_cache
def _texts(language: str) -> Texts:
    base = _base(language)
    translated = base in OWN_NAMES and base != SOURCE_LANGUAGE
    return Texts(language, catalogues.catalogue(base) if translated else gettext.NullTranslations())


@lru_cache
def _locale(language: str) -> Locale:
    """Return the locale of a tag, else of its language alone, else of the source language."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - costs a start 40 ms

    for named in (language.lower(), _base(language)):
        try:
            return Locale.parse(AS_HERE.get(named, named), sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse(AS_HERE[SOURCE_LANGUAGE], sep="-")


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
