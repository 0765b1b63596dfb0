"""The words that stand on screen 1, for a script that waits for some of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from citizenspot.visit.views import DeskView


def words_shown(view: DeskView) -> str:
    """Return every text of the desk's own view, a line each; screen 2's is left out."""
    plain = msgspec.to_builtins(msgspec.structs.replace(view, citizen=None))
    return "\n".join(_texts(plain))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
