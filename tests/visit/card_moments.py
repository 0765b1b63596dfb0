"""What both screens show while a citizen is identified by a card: every state, trouble and PIN."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from citizenspot.eid.ausweisapp.ausweisapp_words import (
    AccessRights,
    Auxiliary,
    CertificateDescription,
    CertificateValidity,
    Chat,
)
from citizenspot.eid.ausweisapp.outcome import Ending
from citizenspot.eid.ausweisapp.questions import (
    AccessNumberWanted,
    AtWork,
    CardAsked,
    ConsentAsked,
    DigitsWanted,
    PinWanted,
)
from citizenspot.eid.card_events import CardState, Check, Verification
from citizenspot.eid.photo.decoder import as_png
from citizenspot.eid.pin.pin_status import FINAL, PinProblem
from citizenspot.visit import commands as c
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.surroundings import PinTurn, Surroundings
from citizenspot.visit.words import Assurance
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import TODAY, Story, person
from training.cards.portrait import portrait

HOLDER = person(document_number="XX-1", nationality="PRT", valid_until=date(2029, 5, 10))
EXPIRED = person(document_number="XX-1", nationality="PRT", valid_until=date(2024, 5, 10))
EVERYTHING = Verification(checked=(Check.IDENTITY_HASH, Check.CERTIFICATE_CHAIN, Check.REVOCATION))
OPEN = Verification(
    checked=(Check.IDENTITY_HASH,),
    unchecked=(Check.CERTIFICATE_CHAIN, Check.REVOCATION),
    reason="no authority is installed",
    revocation_as_of=datetime(2026, 10, 3, tzinfo=UTC),
)
FORGED = Verification(checked=(Check.SECURITY_OBJECT_SIGNATURE,), failed=(Check.IDENTITY_HASH,))


@dataclass(frozen=True)
class Moment:
    """A visit, and what surrounds it."""

    story: Story
    around: dict[str, object] = field(default_factory=dict)

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(today=TODAY, spot="Spot", **self.around)  # type: ignore[arg-type] # by name


def waiting(assurance: str = "card") -> Story:
    steps = [{"id": "who", "do": "identify", "assurance": assurance}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
    story = Story(made_up_service(steps=steps))
    story.begin()
    story.choose()
    return story


def offered(identity: c.Identity = HOLDER) -> Story:
    story = waiting()
    story.program(c.OfferIdentity(identity, Assurance.CARD_READ))
    return story


def proving() -> Story:
    story = waiting("pin")
    story.program(c.OfferIdentity(HOLDER, Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    return story


def _state(state: CardState, **more: object) -> Callable[[], Moment]:
    return lambda: Moment(waiting("document"), {"reader": state.value, **more})


def _offered(identity: c.Identity, verification: Verification) -> Callable[[], Moment]:
    sight = CardSight(identity, verification, as_png(portrait("JPEG")))
    return lambda: Moment(offered(identity), {"reader": "ready", "card": sight})


def _pin(turn: PinTurn, **more: object) -> Callable[[], Moment]:
    return lambda: Moment(proving(), {"reader": "ready", "pin": turn, **more})


def _tries(problem: PinProblem) -> int | None:
    return {PinProblem.BLOCKED: 0, PinProblem.WRONG: 2}.get(problem, 3)


NINE_STATES: dict[str, Callable[[], Moment]] = {
    "no service": _state(CardState.NO_SERVICE),
    "no reader": _state(CardState.NO_READER),
    "no card": _state(CardState.NO_CARD),
    "mute": _state(CardState.MUTE),
    "unknown card": _state(CardState.UNKNOWN_CARD),
    "not activated": _state(CardState.NOT_ACTIVATED),
    "expired": _offered(EXPIRED, EVERYTHING),
    "busy": _state(CardState.BUSY),
    "communication error": _state(CardState.COMMUNICATION_ERROR),
}
"""The causes that the desk tells apart, each with the next act."""

OTHER_STATES: dict[str, Callable[[], Moment]] = {
    "early words": _state(CardState.READING, card=CardSight(HOLDER)),
    "reading": _state(CardState.READING),
    "removed": _state(CardState.REMOVED),
    "unreadable": _state(CardState.UNREADABLE),
    "key needed": _state(CardState.KEY_NEEDED),
    "key wrong": _state(CardState.KEY_WRONG),
    "forged": _state(CardState.UNREADABLE, card=CardSight(HOLDER, FORGED)),
    "verified": _offered(HOLDER, EVERYTHING),
    "not checked": _offered(HOLDER, OPEN),
}

PIN_PAGES: dict[str, Callable[[], Moment]] = {
    "pin, three tries": _pin(PinTurn(1, 3)),
    "pin, shuffled": _pin(PinTurn(1, 3), shuffled_keypad=True),
    "pin, tries not told": _pin(PinTurn(1, None)),
    "pin, last try": _pin(PinTurn(1, 1)),
    "pin, last try allowed": _pin(PinTurn(1, 1, last_try_allowed=True)),
    "pin, on the reader": _pin(PinTurn(1, 3, on_pinpad=True)),
    "pin, being entered on the reader": _pin(PinTurn(1, 3, on_pinpad=True, is_under_way=True)),
    "pin, being asked": lambda: Moment(proving(), {"reader": "ready"}),
    **{
        f"pin, {problem.value.replace('_', ' ')}": _pin(
            PinTurn(1, _tries(problem), problem=problem.value, is_final=problem in FINAL)
        )
        for problem in PinProblem
    },
}


def _german(sight: HandoverSight) -> Callable[[], Moment]:
    around = {"reader": "for_ausweisapp", "german_cards": True, "handover": sight}
    return lambda: Moment(waiting("pin"), around)


def _digits(question: DigitsWanted, turn: PinTurn) -> Callable[[], Moment]:
    return _german(HandoverSight(1, question, turn))


CONSENT = ConsentAsked(
    AccessRights(
        Chat(
            effective=("FamilyName", "GivenNames", "DateOfBirth", "AgeVerification", "Address"),
            optional=("AgeVerification", "Address", "Nationality", "Pseudonym"),
            required=("FamilyName", "GivenNames", "DateOfBirth"),
        ),
        aux=Auxiliary(required_age="18"),
    ),
    CertificateDescription(
        issuer_name="A certifier of the German state",
        subject_name="Town of Example, citizens' office",
        subject_url="https://eid.town.example",
        purpose="To know who is at the counter",
    ),
    CertificateValidity("2026-12-01"),
)
GERMAN_PAGES: dict[str, Callable[[], Moment]] = {
    "german, may it be read": _german(HandoverSight(1, CONSENT)),
    "german, card asked": _german(HandoverSight(1, CardAsked())),
    "german, at work": _german(HandoverSight(1, AtWork())),
    "german, pin": _digits(PinWanted(3), PinTurn(1, 3, shortest=6, longest=6)),
    "german, pin wrong": _digits(
        PinWanted(2, problem=PinProblem.WRONG),
        PinTurn(1, 2, problem="wrong", shortest=6, longest=6),
    ),
    "german, number": _digits(
        AccessNumberWanted(1, pin_was_wrong=True), PinTurn(1, None, shortest=6, longest=6)
    ),
    "german, number wrong": _digits(
        AccessNumberWanted(1, problem=PinProblem.WRONG), PinTurn(1, None, shortest=6, longest=6)
    ),
    "german, last try": _digits(PinWanted(1), PinTurn(1, 1, shortest=6, longest=6)),
    **{
        f"german, {ending.value.replace('_', ' ')}": _german(HandoverSight(1, ending=ending))
        for ending in Ending
        if ending is not Ending.DONE
    },
}

EVERY_MOMENT = NINE_STATES | OTHER_STATES | PIN_PAGES | GERMAN_PAGES
