"""What a citizen takes home from a visit: what they did themselves, and the way to do the rest.

It is shown at the goodbye and printed as a slip. It names services and deeds, never an answer, so
that it may lie on a kitchen table.
"""

from __future__ import annotations

import msgspec

from citizenspot.texts import _N, Texts
from citizenspot.visit.idle import PRACTICE
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import HelpLevel, Outcome
from services_catalog.definition import AnyStep, PictureName, TeachStep, Text, words

DEEDS: dict[str, str] = {
    "identify": _N("You showed who you are"),
    "consent": _N("You read what happens with your details"),
    "question": _N("You answered the question"),
    "form": _N("You gave your details"),
    "documents": _N("You brought the papers"),
    "review": _N("You checked the answers"),
    "payment": _N("You paid"),
    "sign": _N("You signed"),
    "submit": _N("You sent the request"),
    "receipt": _N("You chose your receipt"),
}
"""What was done in each kind of step; teaching and rating are no part of a service's work."""

_ALONE = frozenset({HelpLevel.ALONE, HelpLevel.TOLD})
"""Somebody who was only told how has done it; `screens.md` §3.5 counts the hand, not the word."""

_DONE = frozenset({Outcome.CARRIED_OUT, Outcome.ON_ITS_WAY})


class Move(msgspec.Struct, frozen=True):
    """One step of the way at home, with the picture of what it is about."""

    text: str
    picture: PictureName | None = None


class WayHome(msgspec.Struct, frozen=True):
    """One service: what the citizen did alone in it, and how to do it at home next time.

    `goal`, `moves` and `link` are empty where the service teaches no way.
    """

    service: str
    alone: tuple[str, ...] = ()
    goal: str = ""
    moves: tuple[Move, ...] = ()
    link: str = ""


class HomeSlip(msgspec.Struct, frozen=True):
    """What the slip of a visit says: where, in which language, and the ways home.

    `practice` are the words that say that nothing of it is real, empty in live work.
    """

    visit: str
    spot: str
    language: str
    ways: tuple[WayHome, ...]
    practice: str = ""


def home_slip_of(visit: Visit) -> HomeSlip | None:
    """Return the slip of a visit in the citizen's language; nothing where it would be empty."""
    texts = Texts.for_language(visit.words_language)
    practice = texts.say(PRACTICE) if visit.practice else ""
    ways = tuple(way for way in ways_home(visit, texts) if way.alone or way.moves)
    if not ways:
        return None
    return HomeSlip(visit.id, visit.spot, visit.language, ways, practice)


def ways_home(visit: Visit, texts: Texts) -> tuple[WayHome, ...]:
    """Return the services of a visit that were carried out, in the texts' language."""
    done = [case for case in visit.cases.values() if case.outcome in _DONE]
    return tuple(_way_home(case, texts) for case in done)


def _way_home(case: Case, texts: Texts) -> WayHome:
    def said(text: Text) -> str:
        return words(text, texts.language, case.service.source_lang)

    step = next((s for s in case.service.steps if isinstance(s, TeachStep)), TeachStep(id="none"))
    pictures = step.pictures or (None,) * len(step.how)
    return WayHome(
        service=said(case.service.name),
        alone=tuple(dict.fromkeys(texts.say(deed) for deed in _deeds(case))),
        goal=said(step.goal),
        moves=tuple(
            Move(said(text), picture) for text, picture in zip(step.how, pictures, strict=True)
        ),
        link=step.link,
    )


def _deeds(case: Case) -> list[str]:
    own = [step for step in case.service.steps if _was_alone(case, step)]
    return [DEEDS[kind] for step in own if (kind := _kind(step)) in DEEDS]


def _was_alone(case: Case, step: AnyStep) -> bool:
    record = case.record(step.id)
    return record.done and not record.skipped and record.help in _ALONE


def _kind(step: AnyStep) -> str:
    return str(step.__struct_config__.tag)
