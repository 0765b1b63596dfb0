"""What the mediator sees of the citizen's card: what it says, its photograph, what was checked."""

from __future__ import annotations

from typing import Literal

from citizenspot.day.held_commands import OpenTheirCard
from citizenspot.eid.card_events import CardState, Check, Verification, VerificationOutcome
from citizenspot.eid.card_sentences import CHECKS, OUTCOMES
from citizenspot.texts import _N, Texts
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.commands import Identity
from citizenspot.visit.desk_commands import OpenCard
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.views import Act, Block, CardShown, Entry, EntryForm, Notice, Rows

Tone = Literal["success", "warning", "problem"]
TONES: dict[VerificationOutcome, Tone] = {
    VerificationOutcome.VERIFIED: "success",
    VerificationOutcome.NOT_CHECKED: "warning",
    VerificationOutcome.FAILED: "problem",
}
WAITS_FOR_KEY = frozenset({CardState.KEY_NEEDED.value, CardState.KEY_WRONG.value})


def desks_early_words(scene: Scene, rows: Rows) -> tuple[Block, ...]:
    """Return what a card that is still being read says, marked as not checked yet."""
    unchecked = Notice(
        "warning",
        scene.say("The card says this. It is not checked yet."),
        scene.say("Wait until the card was checked before you rely on it."),
    )
    return (unchecked, _desks_card(scene, rows, scene.around.card))


def desks_checked_card(scene: Scene, identity: Identity, rows: Rows) -> tuple[Block, ...]:
    """Return an identity with what came of its card's checks; only rows where it is of no card."""
    card = scene.around.card
    if card is None or card.identity != identity or card.verification is None:
        return (rows,)
    return (desks_outcome(scene, card.verification), _desks_card(scene, rows, card))


def desks_outcome(scene: Scene, verification: Verification) -> Notice:
    """Return what the checks come to, what is open or wrong, and how old the newest word is."""
    cause, following = OUTCOMES[verification.outcome]
    words = (
        _desks_named(scene, _N("It does not fit: {checks}."), verification.failed),
        _desks_named(scene, _N("Not checked: {checks}."), verification.unchecked),
        _desks_newest_word(scene, verification),
        scene.say(following) if following else "",
    )
    return Notice(TONES[verification.outcome], scene.say(cause), " ".join(filter(None, words)))


def desks_key_form(scene: Scene) -> tuple[Block, ...]:
    """Return the form for what is printed on a card that waits for it."""
    if scene.around.reader not in WAITS_FOR_KEY:
        return ()
    problem = scene.around.key_problem
    return (desks_key_entry(scene.texts, scene.say(problem) if problem else "", OpenCard()),)


def desks_key_entry(texts: Texts, problem: str, opening: OpenCard | OpenTheirCard) -> EntryForm:
    """Return the form for what is printed on a card, with what is wrong with the last try."""
    printed = Entry(
        "printed",
        texts.say("Printed on the card"),
        hint=texts.say(
            "Its access number of six digits, or its lines of letters and arrows in a row"
        ),
        error=problem,
    )
    act = Act(texts.say("Open the card"), opening, style="primary")
    return EntryForm("card_key", (printed,), act, is_beside=True)


def desks_photographed(texts: Texts, rows: Rows, photo: bytes) -> CardShown:
    """Return what a card says beside its photograph, where it has given one."""
    return CardShown(rows, photo, texts.say("Photograph on the card") if photo else "")


def _desks_card(scene: Scene, rows: Rows, card: CardSight | None) -> CardShown:
    return desks_photographed(scene.texts, rows, card.photo if card else b"")


def _desks_named(scene: Scene, sentence: str, checks: tuple[Check, ...]) -> str:
    named = "; ".join(scene.say(CHECKS[each]) for each in checks)
    return scene.say(sentence, checks=named) if checks else ""


def _desks_newest_word(scene: Scene, verification: Verification) -> str:
    """Return how old what was at hand on revoked certificates is, where it was not enough."""
    newest = verification.revocation_as_of
    if newest is None or Check.REVOCATION not in verification.unchecked:
        return ""
    day = scene.texts.date(newest.astimezone(scene.around.zone).date())
    return scene.say("The newest word on withdrawn certificates is of {date}.", date=day)
