"""What the desk wants of the card reader: a read, a proof, or a look at a card that comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citizenspot.desk.card_reports import (
    WAITS_FOR_KEY,
    CardInReader,
    card_in,
    card_sight,
    pin_turn,
    reader_state,
)
from citizenspot.desk.own_card_desk import is_of_own_card
from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardProved, CardState, ReaderChanged
from citizenspot.eid.printed_on_card import (
    MEDIATORS_SENTENCES,
    NotPrinted,
    key_printed_as,
    key_typed,
)
from citizenspot.visit import flow
from citizenspot.visit.proof_commands import AllowLastTry, PinCommand
from citizenspot.visit.words import Assurance, Phase
from services_catalog.definition import IdentifyStep

if TYPE_CHECKING:
    from datetime import date

    from citizenspot.desk.look import Look
    from citizenspot.desk.ports import Reader
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.visit.desk_commands import OpenCard
    from citizenspot.visit.state import Visit


class CardWishes:
    """The wishes that stand, and which card is in the reader; lives on the desk's thread."""

    def __init__(self, look: Look) -> None:
        """Begin without a wish."""
        self._look = look
        self._wants_card = False
        self._wants_proof = False
        self._card_in: CardInReader | None = None
        self._own: CardInReader | None = None

    def heard(self, event: CardEvent, visit: Visit | None, reader: Reader) -> None:
        """Show what the worker says; a card that comes mid-visit is read, to see whose it is.

        A mediator's own card is nothing of the visit, from their signing in until it is taken out.
        """
        self._look.reader = reader_state(event, self._look.reader)
        if not is_of_own_card(event):
            self._look.pin = pin_turn(event, self._look.pin)
        # Outside a visit nobody is there whose card may be looked at.
        self._look.card = card_sight(event, self._look.card) if visit is not None else None
        if self._look.reader not in WAITS_FOR_KEY:
            self._look.key_problem = ""
        before, self._card_in = self._card_in, card_in(event, self._card_in)
        self._note_own_card(event)
        if self._own is not None and self._look.reader == CardState.READY.value:
            self._look.reader = CardState.OWN_CARD.value
        elif self._card_in not in {None, before} and watches_cards(visit):
            reader.read()

    def follow(self, visit: Visit | None, reader: Reader) -> None:
        """Let the card be read, or prove its holder, while the open case waits for that."""
        visit = visit if self._own is None else None
        before, self._wants_card = self._wants_card, wants_card(visit)
        if self._wants_card and not before:
            reader.read()
        if before and not self._wants_card:
            reader.cancel()
        before, self._wants_proof = self._wants_proof, wants_proof(visit)
        if self._wants_proof and not before and visit is not None and visit.identity is not None:
            reader.ask_for_proof(Person(visit.identity.number_kind, visit.identity.number))
        if before and not self._wants_proof:
            reader.cancel()
            self._look.pin = None

    def wish_anew(self, visit: Visit | None, reader: Reader) -> None:
        """Wish of a reader that has just come what was wished before, when nobody heard it."""
        self._wants_card = self._wants_proof = False
        self.follow(visit, reader)

    def opens(self, text: str, reader: Reader, today: date) -> bool:
        """Read the card again with what was scanned of it, where a card waits for that."""
        if self._look.reader not in WAITS_FOR_KEY:
            return False
        key = key_printed_as(text, today)
        if key is not None:
            reader.read(key)
        return key is not None

    def open_with(self, typed: OpenCard, reader: Reader, today: date) -> None:
        """Read the card again with what was typed, or say what is wrong with that."""
        key = key_typed(typed.printed, today)
        if isinstance(key, NotPrinted):
            self._look.key_problem = MEDIATORS_SENTENCES[key]
            return
        self._look.key_problem = ""
        reader.read(key)

    def take(self, command: PinCommand, reader: Reader) -> None:
        """Do what the citizen asks about the PIN; nothing of it is journalled."""
        turn = self._look.pin
        if turn is None or command.request != turn.request:
            return
        if isinstance(command, AllowLastTry):
            reader.allow_last_try(command.request)
            self._look.pin = replace(turn, last_try_allowed=True)
        elif turn.on_pinpad:
            reader.enter_pin(command.request, None)
            self._look.pin = replace(turn, is_under_way=True)

    def _note_own_card(self, event: CardEvent) -> None:
        """Know the mediator's own card by where it was put in, until something else is there."""
        if isinstance(event, CardProved) and event.certificate:
            self._own = (event.reader, event.turn)
        if isinstance(event, ReaderChanged) and self._card_in != self._own:
            # What another program holds is still in the reader.
            self._own = self._own if event.state is CardState.BUSY else None


def wants_card(visit: Visit | None) -> bool:
    """Say whether the open case waits for a card, and for nothing else first."""
    if visit is None or visit.case is None or visit.stopped or visit.paused:
        return False
    step = visit.case.current_step
    if not isinstance(step, IdentifyStep) or "card" not in step.methods:
        return False
    known = flow.identified_for(visit, step) or flow.waits_for_proof(visit, step)
    return visit.offered is None and not known


def wants_proof(visit: Visit | None) -> bool:
    """Say whether the open case waits for the PIN of the citizen's card, and for nothing else."""
    if visit is None or visit.case is None or visit.stopped or visit.paused or visit.other_card:
        return False
    return visit.offered is None and flow.waits_for_proof(visit, visit.case.current_step)


def watches_cards(visit: Visit | None) -> bool:
    """Say whether a card that comes is to be read, to see that the same person is here."""
    if visit is None or visit.identity is None or visit.phase not in {Phase.SERVICES, Phase.CASE}:
        return False
    return visit.assurance.reaches(Assurance.CARD_READ) and not visit.other_card
