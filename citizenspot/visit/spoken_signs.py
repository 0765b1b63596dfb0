"""How signs of writing are said: a number's sign, an ordinal's letter, a dot between, an hour.

espeak-ng 1.51 reads `n.º` and `6.º` in Portuguese as names of a letter, `·` as the name of the dot,
and `09:00` as nine zero zero.
"""

from __future__ import annotations

import re

from citizenspot.visit.spoken_amounts import Say

_NUMBER_SIGN = re.compile(r"\bn\.º")
_ORDINAL = re.compile(r"(?<=\d)\.?[ºª]")
_BETWEEN = " · "
_HOUR = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")


def signs_said(text: str, say: Say) -> str:
    """Return a text with its signs in the words that are said for them."""
    if "º" in text or "ª" in text:
        text = _ORDINAL.sub("", _NUMBER_SIGN.sub(say("number"), text))
    if ":" in text:
        text = _HOUR.sub(lambda found: _hour(int(found[1]), found[2], say), text)
    return text.replace(_BETWEEN, ", ")


def _hour(hour: int, minutes: str, say: Say) -> str:
    if minutes == "00":
        return say("{hour} o'clock", hour=hour)
    return f"{hour} {minutes}"
