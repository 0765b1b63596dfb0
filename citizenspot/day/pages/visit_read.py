"""A visit that is over, as a supervisor reads it: what was sent, what happened, and each delivery.

A receipt's number leads to its visit, the visit to its deliveries with what the provider called
them, and each of them back. Answers and names stay in the journal: what is followed is what was
done, not whom it was about.
"""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day.pages.event_words import EVENT_WORDS
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.sight import Read
from citizenspot.journal.entries import shown_head, witness_characters
from citizenspot.providers.delivery_sentences import sentences
from citizenspot.visit import events as e
from citizenspot.visit.events import Happened, kind_of
from citizenspot.visit.receipt_events import ReceiptIssued
from citizenspot.visit.state import receipt_number
from citizenspot.visit.views import Act, Page, Row, Rows
from citizenspot.visit.words import Actor
from services_catalog.definition import words

_SHOWN_OF_KEY = 8
_ACTORS = {Actor.CITIZEN: "citizen", Actor.MEDIATOR: "mediator", Actor.SYSTEM: "program"}


def visit_read(desk: Desk, read: Read) -> Page:
    """Show a visit: its deliveries, its receipts, and everything that happened in order."""
    say = desk.say
    heading = say("Visit {visit}", visit=read.visit[:8])
    back = Act(say("Back"), d.ShowDesk("supervision"), key="Esc", style="quiet")
    sent = tuple(_delivery_row(desk, each) for each in _submitted(read))
    receipts = tuple(_receipt_row(desk, read, each) for each in _issued(read))
    blocks = (
        *((Rows(sent, title=say("Sent to providers")),) if sent else ()),
        *((Rows(receipts, title=say("Receipts")),) if receipts else ()),
        Rows(tuple(_line(desk, each) for each in read.history), title=say("What happened")),
    )
    sentence = say("That you read this is recorded.")
    return Page(f"desk/read/{read.visit}", heading, (sentence,), blocks, (back,))


def delivery_read(desk: Desk, read: Read) -> Page:
    """Show one delivery: where it stands, since when, and what the provider calls it."""
    say, key = desk.say, desk.sight.about
    submitted = next((each for each in _submitted(read) if each.key == key), None)
    if submitted is None:
        return visit_read(desk, read)
    case = submitted.case
    states = tuple(_state_row(desk, each) for each in read.history if _is_of(each.event, key))
    facts = (
        Row(say("Service"), _service(desk, read, case)),
        Row(say("Once-only key"), key),
        Row(say("The provider's reference"), _reference(read, key) or say("None yet")),
        Row(say("Receipts"), ", ".join(_numbers(read, case)) or say("None")),
    )
    back = Act(say("Back"), d.ShowDesk("read"), key="Esc", style="quiet")
    heading = say("Delivery of visit {visit}", visit=read.visit[:8])
    blocks = (Rows(facts), Rows(states, title=say("How it went")))
    return Page(f"desk/delivery/{key}", heading, (), blocks, (back,))


def _submitted(read: Read) -> tuple[e.CaseSubmitted, ...]:
    return tuple(h.event for h in read.history if isinstance(h.event, e.CaseSubmitted))


def _issued(read: Read) -> tuple[ReceiptIssued, ...]:
    return tuple(h.event for h in read.history if isinstance(h.event, ReceiptIssued))


def _service(desk: Desk, read: Read, case: str) -> str:
    """Return the name of a case's service, as its definition stood when it began."""
    begun = (h.event for h in read.history if isinstance(h.event, e.CaseStarted))
    service = next((each.service for each in begun if each.case == case), None)
    return words(service.name, desk.texts.language, service.source_lang) if service else ""


def _numbers(read: Read, case: str) -> tuple[str, ...]:
    issued = (each for each in _issued(read) if each.case == case)
    return tuple(receipt_number(each.series, each.running) for each in issued)


def _is_of(event: e.AnyEvent, key: str) -> bool:
    return isinstance(event, e.CaseSubmitted | e.DeliveryReported) and event.key == key


def _reports(read: Read, key: str) -> tuple[e.DeliveryReported, ...]:
    events = (h.event for h in read.history)
    return tuple(
        each for each in events if isinstance(each, e.DeliveryReported) and each.key == key
    )


def _reference(read: Read, key: str) -> str:
    return next((r.reference for r in reversed(_reports(read, key)) if r.reference), "")


def _delivery_row(desk: Desk, submitted: e.CaseSubmitted) -> Row:
    read = desk.sight.read
    assert read is not None  # noqa: S101 - it is what is shown
    reports = _reports(read, submitted.key)
    state = sentences(reports[-1].state, reports[-1].reason).mediator if reports else ""
    reference = _reference(read, submitted.key)
    said = " · ".join(filter(None, (reference, desk.say(state) if state else "")))
    follow = Act(desk.say("Follow"), d.ShowDesk("delivery", submitted.key))
    return Row(_service(desk, read, submitted.case), said or desk.say("On its way"), change=follow)


def _receipt_row(desk: Desk, read: Read, issued: ReceiptIssued) -> Row:
    number = receipt_number(issued.series, issued.running)
    characters = witness_characters(bytes.fromhex(issued.head_hash))
    head = desk.say("Journal {position}", position=shown_head(issued.head_position, characters))
    return Row(number, f"{_service(desk, read, issued.case)} · {head}")


def _state_row(desk: Desk, happened: Happened) -> Row:
    event = happened.event
    time = f"{happened.at.astimezone(desk.zone):%H:%M:%S}"
    if not isinstance(event, e.DeliveryReported):
        return Row(time, desk.say(EVENT_WORDS[kind_of(event)]))
    state = desk.say(sentences(event.state, event.reason).mediator)
    return Row(time, " · ".join(filter(None, (state, event.reference))))


def _line(desk: Desk, happened: Happened) -> Row:
    kind = kind_of(happened.event)
    who = desk.name_of(happened.by) or desk.say(_ACTORS[happened.actor])
    assisted = f" ({happened.assisted})" if happened.assisted else ""
    time = f"{happened.at.astimezone(desk.zone):%H:%M:%S}"
    parts = (desk.say(EVENT_WORDS[kind]), detail(happened.event), f"{who}{assisted}")
    return Row(time, " · ".join(filter(None, parts)))


def detail(event: e.AnyEvent) -> str:
    """Return what an event can be told by elsewhere: a number or a reference, never an answer."""
    match event:
        case ReceiptIssued():
            return receipt_number(event.series, event.running)
        case e.CaseStarted():
            return event.service.id
        case e.CaseSubmitted():
            return event.key[:_SHOWN_OF_KEY]
        case e.DeliveryReported():
            return event.reference
        case _:
            return ""
