"""The pages of a mediator's own card: put it in, type its PIN, and what came of it.

The PIN goes from its field to the card reader's worker: no command, event or log has room for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.day import commands as d
from citizenspot.day.card_turn import CardTurn
from citizenspot.day.pages.sight_words import Desk
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_sentences import FOR_THE_MEDIATOR as CARD_WORDS
from citizenspot.eid.pin.pin_sentences import FOR_MEDIATORS_OWN_CARD as PIN_WORDS
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.visit.pages.pin_entry import pin_entry
from citizenspot.visit.views import Act, Block, Notice, Page, Waiting

if TYPE_CHECKING:
    from citizenspot.visit.surroundings import PinTurn

NEWS = frozenset({CardState.READY, CardState.READING, CardState.NO_CARD, CardState.OWN_CARD})
"""The reader's states that the page says in words of its own."""


def own_card(desk: Desk, turn: CardTurn) -> Page:
    """Ask for the card and its PIN."""
    say, pin = desk.say, turn.pin
    heading = say("Your card, to be kept") if turn.binding else say("Sign in with your card")
    back = Act(say("Back"), d.StopCard(), key="Esc", style="quiet")
    if pin is None:
        sentence = say("Put your card into the reader.")
        return Page("own-card", heading, (sentence,), _in(desk, turn), (back,))
    name = f"own-card/{pin.request}"
    if pin.is_final:
        return Page(name, heading, (), _problem(desk, pin), (back,))
    if pin.needs_second_yes:
        sure = Act(
            say("I am sure of my PIN"),
            d.AllowOwnLastTry(pin.request),
            key="Ctrl+Return",
            style="primary",
        )
        sentence = say("This is the last try. If the PIN is wrong, your card blocks it.")
        return Page(f"{name}/last", heading, (sentence,), _problem(desk, pin), (back, sure))
    sentence = say("Your card checks the PIN. It is not kept, and nobody at this desk can see it.")
    blocks = (*_problem(desk, pin), *_tries(desk, pin), *_entry(desk, pin))
    return Page(name, heading, (sentence,), blocks, (back,))


def _in(desk: Desk, turn: CardTurn) -> tuple[Block, ...]:
    state = CardState(turn.reader) if turn.reader else CardState.NO_CARD
    if state is CardState.READY:
        return (Waiting(desk.say("The card is being asked how its PIN stands."), picture="card"),)
    if state in NEWS:
        return (Waiting(desk.say("Waiting for your card."), picture="card"),)
    cause, _ = CARD_WORDS[state]
    return (Notice("problem", desk.say(cause), desk.say("Use another card, or your PIN.")),)


def _problem(desk: Desk, pin: PinTurn) -> tuple[Block, ...]:
    if not pin.problem:
        return ()
    cause, following = PIN_WORDS[PinProblem(pin.problem)]
    return (Notice("problem", desk.say(cause), desk.say(following)),)


def _tries(desk: Desk, pin: PinTurn) -> tuple[Block, ...]:
    if pin.tries_left is None:
        return ()
    left = desk.texts.count("{number} try is left.", "{number} tries are left.", pin.tries_left)
    return (Notice("information", left),)


def _entry(desk: Desk, pin: PinTurn) -> tuple[Block, ...]:
    begin = Act(
        desk.say("Enter it on the reader"),
        d.UseOwnKeypad(pin.request),
        key="Ctrl+Return",
        style="primary",
    )
    return pin_entry(desk.say, pin, begin)
