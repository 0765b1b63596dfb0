"""The pages of a German card: who wants to read it and why, its PIN, and how it ended.

The mediator sees the same and how it stands; what may be read, and the PIN, are the citizen's.
"""

from __future__ import annotations

from collections.abc import Iterable

from citizenspot.eid.ausweisapp.outcome import Ending
from citizenspot.eid.ausweisapp.questions import (
    AccessNumberWanted,
    CardAsked,
    ConsentAsked,
    DigitsWanted,
    Question,
)
from citizenspot.eid.ausweisapp.sentences import FOR_THE_CITIZEN, FOR_THE_MEDIATOR, RIGHTS
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.visit.desk_commands import StopHandover
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.pages import pin
from citizenspot.visit.pages.practice_cards import desks_to_type
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.proof_commands import AgreeToReading, DeclineReading, LetRead
from citizenspot.visit.views import Act, Block, Choices, Notice, Page, Row, Rows, Waiting

AS_WISHED = frozenset({Ending.DECLINED, Ending.CANCELLED})


def for_citizen(scene: CaseScene, sight: HandoverSight) -> Page:
    """Ask whether the service may read the card, or for the card or its PIN."""
    question = sight.question
    if isinstance(question, ConsentAsked):
        return _consent(scene, sight, question)
    if isinstance(question, DigitsWanted) and sight.pin is not None:
        return _digits(scene, sight, question)
    say = scene.say
    return scene.page(
        say("Your German card"),
        say("A program of the German state reads it, for a service that you agree to."),
        name=f"{scene.case.id}/german",
        blocks=(Waiting(_waits(scene, question), picture="card"),),
        acts=(_citizen_stops(scene, sight),),
    )


def for_desk(scene: CaseScene, sight: HandoverSight) -> Page:
    """Say what the citizen is asked on screen 2, and how the card stands."""
    say, question = scene.say, sight.question
    blocks: tuple[Block, ...] = (Waiting(_desk_waits(scene, question), picture="card"),)
    if isinstance(question, ConsentAsked):
        blocks = (*_who_and_what(scene, question), *blocks)
    elif isinstance(question, DigitsWanted) and sight.pin is not None:
        blocks = (*_standing(scene, sight, question), *blocks, *desks_to_type(scene))
    return scene.page(
        say("AusweisApp reads the German card"),
        say("What may be read and the PIN are the citizen's to say, on screen 2."),
        name=f"{scene.case.id}/german",
        blocks=blocks,
        acts=(Act(say("Stop, and identify in another way"), StopHandover()),),
    )


def ending_notice(scene: CaseScene, ending: Ending) -> Notice:
    """Return how a handover ended that gave no identity, and the next act."""
    words = FOR_THE_CITIZEN if scene.for_citizen else FOR_THE_MEDIATOR
    cause, following = words[ending]
    sentence, act = scene.say(cause), scene.say(following)
    if ending in AS_WISHED:
        return Notice("information", sentence, act)
    return Notice("problem", sentence, act)


def _consent(scene: CaseScene, sight: HandoverSight, asked: ConsentAsked) -> Page:
    say = scene.say
    return scene.page(
        say("May this service read your card?"),
        say("Nothing is read before you agree. You can also do without."),
        name=f"{scene.case.id}/german/consent",
        blocks=(*_who_and_what(scene, asked), *_left_out(scene, sight, asked)),
        acts=(
            Act(say("Yes, it may read this"), AgreeToReading(sight.number), style="primary"),
            Act(say("No, do not read my card"), DeclineReading(sight.number)),
        ),
    )


def _who_and_what(scene: CaseScene, asked: ConsentAsked) -> tuple[Block, ...]:
    """Return who reads and why, as the state's certificate says it, and what is read."""
    say, reader = scene.say, asked.reader
    rows = (
        Row(say("Who reads"), reader.subject_name, personal=False),
        Row(say("On the web"), reader.subject_url, personal=False),
        Row(say("Why"), reader.purpose, personal=False),
        Row(say("For this transaction"), asked.rights.transaction_info, personal=False),
        Row(say("Certified by"), reader.issuer_name, personal=False),
    )
    chat = asked.rights.chat
    required = [each for each in chat.effective if each not in chat.optional]
    chosen = [each for each in chat.effective if each in chat.optional]
    what = (
        Row(say("Has to be read"), _named(scene, asked, required), personal=False),
        # The citizen sees these below, each to be left out.
        Row(say("May be read too"), _named(scene, asked, () if scene.for_citizen else chosen)),
    )
    return (Rows(tuple(row for row in (*rows, *what) if row.value)),)


