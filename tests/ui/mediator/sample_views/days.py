"""The sample pages of the desk's day, made by the program's own pages from made-up days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from citizenspot.day.card_turn import CardTurn
from citizenspot.day.cash import Fee, Takings
from citizenspot.day.odd_patterns import Odd, Oddity
from citizenspot.day.pages.around_visits import with_day
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import Role
from citizenspot.day.sight import DaySight, Read, VisitOver
from citizenspot.day.state import Account, Day, DeskRecord, HandOverNote
from citizenspot.day.state import Ticket as Here
from citizenspot.texts import Texts
from citizenspot.visit import events as e
from citizenspot.visit.events import Happened
from citizenspot.visit.receipt_events import ReceiptIssued
from citizenspot.visit.surroundings import PinTurn
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor, DeliveryState, PaymentMethod
from citizenspot.waiting.ticket import Stand, Ticket, Wish
from tests.ui.mediator.sample_views.around import start
from tests.ui.mediator.sample_views.asking import form
from tests.ui.mediator.sample_views.parts import Language
from tests.visit.made_up_service import made_up_service

NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
ANA = Account("a1", "Ana Exemplo", Role.MEDIATOR, "proof", card="5d1f")
EVA = Account("e1", "Eva Exemplo", Role.SUPERVISOR, "proof")
CHIEF = Account("c1", "Chefe Exemplo", Role.ADMINISTRATOR, "proof")
RUI = Account("r1", "Rui Exemplo", Role.MEDIATOR, "proof", wrong=8, wrong_at=NOW)
ACCOUNTS = {each.id: each for each in (ANA, EVA, CHIEF, RUI)}
NOTE = HandOverNote(
    "n1", "A impressora demora de manhã: deixar ligada.", "Rui Exemplo", NOW - timedelta(hours=15)
)
TODAY = Day("desk/day/1", NOW, NOW, till_cents=5_000, moved_cents=-2_000, quick=3, visits=6)
QUEUE = (
    Ticket("A014", NOW - timedelta(minutes=9), Wish("Carta de condução", "pt")),
    Ticket("W003", NOW - timedelta(minutes=4), Wish("", "uk", "cadeira", priority=True)),
    Ticket("A015", NOW - timedelta(minutes=2)),
    Ticket("A016", NOW),
    Ticket("A012", NOW - timedelta(minutes=30), Wish("Morada"), Stand.HELD, "Desk 1"),
    Ticket("A011", NOW - timedelta(minutes=40), Wish(), Stand.ABSENT, "Desk 2"),
)
FEES = Takings(
    (
        Fee(3_000, "EUR", PaymentMethod.CASH, "", 1),
        Fee(500, "EUR", PaymentMethod.TERMINAL, "T-4711", 2),
        Fee(1_500, "EUR", PaymentMethod.REFERENCE, "999 123 490", 3),
    )
)
SIGHT = DaySight(
    NOW,
    DeskRecord(ACCOUNTS, {NOTE.id: NOTE}),
    TODAY,
    ANA,
    required=True,
    takings=FEES,
    has_queue=True,
    tickets=QUEUE,
)
Moment = Callable[[Language], DeskView]


def _shown(language: Language, sight: DaySight, view: DeskView | None = None) -> DeskView:
    bare = replace(start(language), outbox=start(language).outbox[:1])
    desk = Desk(sight, Texts.for_language(language), UTC)
    return with_day(view or bare, desk, ())


def signing_in(language: Language) -> DeskView:
    """Nobody is signed in, after a wrong PIN."""
    refused = DayRefusal.WRONG_NAME_OR_PIN
    return _shown(language, _with(signed_in=None, refusal=refused, provider_name="Rede"))


def locked(language: Language) -> DeskView:
    """The mediator has left the desk in the middle of a visit."""
    return _shown(language, _with(locked=True), form(language))


def own_card(language: Language) -> DeskView:
    """Somebody's own card is in, and asks for its PIN."""
    pin = PinTurn(7, tries_left=2, problem="wrong")
    return _shown(language, _with(signed_in=None, card=CardTurn(reader="ready", pin=pin)))


