"""Makes a part of an id from a name or address of another catalogue."""

from __future__ import annotations

import hashlib
import re

from services_catalog.folding import folded

LONGEST = 80
_OTHERS = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return the name in lower-case letters, digits and dashes.

    A name too long is cut and ends in a hash of the whole, so that two of them stay two.
    """
    plain = _OTHERS.sub("-", folded(name)).strip("-") or "x"
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[:LONGEST]}-{hashlib.sha256(plain.encode()).hexdigest()[:8]}"