def _left_out(scene: CaseScene, sight: HandoverSight, asked: ConsentAsked) -> tuple[Block, ...]:
    """Return what the service does not require, each to be left out or let in."""
    chat = asked.rights.chat
    acts = tuple(
        Act(
            _right(scene, asked, right),
            LetRead(sight.number, right, wanted=right not in chat.effective),
            selected=right in chat.effective,
        )
        for right in chat.optional
    )
    return (Choices(acts, title=scene.say("You may leave these out")),) if acts else ()


def _digits(scene: CaseScene, sight: HandoverSight, asked: DigitsWanted) -> Page:
    say, turn = scene.say, sight.pin
    assert turn is not None  # noqa: S101 - asked by the caller
    name = f"{scene.case.id}/german"
    acts = (_citizen_stops(scene, sight),)
    if isinstance(asked, AccessNumberWanted):
        return scene.page(
            say("Enter the number on your card"),
            say("It has six digits, at the lower right of the front. It is not your PIN."),
            name=f"{name}/{turn.request}",
            blocks=(
                *_standing(scene, sight, asked),
                *pin.entry(scene, turn, say("Use this number")),
            ),
            acts=acts,
        )
    if turn.needs_second_yes:
        return pin.last_try(scene, turn, name, more=acts)
    return scene.page(
        say("Enter the PIN of your card"),
        say("It has six digits. Nobody else sees it; your card checks it, and it is not kept."),
        name=f"{name}/{turn.request}",
        blocks=(*pin.standing(scene, turn), *pin.entry(scene, turn)),
        acts=acts,
    )


def _standing(scene: CaseScene, sight: HandoverSight, asked: DigitsWanted) -> tuple[Block, ...]:
    """Return how PIN or number stand, and why the last one was not taken."""
    if not isinstance(asked, AccessNumberWanted):
        return pin.standing(scene, sight.pin) if sight.pin else ()
    say = scene.say
    if asked.problem is not None:
        wrong = asked.problem is PinProblem.WRONG
        cause = say("That number is not the one on the card.") if wrong else say("Type six digits.")
        return (Notice("problem", cause, say("No try was spent. Enter it again.")),)
    if asked.tries_left != 1:
        return ()
    cause = say("That PIN was wrong.") if asked.pin_was_wrong else say("One try is left.")
    return (Notice("warning", cause, say("Before the last try your card wants this number.")),)


def _waits(scene: CaseScene, question: Question | None) -> str:
    say = scene.say
    if isinstance(question, CardAsked):
        return say("Put your card on the reader, please, and leave it there.")
    return say("One moment, please. Leave your card on the reader.")


def _desk_waits(scene: CaseScene, question: Question | None) -> str:
    say = scene.say
    if isinstance(question, ConsentAsked):
        return say("The citizen decides on screen 2 whether this may be read.")
    if isinstance(question, AccessNumberWanted):
        return say("The citizen enters the number that is printed on the card.")
    if isinstance(question, DigitsWanted):
        return say("The citizen is entering the PIN. Look away from screen 2 and the keypad.")
    if isinstance(question, CardAsked):
        return say("AusweisApp waits for a card on its reader.")
    return say("AusweisApp and the eID service are at work.")


def _citizen_stops(scene: CaseScene, sight: HandoverSight) -> Act:
    return Act(scene.say("Stop reading my card"), DeclineReading(sight.number))


def _named(scene: CaseScene, asked: ConsentAsked, rights: Iterable[str]) -> str:
    return "; ".join(_right(scene, asked, each) for each in rights)


def _right(scene: CaseScene, asked: ConsentAsked, right: str) -> str:
    """Return a right in words; one that is new keeps AusweisApp's own name."""
    known = RIGHTS.get(right)
    return scene.say(known, age=asked.rights.aux.required_age or "?") if known else right
