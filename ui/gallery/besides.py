"""What else a page of a visit may look like: held up, half typed, refused, read or copied."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace

from citizenspot.day.sight import DaySight
from citizenspot.documents.table_sight import TableSight
from citizenspot.documents.trouble import Trouble
from citizenspot.eid.card_events import CardState
from citizenspot.eid.pin.pin_status import FINAL, PinProblem
from citizenspot.journal.errors import JournalFull
from citizenspot.visit import flow
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Visit
from citizenspot.visit.surroundings import Draft, Failure, PinTurn, RejectedEntry
from citizenspot.visit.words import Actor
from citizenspot.waiting.ticket import Stand, Ticket, Wish
from services_catalog.field_kinds import Rejected
from services_catalog.fields import accept
from services_catalog.rejections import sentence
from ui.gallery.sample_sheet import sample_sheet

_NOTHING: Mapping[str, Any] = MappingProxyType({})
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
_HELD_UP: dict[str, dict[str, bool]] = {
    "screen-gone": {"paused": True},
    "stopped": {"stopped": True},
    "covered": {"covered": True},
    "other-card": {"other_card": True},
    "citizen-asks": {"hand_raised": True},
    "read-aloud": {"reads_aloud": True},
}
_TYPED = "12 ab"
_TRIES = {PinProblem.BLOCKED: 0, PinProblem.WRONG: 2}
_PIN_TURNS = {
    "pin": PinTurn(1, 3),
    "pin-last-try": PinTurn(1, 1),
    "pin-on-reader": PinTurn(1, 3, on_pinpad=True),
    "pin-entered-on-reader": PinTurn(1, 3, on_pinpad=True, is_under_way=True),
    **{
        f"pin-{problem.value.replace('_', '-')}": PinTurn(
            1, _TRIES.get(problem, 3), problem=problem.value, is_final=problem in FINAL
        )
        for problem in PinProblem
    },
}


class Beside(NamedTuple):
    """A page by its name: another visit than the one at play, or other surroundings."""

    name: str
    visit: Visit | None
    around: Mapping[str, Any] = _NOTHING


def nobody_here() -> Iterator[Beside]:
    """Yield the screens between two visits, with tickets that are called."""
    tickets = tuple(
        Ticket(f"A{number:03}", NOW - timedelta(minutes=5), Wish(), Stand.CALLED, desk)
        for number, desk in ((12, "Balcão 1"), (13, "Balcão 3"))
    )
    yield Beside("called", None, {"day": DaySight(NOW, has_queue=True, tickets=tickets)})


def waits_for_card(visit: Visit) -> Iterator[Beside]:
    """Yield the page that asks for a card, in each state of the reader."""
    for state in CardState:
        yield Beside(f"card-{state.value.replace('_', '-')}", visit, {"reader": state.value})


def asks_for_pin(visit: Visit) -> Iterator[Beside]:
    """Yield the page that asks for a card's PIN, and all that can come of it."""
    ready = CardState.READY.value
    yield Beside("pin-asked-for", visit, {"reader": ready})
    for name, turn in _PIN_TURNS.items():
        yield Beside(name, visit, {"reader": ready, "pin": turn})
    shuffled = {"reader": ready, "pin": _PIN_TURNS["pin"], "shuffled_keypad": True}
    yield Beside("pin-shuffled", visit, shuffled)


def besides(kind: str, visit: Visit) -> Iterator[Beside]:
    """Yield what else a page of this kind of step may look like."""
    match kind:
        case "form":
            yield from _typing(visit)
        case "documents":
            yield from _copying(visit)
        case "review":
            yield from _held_up(visit)
        case "sign":
            full = Failure(JournalFull.sentence, JournalFull.next_act, values={"folder": "/var"})
            yield Beside("disk-full", visit, {"failure": full})
            stays = dataclasses.replace(full, code="CS-101")
            yield Beside("desk-stopped", visit, {"failure": stays})


def _typing(visit: Visit) -> Iterator[Beside]:
    case = visit.case
    if case is None:
        return
    fields = flow.fields_here(case)
    for by, name in ((Actor.MEDIATOR, "mediator-types"), (Actor.CITIZEN, "citizen-types")):
        hand = replace(visit, hand=by)
        drafts = {(case.id, field): Draft(by, _TYPED) for field in fields[:1]}
        yield Beside(name, hand, {"drafts": drafts})
    read = {field: accept(case.service, field, _TYPED) for field in fields}
    rejected = {
        (case.id, field): RejectedEntry(_TYPED, sentence(no.reason), {"allowed": no.allowed})
        for field, no in read.items()
        if isinstance(no, Rejected)
    }
    yield Beside("wrong-answers", visit, {"rejected": rejected})


def _held_up(visit: Visit) -> Iterator[Beside]:
    yield Beside("endings", visit, {"endings": True})
    for name, held in _HELD_UP.items():
        yield Beside(name, replace(visit, **held))
    refused = {Actor.CITIZEN: Refused(Refusal.ANSWER_MISSING)}
    yield Beside("refused", visit, {"refused": refused})


def _copying(visit: Visit) -> Iterator[Beside]:
    case = visit.case
    if case is None:
        return
    paper = case.service.evidence[0].id
    table = TableSight(visit.current, paper, has_scanner=True, has_camera=True)
    with_sheet = replace(table, sheets=2, picture=sample_sheet(), is_changed=True)
    files = ("/media/ana/STICK/contrato.pdf", "/media/ana/STICK/frente.jpg")
    for name, sight in (
        ("copying-nothing", table),
        ("copying", with_sheet),
        ("copying-busy", replace(with_sheet, busy="scanner")),
        ("copying-jam", replace(with_sheet, trouble=Trouble.JAMMED)),
        ("copying-files", replace(table, files=files)),
    ):
        yield Beside(name, visit, {"table": sight})
