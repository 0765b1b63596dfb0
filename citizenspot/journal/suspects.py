"""What was done to events that are not as they were recorded, told from what still vouches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from citizenspot.journal.chain import canonical
from citizenspot.journal.findings import Finding, Problem
from citizenspot.journal.records import opens
from citizenspot.journal.schema import EventRow
from citizenspot.journal.sealing import Seal

# How often suspects are tried at the positions of other events, some 5 µs each: a second in all.
# With more suspects than that allows, only the neighbouring positions are tried.
_TRIES = 200_000


class Suspect(NamedTuple):
    """An event, and what of it vouches for it; `opens` is `None` where its key is not there."""

    row: EventRow
    follows: bool
    whole: bool
    opens: bool | None

    @property
    def is_sound(self) -> bool:
        """Whether everything vouches for it."""
        return self.follows and self.whole and self.opens is not False


class Suspicion:
    """Gathers suspects and gaps, then tells changed events from moved and removed ones."""

    def __init__(self, desk: str, seals: Mapping[str, Seal]) -> None:
        self.suspects: list[Suspect] = []
        self.gaps: list[range] = []
        self.last_authentic = 0
        self._desk = desk
        self._seals = seals

    def findings(self) -> list[Finding]:
        """Return a finding for each suspect, and one for each run of missing events."""
        origins = {
            suspect.row.position: origin
            for suspect in self.suspects
            if (origin := self._origin(suspect)) is not None
        }
        described = [
            self._described(suspect, origins.get(suspect.row.position)) for suspect in self.suspects
        ]
        return [*described, *self._missing(origins)]

    def _described(self, suspect: Suspect, origin: int | None) -> Finding:
        row = suspect.row
        if origin is not None:
            problem, what = Problem.MOVED, f"the event recorded at {origin} stands here"
        elif row.sealed() is None and suspect.whole:
            problem, what = Problem.CHANGED, "its header was changed after it was erased"
        elif row.sealed() is None:
            problem, what = Problem.ERASED, "its payload is gone"
        elif suspect.opens and suspect.whole:
            problem, what = Problem.CHANGED, "its hash is not the one that follows"
        elif suspect.opens:
            problem, what = Problem.CHANGED, "its digest is not the one of its payload"
        elif source := self._source_of_payload(suspect):
            problem, what = Problem.MOVED, f"the payload of event {source} stands here"
        elif not suspect.whole:
            problem, what = Problem.CHANGED, "its payload was changed"
        elif suspect.follows:
            problem, what = Problem.CHANGED, "it was written anew without the key of its visit"
        else:
            problem, what = Problem.CHANGED, "its header was changed"
        return Finding(problem, row.position, row.kind, what)

    def _origin(self, suspect: Suspect) -> int | None:
        """Return the position an event was recorded at, if it was another one than it has."""
        row = suspect.row
        seal = self._seals.get(row.visit)
        if suspect.opens or seal is None:
            return None
        sealed = row.sealed()
        for position in self._candidates(row.position):
            if opens(sealed, seal, canonical(row.header(self._desk, position=position))):
                return position
        return None

    def _candidates(self, position: int) -> Iterator[int]:
        yield position + 1
        yield position - 1
        last = self.last_authentic + len(self.suspects) + 1
        if len(self.suspects) * last <= _TRIES:
            yield from range(1, last + 1)

    def _source_of_payload(self, suspect: Suspect) -> int | None:
        """Return the event, itself a suspect, whose header this payload belongs to."""
        sealed = suspect.row.sealed()
        if len(self.suspects) ** 2 > _TRIES:
            return None
        for other in self.suspects:
            seal = self._seals.get(other.row.visit)
            if seal and opens(sealed, seal, canonical(other.row.header(self._desk))):
                return other.row.position
        return None

    def _missing(self, origins: Mapping[int, int]) -> Iterator[Finding]:
        """Find the positions nothing stands at that was recorded there.

        Spans and not sets: who may write to the file may also make a gap of any size.
        """
        found = set(origins.values())
        last = max(self.last_authentic, *found, 0)
        spans = [range(each, each + 1) for each in origins if each not in found]
        for gap in self.gaps:
            spans += _without(gap, found)
        spans = [range(max(span.start, 1), min(span.stop, last + 1)) for span in spans]
        for span in _joined(spans):
            what = "is missing" if len(span) == 1 else f"to {span[-1]} are missing"
            yield Finding(Problem.REMOVED, span.start, "event", f"{span.start} {what}")


def _without(span: range, positions: Iterable[int]) -> Iterator[range]:
    """Return what is left of a span when some positions are taken out of it."""
    start = span.start
    for position in sorted(each for each in positions if each in span):
        yield range(start, position)
        start = position + 1
    yield range(start, span.stop)


def _joined(spans: Iterable[range]) -> list[range]:
    """Return the spans in order, those that touch made one, empty ones left out."""
    joined: list[range] = []
    for span in sorted((each for each in spans if each), key=lambda each: each.start):
        if joined and joined[-1].stop == span.start:
            joined[-1] = range(joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined
