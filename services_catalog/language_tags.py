"""Language tags: those of BCP 47 as far as people use them, private parts included."""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[A-Za-z0-9]{1,8})+)?")


@lru_cache(maxsize=1_000)
def is_language_tag(tag: str) -> bool:
    """Say whether this is a tag in the form of RFC 5646 §2.1, such as `pt-BR` or `pt-x-easy`."""
    return bool(_TAG.fullmatch(tag))