def own_card_waited_for(language: Language) -> DeskView:
    """A card is to be kept, and the reader does not know the one that is in."""
    turn = CardTurn(binding=True, reader="unknown_card")
    return _shown(language, _with(page="pin", card=turn))


def set_up(language: Language) -> DeskView:
    """A desk without accounts."""
    return _shown(language, _with(record=DeskRecord(), signed_in=None))


def opening(language: Language) -> DeskView:
    """Signed in, and the desk not open yet."""
    return _shown(language, _with(day=None))


def between_visits(language: Language) -> DeskView:
    """Ready for the next citizen, with a queue and a note."""
    return _shown(language, SIGHT)


def called(language: Language) -> DeskView:
    """A ticket is called."""
    return _shown(language, _with(day=replace(TODAY, ticket=Here("A013"))))


def queue_in_visit(language: Language) -> DeskView:
    """The queue above a visit."""
    return _shown(language, SIGHT, form(language))


def queue_gone(language: Language) -> DeskView:
    """The queue cannot be reached."""
    return _shown(language, _with(tickets=None))


def _page(name: str, **changes: object) -> Moment:
    def show(language: Language) -> DeskView:
        return _shown(language, _with(page=name, **changes))

    show.__name__ = f"desk_{name}"
    return show


def _with(**changes: object) -> DaySight:
    return msgspec.structs.replace(SIGHT, **changes)


_ODD = (
    Odd(Oddity.CARD_WITHOUT_VISIT, NOW, "r1"),
    Odd(Oddity.OUT_OF_HOURS, NOW - timedelta(days=2), "a1"),
    Odd(Oddity.VISIT_READ, NOW - timedelta(days=3), "e1", "4f7a91c2: reclamação 12"),
)
_OVER = tuple(
    VisitOver(f"{number:032x}", NOW - timedelta(minutes=20 * number), "a1")
    for number in range(1, 6)
)
KEY = "7c0f29d1e4b84a35"
_HAPPENED: tuple[e.AnyEvent, ...] = (
    e.CaseStarted("c1", made_up_service()),
    e.IdentityConfirmed(),
    e.AnswersConfirmed("c1"),
    e.CaseSubmitted("c1", KEY),
    e.DeliveryReported("c1", KEY, DeliveryState.QUEUED, "", "timeout", ""),
    e.DeliveryReported("c1", KEY, DeliveryState.ACCEPTED, "TOWN-2026-77", "", ""),
    ReceiptIssued("c1", "R", 123, "a4", 4711, "5d1fa9", "salt"),
    e.Wiped(),
)
_READ = Read(
    "4f7a91c2" * 4,
    tuple(
        Happened(event, Actor.SYSTEM if "Report" in repr(event) else Actor.MEDIATOR, at, by="a1")
        for event, at in zip(
            _HAPPENED, (NOW + timedelta(seconds=40 * n) for n in range(8)), strict=True
        )
    ),
)
DAYS: tuple[Moment, ...] = (
    signing_in,
    locked,
    own_card,
    own_card_waited_for,
    set_up,
    opening,
    between_visits,
    called,
    queue_in_visit,
    queue_gone,
    *(_page(name) for name in ("close", "cash", "note", "quick", "ticket", "tickets", "pin")),
    _page("accounts", signed_in=CHIEF),
    _page("account", signed_in=CHIEF),
    _page("role", signed_in=CHIEF, about="r1"),
    _page("reset", signed_in=CHIEF, about="r1"),
    _page("supervision", signed_in=EVA, odd=_ODD, visits=_OVER),
    _page("find", signed_in=EVA, about="R-000123"),
    _page("read", signed_in=EVA, read=_READ),
    _page("delivery", signed_in=EVA, read=_READ, about=KEY),
)
