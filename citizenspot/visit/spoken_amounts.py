"""How sums of money and years are said: as people say them, and not sign by sign.

espeak-ng 1.51 says a grouped number in parts, `€` before its number as a word of its own, a
Ukrainian `EUR` in English, and the word for year, cut short to its first letter, as that letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Say = Callable[..., str]
"""Returns a sentence of the program in the page's language: `Texts.say`."""

_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{2})?"
_SPACE = r"[ \u00a0\u202f]?"
_EUROS = re.compile(rf"€{_SPACE}({_NUMBER})|(?<!\d)({_NUMBER}){_SPACE}(?:€|EUR\b)")
"""As CLDR 44 writes euros in each language of screen 2, and services in their own words."""

_YEAR = re.compile("(?<=[0-9]{4})[ \u00a0\u202f]\u0440\\.")
"""U+0440 is the first letter of the Ukrainian word."""


def amounts_said(text: str, say: Say) -> str:
    """Return a text with its euros, and a Ukrainian year, in the words that are said for them."""
    if "€" in text or "EUR" in text:
        text = _EUROS.sub(lambda found: _euros(found[1] or found[2], say), text)
    return _YEAR.sub(" року", text)


def _euros(number: str, say: Say) -> str:
    """Return so many euros; cents that are none are not said, as nobody says them."""
    has_cents = number[-3:-2] in {".", ","}
    whole, cents = (number[:-3], number[-3:]) if has_cents else (number, "")
    digits = re.sub(r"\D", "", whole)
    amount = digits if cents.endswith("00") else digits + cents
    if amount == "1":
        return say("{amount} euro", amount=amount)
    return say("{amount} euros", amount=amount)
