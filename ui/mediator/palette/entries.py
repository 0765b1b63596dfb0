"""What the palette offers: acts, services, tickets and help, and how they are ranked. No Qt here.

What begins with the letters comes first, then what has a word that begins with them, then what
holds them somewhere, and last what would but for a typing error; services keep the order that the
search finds them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from citizenspot.texts import Texts
from citizenspot.visit.commands import ChooseServices
from citizenspot.visit.views import Act, DeskView
from services_catalog.folding import folded
from ui.mediator.desk_port import ServiceHit
from ui.mediator.key_plan import MAIN, acts_of, canonical
from ui.mediator.palette.typing_errors import nearly_begins

Kind = Literal["act", "service", "ticket", "help"]
MOST = 60


@dataclass(frozen=True)
class PaletteEntry:
    """One thing to do: its name, a line under it, and what does it: an act, or the screen."""

    kind: Kind
    name: str
    under: str
    act: Act | None = None
    do: Callable[[], None] | None = None


def acts_offered(view: DeskView, texts: Texts) -> list[PaletteEntry]:
    """Return every act of the view that can be given now, each once."""
    found: dict[tuple[str, str], PaletteEntry] = {}
    for act in acts_of(view):
        if not act.why_not:
            under = " · ".join(filter(None, (texts.say("Act"), act.key)))
            found.setdefault((act.label, act.key), PaletteEntry("act", act.label, under, act))
    return list(found.values())


def tickets_offered(view: DeskView, texts: Texts) -> list[PaletteEntry]:
    """Return the tickets that can be called from here."""
    lines = view.queue.next if view.queue else ()
    return [
        PaletteEntry(
            "ticket",
            texts.say("Call {number}", number=line.number),
            " · ".join(filter(None, (texts.say("Ticket"), line.waits, line.note))),
            line.act,
        )
        for line in lines
        if line.act is not None
    ]


def services_offered(hits: Iterable[ServiceHit], texts: Texts) -> list[PaletteEntry]:
    """Return the services that were found, each to be started."""
    return [
        PaletteEntry(
            "service",
            hit.name,
            " · ".join(filter(None, (texts.say("Service"), hit.provider, hit.why))),
            Act(hit.name, ChooseServices((hit.id,))),
        )
        for hit in hits
    ]


def ranked(
    others: Sequence[PaletteEntry], services: Sequence[PaletteEntry], text: str
) -> tuple[PaletteEntry, ...]:
    """Return what fits the text, best first; for no text all that is no service.

    Services stand behind what begins with the text or has a word that does.
    """
    wanted = folded(text).strip()
    if not wanted:
        return tuple(others[:MOST])
    placed = sorted(
        ((place, entry) for entry in others if (place := _rank(entry, wanted)) is not None),
        key=lambda placed: placed[0],
    )
    first = [entry for place, entry in placed if place < _SOMEWHERE]
    last = [entry for place, entry in placed if place >= _SOMEWHERE]
    return (*first, *services, *last)[:MOST]


_BEGINS, _WORD_BEGINS, _SOMEWHERE, _NEARLY = range(4)


def _rank(entry: PaletteEntry, wanted: str) -> int | None:
    name, under = folded(entry.name), folded(entry.under)
    if name.startswith(wanted):
        return _BEGINS
    if all(any(word.startswith(part) for word in name.split()) for part in wanted.split()):
        return _WORD_BEGINS
    whole = f"{name} {under}"
    if all(part in whole for part in wanted.split()):
        return _SOMEWHERE
    return _NEARLY if _may_be_nearly(entry) and _nearly(name, wanted) else None


def _nearly(name: str, wanted: str) -> bool:
    words = name.split()
    return all(
        any(word.startswith(part) or nearly_begins(word, part) for word in words)
        for part in wanted.split()
    )


def _may_be_nearly(entry: PaletteEntry) -> bool:
    """Say whether a typing error may lead to an entry: what cannot be undone is named rightly."""
    act = entry.act
    return act is None or (canonical(act.key) != MAIN and act.style != "danger")
