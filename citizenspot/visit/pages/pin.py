"""The pages of the PIN: how many tries are left, where it is entered, and what came of it.

Screen 1 shows only that the citizen is entering it, and how the card stands.
"""

from __future__ import annotations

from citizenspot.eid.card_events import CardState
from citizenspot.eid.pin.pin_sentences import FOR_THE_CITIZEN, FOR_THE_MEDIATOR
from citizenspot.eid.pin.pin_status import LAST_TRY, PinProblem
from citizenspot.visit.pages.hindered import desks_closing
from citizenspot.visit.pages.pin_entry import pin_entry
from citizenspot.visit.pages.practice_cards import desks_keypad, desks_to_type
from citizenspot.visit.pages.reader_notice import QUIET, reader_notice
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.proof_commands import AllowLastTry, UsePinpad
from citizenspot.visit.surroundings import PinTurn
from citizenspot.visit.views import Act, Block, Notice, Page, Waiting
from citizenspot.visit.words import Outcome


def for_citizen(scene: CaseScene) -> Page:
    """Ask for the PIN, or say why it cannot be used."""
    say, turn = scene.say, scene.around.pin
    name = f"{scene.case.id}/pin"
    if turn is None:
        return scene.page(
            say("Your PIN"),
            say("Your card proves that it is you. Leave it in the reader."),
            name=name,
            blocks=_waiting(scene),
        )
    if turn.is_final:
        heading = say("Your PIN cannot be used")
        needed = say("This service cannot be done without a PIN.")
        return scene.page(heading, needed, name=f"{name}/ended", blocks=_problem(scene, turn))
    if turn.needs_second_yes:
        return last_try(scene, turn, name)
    sentence = say("Nobody else sees it. Your card checks it; it is not kept.")
    blocks = (*standing(scene, turn), *entry(scene, turn))
    heading = say("Enter the PIN of your card")
    return scene.page(heading, sentence, name=f"{name}/{turn.request}", blocks=blocks)


def for_desk(scene: CaseScene) -> Page:
    """Say that the citizen is entering the PIN, and how the card stands."""
    say, turn = scene.say, scene.around.pin
    name = f"{scene.case.id}/pin"
    if turn is None:
        blocks = _waiting(scene)
    elif turn.is_final:
        return _desks_end(scene, turn, name)
    else:
        waiting = Waiting(_desks_words(scene, turn), picture="card")
        blocks = (*standing(scene, turn), waiting, *desks_keypad(scene), *desks_to_type(scene))
    return scene.page(
        say("The citizen proves who they are"),
        say("Look away from screen 2 and the keypad. You never need the PIN."),
        name=name,
        blocks=blocks,
        acts=(*_desks_way_out(scene, turn), *back(scene)),
    )


def _desks_end(scene: CaseScene, turn: PinTurn, name: str) -> Page:
    """Say that the service ends here: only one that demands the PIN has this page at all."""
    return scene.page(
        scene.say("The PIN cannot be used"),
        scene.say(
            "This service cannot be done without a PIN. Another card is asked when it comes."
        ),
        name=f"{name}/ended",
        blocks=_problem(scene, turn),
        acts=(*desks_closing(scene, Outcome.NOT_PROVED), *back(scene)),
    )


def _desks_words(scene: CaseScene, turn: PinTurn) -> str:
    if turn.needs_second_yes:
        return scene.say("The citizen decides whether to use the last try.")
    if turn.on_pinpad:
        return scene.say("The citizen is entering the PIN on the reader's keypad.")
    return scene.say("The citizen is entering the PIN on screen 2.")


def _desks_way_out(scene: CaseScene, turn: PinTurn | None) -> tuple[Act, ...]:
    """Return the acts that end the case where the citizen may not go on, or the reader cannot."""
    state = CardState(scene.around.reader) if scene.around.reader else CardState.READY
    is_held_up = state not in QUIET if turn is None else turn.needs_second_yes
    return desks_closing(scene, Outcome.NOT_PROVED) if is_held_up else ()


def last_try(scene: CaseScene, turn: PinTurn, name: str, more: tuple[Act, ...] = ()) -> Page:
    """Ask for the second yes that a last try needs, with `more` acts after it."""
    say = scene.say
    return scene.page(
        say("This is the last try"),
        say("If the PIN is wrong once more, your card blocks it."),
        say("If you are not sure, ask the mediator before you use it."),
        name=f"{name}/last",
        blocks=standing(scene, turn),
        acts=(Act(say("I am sure of my PIN"), AllowLastTry(turn.request), style="primary"), *more),
    )


def entry(scene: CaseScene, turn: PinTurn, accept: str = "") -> tuple[Block, ...]:
    """Return where the digits are entered: on the reader's own keypad, or on screen 2.

    `accept` are the words for using them, where they are no PIN.
    """
    begin = Act(scene.say("Enter it on the reader"), UsePinpad(turn.request), style="primary")
    shuffled = scene.around.shuffled_keypad
    return pin_entry(scene.say, turn, begin, accept, shuffled=shuffled)


def standing(scene: CaseScene, turn: PinTurn) -> tuple[Block, ...]:
    """Return how many tries are left, which is always shown, and why the last PIN was not taken."""
    left = _tries(scene, turn)
    if turn.problem:
        cause, following = _problem_words(scene, turn)
        return (Notice("problem", cause, f"{left} {following}"),)
    is_last = turn.tries_left is not None and turn.tries_left <= LAST_TRY
    return (Notice("warning" if is_last else "information", left),)


def _tries(scene: CaseScene, turn: PinTurn) -> str:
    if turn.tries_left is None:
        return scene.say("This card does not say how many tries are left.")
    return scene.texts.count("{number} try is left.", "{number} tries are left.", turn.tries_left)


def _problem(scene: CaseScene, turn: PinTurn) -> tuple[Block, ...]:
    return (Notice("problem", *_problem_words(scene, turn)),) if turn.problem else ()


def _problem_words(scene: CaseScene, turn: PinTurn) -> tuple[str, str]:
    words = FOR_THE_CITIZEN if scene.for_citizen else FOR_THE_MEDIATOR
    cause, following = words[PinProblem(turn.problem)]
    return scene.say(cause), scene.say(following)


def _waiting(scene: CaseScene) -> tuple[Block, ...]:
    notice = reader_notice(scene.texts, scene.around, scene.reader)
    asking = Waiting(scene.say("The card is being asked how its PIN stands."), picture="card")
    return (notice,) if notice and scene.around.reader != "ready" else (asking,)
