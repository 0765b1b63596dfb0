"""The pages of *identify*: a card is read or a document seen, and the citizen says: this is me."""

from __future__ import annotations

from datetime import date

from citizenspot.eid.card_events import VerificationOutcome
from citizenspot.texts import _N
from citizenspot.visit import flow
from citizenspot.visit.commands import (
    ConfirmIdentity,
    Continue,
    Identity,
    RejectIdentity,
)
from citizenspot.visit.desk_commands import HandOverCard, ReadCard
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.pages import pin
from citizenspot.visit.pages.answers_shown import masked
from citizenspot.visit.pages.card_shown import (
    desks_checked_card,
    desks_early_words,
    desks_key_form,
    desks_outcome,
)
from citizenspot.visit.pages.practice_cards import desks_practice_cards, desks_to_type
from citizenspot.visit.pages.reader_notice import reader_notice
from citizenspot.visit.pages.scene import CaseScene, Scene, back
from citizenspot.visit.views import (
    Act,
    Block,
    DocumentForm,
    Notice,
    Page,
    Row,
    Rows,
    Waiting,
)
from services_catalog.definition import IdentifyStep

DESKS_WANTED = {
    "none": _N("Let the citizen confirm who they are."),
    "document": _N("It asks for an identity document that you have seen, or for the card."),
    "card": _N("It asks for the card."),
    "pin": _N("It asks for the card and its PIN."),
}
"""What a service asks for, by the assurance of its step."""


def for_citizen(scene: CaseScene) -> Page:
    """Show what is read and why, then the identity, to be confirmed."""
    say = scene.say
    if scene.visit.offered is not None:
        return scene.page(
            say("Is this you?"),
            say("We read this from your card or document. Look at it calmly."),
            name=f"{scene.case.id}/offered",
            blocks=identity_blocks(scene, scene.visit.offered),
            acts=_yes_no(scene),
        )
    if flow.waits_for_proof(scene.visit, _step(scene)):
        return pin.for_citizen(scene)
    if scene.visit.identity is not None and flow.identified_for(scene.visit, _step(scene)):
        return _known(scene, scene.visit.identity, say("This is you"))
    sight = scene.around.handover
    if sight is not None and sight.is_under_way:
        return _german_page(scene, sight)
    return scene.page(
        say("Who are you?"),
        _asked_of_citizen(scene),
        say("We read your name, birth date and number, for this service only."),
        blocks=_reader(scene),
        acts=_without_identity(scene),
    )


def for_desk(scene: CaseScene) -> Page:
    """Show the reader's state and the form for a document seen."""
    say = scene.say
    if scene.visit.offered is not None:
        return scene.page(
            say("The citizen confirms the identity"),
            say("Wait for the citizen's word on screen 2."),
            name=f"{scene.case.id}/offered",
            blocks=desks_identity(scene, scene.visit.offered),
            acts=(
                *_yes_no(scene, assisted=True),
                Act(say("Read the card again"), ReadCard(), key="F4"),
            ),
        )
    if flow.waits_for_proof(scene.visit, _step(scene)):
        return pin.for_desk(scene)
    if scene.visit.identity is not None and flow.identified_for(scene.visit, _step(scene)):
        return _known(scene, scene.visit.identity, say("The citizen is identified"))
    sight = scene.around.handover
    if sight is not None and sight.is_under_way:
        return _german_page(scene, sight)
    return scene.page(
        say("Identify the citizen"),
        say("Ask for the card, or type what you see on the document."),
        blocks=(
            *_desks_not_enough(scene),
            *_desks_reader(scene),
            *desks_to_type(scene),
            *_by_document(scene),
            *desks_practice_cards(scene),
        ),
        acts=(
            *_without_identity(scene),
            Act(say("Read the card"), ReadCard(), key="F4"),
            *_desks_german_card(scene),
            *back(scene),
        ),
    )


def _known(scene: CaseScene, identity: Identity, heading: str) -> Page:
    on = Act(scene.say("Continue"), Continue(scene.case.id, scene.case.step), style="primary")
    blocks = identity_blocks if scene.for_citizen else desks_identity
    return scene.page(
        heading,
        name=f"{scene.case.id}/known",
        blocks=blocks(scene, identity),
        acts=(on, *back(scene)),
    )


def identity_blocks(scene: Scene, identity: Identity) -> tuple[Block, ...]:
    """Return an identity as rows, with a warning where its document is no longer valid."""
    rows = Rows(identity_rows(scene, identity))
    following = scene.say("The mediator says whether it can still be used here.")
    return (*_expired(scene, identity, following), rows)


def desks_identity(scene: Scene, identity: Identity) -> tuple[Block, ...]:
    """Return the same for the mediator, with the card's photograph and what was checked."""
    rows = Rows(identity_rows(scene, identity))
    following = scene.say("See whether this service takes it, or ask for another document.")
    expired = _expired(scene, identity, following)
    return (*expired, *desks_checked_card(scene, identity, rows))


