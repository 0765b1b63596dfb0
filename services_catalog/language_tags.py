"""Language tags: those of BCP 47 as far as people use them, private parts included."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services_catalog.definition import Service
    from services_catalog.references import Outline

EASY = "-x-easy"
"""What a tag ends in whose texts are in easy language; private use, RFC 5646 §2.2.7."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[A-Za-z0-9]{1,8})+)?")


@lru_cache(maxsize=1_000)
def is_language_tag(tag: str) -> bool:
    """Say whether this is a tag in the form of RFC 5646 §2.1, such as `pt-BR` or `pt-x-easy`."""
    return bool(_TAG.fullmatch(tag))


def easy(tag: str) -> str:
    """Return the tag of a language's texts in easy language."""
    return f"{usual(tag)}{EASY}"


def usual(tag: str) -> str:
    """Return the tag of a language's usual texts."""
    return tag.removesuffix(EASY)


def easy_languages(services: Iterable[Service | Outline]) -> frozenset[str]:
    """Return the languages in which a service is called by a name in easy language.

    A service that has easy texts has such a name: by it alone the whole catalogue is judged.
    """
    return frozenset(usual(tag) for s in services for tag in s.name if tag.endswith(EASY))
