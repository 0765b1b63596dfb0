"""What somebody meant who wrote a rule as they would in another language, or in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = re.compile(r"""'[^']*'|"[^"]*"|[A-Za-z_][\w.]*|=>|=<|<>|[<>=!]=|=|\s+|.""", re.DOTALL)
"""Texts in quotes, names, signs, spaces: what is looked at as one piece."""

_MEANT: Mapping[str, str] = {
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "=": "==",
    "and": "&&",
    "e": "&&",
    "or": "||",
    "ou": "||",
    "not": "!",
    "yes": "true",
    "sim": "true",
    "no": "false",
}


def meant_by(rule: str) -> str:
    """Return the rule with usual slips mended: `age => 18 and wild` becomes `age >= 18 && wild`.

    It is empty where there is none of them.
    """
    parts = [_MEANT.get(part.lower(), part) for part in _PARTS.findall(rule)]
    mended = re.sub(r"!\s+", "!", "".join(parts))
    return "" if mended == rule else mended
