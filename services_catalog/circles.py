"""Finds circles in what leads to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def circles(leads_to: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Return circles of names, each name in at most one, starting with its first name.

    Walks without recursion, so that a chain of any length is walked.
    """
    finished: set[str] = set()
    for start in leads_to:
        path: list[str] = []
        waiting = [(start, iter(leads_to[start]))] if start not in finished else []
        while waiting:
            name, ahead = waiting[-1]
            if not path or path[-1] != name:
                path.append(name)
            following = next((n for n in ahead if n in leads_to and n not in finished), None)
            if following is None:
                finished.add(name)
                waiting.pop()
                path.pop()
            elif following in path:
                yield tuple(path[path.index(following) :])
                finished.update(path)
                break
            else:
                waiting.append((following, iter(leads_to[following])))
