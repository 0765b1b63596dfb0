"""A mediator's own card at the reader: asked for, its PIN asked for, and then shown to the day.

Lives on the desk's thread. No PIN comes here: it goes from screen 1 to the reader's worker.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from citizenspot.day import commands as d
from citizenspot.day.card_turn import CardTurn
from citizenspot.day.refusals import DayRefusal
from citizenspot.desk.card_reports import pin_turn, reader_state
from citizenspot.eid.authentication.proof import OwnCard
from citizenspot.eid.card_events import CardEvent, CardProved, PinAsked, VerificationOutcome

if TYPE_CHECKING:
    from citizenspot.desk.day_book import DayBook
    from citizenspot.desk.ports import Reader


class OwnCardDesk:
    """What stands between the reader and the day while somebody's own card is wanted."""

    def __init__(self, day: DayBook) -> None:
        """Begin without a wish."""
        self._day = day

    def take(self, command: d.CardCommand, reader: Reader, state: str) -> None:
        """Do what screen 1 asks; `state` is how the reader stands."""
        self._day.refusal = self._day.may_not(type(command))
        turn = self._day.card
        if self._day.refusal is not None:
            return
        if isinstance(command, d.SignInByCard | d.BindCard):
            self._day.card = CardTurn(isinstance(command, d.BindCard), state)
            reader.ask_for_proof(OwnCard())
        elif isinstance(command, d.StopCard):
            self._day.card = None
            reader.cancel()
        elif turn is not None and turn.pin is not None and turn.pin.request == command.request:
            self._use(command, turn, reader)

    def heard(self, event: CardEvent, *, visit_open: bool) -> None:
        """Take what the reader says, where a mediator's card is wanted."""
        turn = self._day.card
        if turn is None:
            return
        if isinstance(event, CardProved):
            self._proved(event, turn, visit_open=visit_open)
        else:
            state = reader_state(event, turn.reader)
            self._day.card = replace(turn, reader=state, pin=pin_turn(event, turn.pin))

    def _use(
        self, command: d.UseOwnKeypad | d.AllowOwnLastTry, turn: CardTurn, reader: Reader
    ) -> None:
        assert turn.pin is not None  # noqa: S101 - asked by the caller
        if isinstance(command, d.AllowOwnLastTry):
            reader.allow_last_try(command.request)
            self._day.card = replace(turn, pin=replace(turn.pin, last_try_allowed=True))
        elif turn.pin.on_pinpad:
            reader.enter_pin(command.request, None, own=True)
            self._day.card = replace(turn, pin=replace(turn.pin, is_under_way=True))

    def _proved(self, event: CardProved, turn: CardTurn, *, visit_open: bool) -> None:
        """Let the day decide whose card it is; who vouches for it was settled when it was kept."""
        self._day.card = None
        if event.verification.outcome is VerificationOutcome.FAILED:
            self._day.refusal = DayRefusal.CARD_NOT_GENUINE
            return
        shown = d.OwnCardProved(sha256(event.certificate).hexdigest(), turn.binding)
        self._day.give(shown, visit_open=visit_open)


def is_of_own_card(event: CardEvent) -> bool:
    """Say whether a report is about the card of whoever works here, and never of the citizen."""
    if isinstance(event, CardProved):
        return bool(event.certificate)
    return isinstance(event, PinAsked) and event.own_card