def _expired(scene: Scene, identity: Identity, following: str) -> tuple[Block, ...]:
    until = identity.valid_until
    if until is None or until >= scene.around.today:
        return ()
    cause = scene.say("The document expired on {date}.", date=scene.texts.date(until))
    return (Notice("warning", cause, following),)


def identity_rows(scene: Scene, identity: Identity) -> tuple[Row, ...]:
    """Return an identity as rows; its numbers are masked on screen 2 until the citizen asks."""
    say = scene.say
    valid = identity.valid_until
    rows = (
        Row(say("Name"), identity.full_name),
        Row(say("Date of birth"), _date(scene, identity.birth_date)),
        _number_row(scene, say("Number"), identity.number),
        Row(say("Nationality"), scene.texts.country(identity.nationality)),
        _number_row(scene, say("Document"), identity.document_number),
        Row(say("Valid until"), _date(scene, valid)),
    )
    return tuple(row for row in rows if row.value)


def _date(scene: Scene, day: date | None) -> str:
    """Return a date; empty where a card has none, such as a birth date."""
    return scene.texts.date(day) if day else ""


def _number_row(scene: Scene, label: str, number: str) -> Row:
    return Row(label, masked(number), full=number) if scene.for_citizen else Row(label, number)


def _yes_no(scene: CaseScene, *, assisted: bool = False) -> tuple[Act, ...]:
    say = scene.say
    return (
        Act(say("Yes, this is me"), ConfirmIdentity(), style="primary", reason_asked=assisted),
        Act(say("No, this is not me"), RejectIdentity(), reason_asked=assisted),
    )


def _reader(scene: CaseScene) -> tuple[Block, ...]:
    if "card" not in _step(scene).methods:
        return ()
    if scene.around.reader == "reading" and scene.for_citizen:
        reads = scene.say("We are reading your card. Please leave it in the reader.")
        return (Waiting(reads, picture="card"),)
    sight = scene.around.handover
    if sight is not None and sight.ending is not None:
        from citizenspot.visit.pages.handover import ending_notice  # noqa: PLC0415 - seldom shown

        return (ending_notice(scene, sight.ending),)
    notice = reader_notice(scene.texts, scene.around, scene.reader)
    return (notice,) if notice else ()


def _desks_not_enough(scene: CaseScene) -> tuple[Block, ...]:
    """Say that who is known is not known well enough, and what this service asks for."""
    if scene.visit.identity is None:
        return ()
    wanted = DESKS_WANTED[_step(scene).assurance]
    cause = scene.say("What is known of the citizen is not enough for this service.")
    return (Notice("warning", cause, scene.say(wanted)),)


def _desks_german_card(scene: CaseScene) -> tuple[Act, ...]:
    """Return the act for a card that only AusweisApp reads, where that can be done here."""
    if not scene.around.german_cards or "card" not in _step(scene).methods:
        return ()
    return (Act(scene.say("German card"), HandOverCard()),)


def _german_page(scene: CaseScene, sight: HandoverSight) -> Page:
    # Seldom shown, and not at a start.
    from citizenspot.visit.pages import handover  # noqa: PLC0415

    return (handover.for_citizen if scene.for_citizen else handover.for_desk)(scene, sight)


def _desks_reader(scene: CaseScene) -> tuple[Block, ...]:
    """Return the reader's state with what its card says, what is wrong with it, or how it opens."""
    card = scene.around.card
    blocks = _reader(scene)
    if card is None or not blocks:
        return (*blocks, *(desks_key_form(scene) if blocks else ()))
    if card.verification is None:
        rows = Rows(identity_rows(scene, card.identity))
        return (*blocks, *desks_early_words(scene, rows))
    if card.verification.outcome is VerificationOutcome.FAILED:
        return (desks_outcome(scene, card.verification),)
    return (*blocks, *desks_key_form(scene))


def _asked_of_citizen(scene: CaseScene) -> str:
    methods = _step(scene).methods
    if "card" in methods and "document" in methods:
        return scene.say("Put your card into the reader, or give your document to the mediator.")
    if "card" in methods:
        return scene.say("Put your card into the reader.")
    return scene.say("Give your document to the mediator.")


def _by_document(scene: CaseScene) -> tuple[Block, ...]:
    if "document" not in _step(scene).methods:
        return ()
    return (DocumentForm(submit=scene.say("Show this to the citizen")),)


def _without_identity(scene: CaseScene) -> tuple[Act, ...]:
    """Return the way on for a service that may be used without saying who one is."""
    step = _step(scene)
    if step.assurance != "none":
        return ()
    label = scene.say("Go on without saying who I am" if scene.for_citizen else "Go on unnamed")
    return (Act(label, Continue(scene.case.id, step.id)),)


def _step(scene: CaseScene) -> IdentifyStep:
    step = scene.case.current_step
    return step if isinstance(step, IdentifyStep) else scene.wrong_step()
