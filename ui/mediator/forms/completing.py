"""From what was typed into a form to the command it completes. Nothing here knows Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from citizenspot.visit.views import Act


def completed(act: Act, typed: Mapping[str, str]) -> Act:
    """Return the act with its command's properties filled by what was typed for them.

    A name with a stroke, such as `counted/500`, fills the key behind it of a map.
    """
    plain = {name: text for name, text in typed.items() if "/" not in name}
    maps: dict[str, dict[str, str]] = {}
    for name, text in typed.items():
        if "/" in name:
            owner, key = name.split("/", maxsplit=1)
            maps.setdefault(owner, {})[key] = text
    return replace(act, command=replace(act.command, **plain, **maps))


def sum_of_counts(typed: Mapping[str, str]) -> int:
    """Return the sum in cents of counts typed under names such as `counted/500`."""
    counts = ((name.rpartition("/")[2], text.strip()) for name, text in typed.items())
    known = ((worth, text) for worth, text in counts if worth.isdigit() and text.isdigit())
    return sum(int(worth) * int(text) for worth, text in known)


def like_no_money(no_money: str, cents: int) -> str:
    """Return cents as a language writes amounts, shown by how it writes none: `0,00 €`."""
    return re.sub(r"0(\D)00", rf"{cents // 100}\g<1>{cents % 100:02d}", no_money, count=1)
