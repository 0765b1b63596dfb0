"""The nationalities a document may name: ICAO codes and their words in the desk's language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Thread

import msgspec

from citizenspot.texts import Texts
from services_catalog.folding import folded

_ALPHA_3 = 3


class Country(msgspec.Struct, frozen=True):
    """A nationality: its three letters (ICAO Doc 9303-3 §5) and its name."""

    code: str
    name: str


class Countries:
    """The countries' names, read on a thread of their own when the first form is opened."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._reading: Thread | None = None

    def ask(self) -> None:
        """Begin to read, if that has not begun."""
        if self._reading is None:
            self._reading = Thread(target=read_countries, args=(self._texts,), name="countries")
            self._reading.start()

    @property
    def known(self) -> tuple[Country, ...]:
        """Return the countries by name, none while they are being read."""
        if self._reading is None or self._reading.is_alive():
            return ()
        return read_countries(self._texts)

    def waited_for(self) -> tuple[Country, ...]:
        """Return the countries; waits up to a tenth of a second if they were asked for just now."""
        self.ask()
        if self._reading:
            self._reading.join()
        return read_countries(self._texts)


@lru_cache
def read_countries(texts: Texts) -> tuple[Country, ...]:
    """Return every nationality by name; takes about 100 ms the first time, so on a thread."""
    from babel.core import get_global  # noqa: PLC0415 - costs a start 50 ms

    names = texts.locale.territories
    three_letters = {
        two[0]: three
        for three, two in get_global("territory_aliases").items()
        if len(three) == _ALPHA_3 and three.isalpha() and len(two) == 1
    }
    found = [Country(three_letters[each], names[each]) for each in names if each in three_letters]
    return tuple(sorted([*found, *_without_a_country(texts)], key=lambda each: folded(each.name)))


def match_country(typed: str, countries: Sequence[Country]) -> Country | None:
    """Return the country named or coded by what was typed, in any case, with or without accents."""
    wanted = folded(typed)
    for country in countries:
        if wanted in {folded(country.name), country.code.casefold()}:
            return country
    beginnings = [each for each in countries if wanted and folded(each.name).startswith(wanted)]
    return beginnings[0] if len(beginnings) == 1 else None


def _without_a_country(texts: Texts) -> tuple[Country, ...]:
    return (
        Country("XXA", texts.say("Stateless person")),
        Country("XXB", texts.say("Refugee")),
        Country("XXX", texts.say("Nationality not stated")),
    )
