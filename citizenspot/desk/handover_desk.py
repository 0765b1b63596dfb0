"""A German card at the desk: handed to AusweisApp, shown on both screens, and what comes of it.

Lives on the desk's thread. No PIN comes here: it goes from screen 2 to the handover's thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citizenspot.desk.card_reports import identity_of
from citizenspot.desk.card_wishes import wants_card
from citizenspot.eid.ausweisapp.handover_worker import HandoverAsks
from citizenspot.eid.ausweisapp.questions import (
    CAN_LENGTH,
    PIN_LENGTH,
    Agreed,
    ConsentAsked,
    Declined,
    DigitsWanted,
    LeftOut,
    PinWanted,
)
from citizenspot.eid.card_events import CardFailed, CardState, ReaderChanged
from citizenspot.visit.commands import OfferIdentity
from citizenspot.visit.desk_commands import HandOverCard
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.proof_commands import AgreeToReading, AllowLastTry, DeclineReading, LetRead
from citizenspot.visit.surroundings import PinTurn
from citizenspot.visit.words import Assurance

if TYPE_CHECKING:
    from citizenspot.desk.look import Look
    from citizenspot.desk.ports import GermanCards
    from citizenspot.eid.ausweisapp.handover_worker import HandoverNews
    from citizenspot.eid.ausweisapp.questions import Answer
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.visit.desk_commands import StopHandover
    from citizenspot.visit.proof_commands import HandoverAnswer, PinCommand
    from citizenspot.visit.state import Visit


class HandoverDesk:
    """The handover that is under way, or how the last one ended, in the desk's look."""

    def __init__(self, look: Look) -> None:
        """Begin without one."""
        self._look = look

    def heard_card(self, event: CardEvent, visit: Visit | None, german_cards: GermanCards) -> None:
        """Hand over a German card that came while a card is waited for; forget how one ended."""
        is_german = isinstance(event, CardFailed) and event.state is CardState.FOR_AUSWEISAPP
        sight = self._look.handover
        if is_german and (sight is None or not sight.is_under_way):
            self._begin(visit, german_cards)
        elif isinstance(event, ReaderChanged) and event.state is CardState.READING and sight:
            # How the last one ended is told until another card is read; its own may be out by then.
            self._look.handover = sight if sight.is_under_way else None

    def take(
        self, command: HandOverCard | StopHandover, visit: Visit | None, german_cards: GermanCards
    ) -> None:
        """Do what the mediator asks."""
        if isinstance(command, HandOverCard):
            self._begin(visit, german_cards)
        else:
            self._stop(german_cards)

    def answer(self, answer: HandoverAnswer, german_cards: GermanCards) -> None:
        """Pass on what the citizen says, where it answers what is asked."""
        sight = self._look.handover
        if sight is None or not sight.is_under_way or answer.handover != sight.number:
            return
        said = _said(answer, sight)
        if said is not None:
            german_cards.say(sight.number, said)
        elif isinstance(answer, DeclineReading):
            german_cards.cancel()

    def takes(self, command: PinCommand) -> bool:
        """Say whether the citizen's word about a PIN is about a German card's."""
        sight = self._look.handover
        turn = sight.pin if sight else None
        return turn is not None and turn.request == command.request

    def use_pin(self, command: PinCommand, german_cards: GermanCards) -> None:
        """Let the citizen use the last try, or the reader's own keypad."""
        sight = self._look.handover
        if sight is None or sight.pin is None:
            return
        turn = sight.pin
        if isinstance(command, AllowLastTry):
            self._look.handover = replace(sight, pin=replace(turn, last_try_allowed=True))
        elif turn.on_pinpad and not turn.needs_second_yes:
            german_cards.enter(command.request, None)
            self._look.handover = replace(sight, pin=replace(turn, is_under_way=True))

    def heard(self, news: HandoverNews) -> OfferIdentity | None:
        """Show what is asked, or how it ended; return whom the card names, to be confirmed."""
        sight = self._look.handover
        if sight is None or news.handover != sight.number or not sight.is_under_way:
            return None
        if isinstance(news, HandoverAsks):
            turn = _turn(news.request, news.question)
            self._look.handover = replace(sight, question=news.question, pin=turn)
            return None
        if news.holder is None:
            self._look.handover = HandoverSight(sight.number, ending=news.ending)
            return None
        self._look.handover = None
        # The service has found the card genuine; its holder proved to be here by the PIN alone.
        sure = Assurance.CARD_AND_PIN if news.by_pin else Assurance.CARD_VERIFIED
        return OfferIdentity(identity_of(news.holder), sure)

    def follow(self, visit: Visit | None, german_cards: GermanCards) -> None:
        """End a handover that the visit does not wait for any more."""
        if self._look.handover is not None and not wants_card(visit):
            self._stop(german_cards)

    def _begin(self, visit: Visit | None, german_cards: GermanCards) -> None:
        if wants_card(visit) and german_cards.is_set_up:
            self._look.handover = HandoverSight(german_cards.begin())

    def _stop(self, german_cards: GermanCards) -> None:
        sight, self._look.handover = self._look.handover, None
        if sight is not None and sight.is_under_way:
            german_cards.cancel()


def _said(answer: HandoverAnswer, sight: HandoverSight) -> Answer | None:
    """Return an answer to what is asked; nothing where it answers something else."""
    question = sight.question
    if not isinstance(question, ConsentAsked):
        return None
    match answer:
        case AgreeToReading():
            return Agreed()
        case DeclineReading():
            return Declined()
        case LetRead(right=right, wanted=wanted):
            chat = question.rights.chat
            kept = {each for each in chat.optional if each in chat.effective} - {right}
            return LeftOut(tuple(sorted(kept | {right} if wanted else kept)))


def _turn(request: int, question: object) -> PinTurn | None:
    """Return a question for digits as the PIN's pages know them."""
    if not isinstance(question, DigitsWanted):
        return None
    is_pin = isinstance(question, PinWanted)
    length = PIN_LENGTH if is_pin else CAN_LENGTH
    return PinTurn(
        request,
        question.tries_left if is_pin else None,
        shortest=length,
        longest=length,
        on_pinpad=question.on_keypad,
        problem=question.problem.value if question.problem else "",
    )
