"""What screen 2 shows while somebody is told what this desk holds about them."""

from __future__ import annotations

from citizenspot.day.held_commands import LeaveWhatIsHeld, PrintWhatIsHeld
from citizenspot.day.held_turn import HeldStage, HeldTurn
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_sentences import sentences
from citizenspot.texts import Texts
from citizenspot.visit.commands import Identity
from citizenspot.visit.pages.answers_shown import masked
from citizenspot.visit.views import Act, Block, CitizenView, Notice, Page, Row, Rows, Waiting

_CALM = frozenset({CardState.NO_CARD, CardState.READY})


def held_citizen_view(turn: HeldTurn, texts: Texts, *, practice: str) -> CitizenView:
    """Return screen 2 for one person's question."""
    return CitizenView(
        position=0,
        state="step",
        page=_for_citizen(turn, texts),
        language=texts.language,
        right_to_left=texts.right_to_left,
        practice=practice,
    )


def _for_citizen(turn: HeldTurn, texts: Texts) -> Page:
    say, heading = texts.say, texts.say("What this desk holds about you")
    match turn.stage:
        case HeldStage.ASKED if turn.card is not None:
            return _asked(turn, turn.card.identity, texts)
        case HeldStage.PRINTING:
            blocks: tuple[Block, ...] = (Waiting(say("Your sheet is being printed."), "paper"),)
        case HeldStage.PRINTED:
            blocks = (
                Notice(
                    "success",
                    say("Your sheet is printed."),
                    say("The mediator gives it to you. No copy of it is kept here."),
                ),
            )
        case HeldStage.KEPT_BACK:
            waits = say("Your sheet has not come out yet.")
            blocks = (Notice("problem", waits, say("The mediator is seeing to it.")),)
        case HeldStage.NOT_ENOUGH:
            blocks = (
                Notice(
                    "problem",
                    say("With this card we cannot be sure who asks."),
                    say("So nothing is looked for. The mediator can tell you where to ask."),
                ),
            )
        case _:
            return Page("held/card", heading, _why(texts), _reader(turn, texts))
    return Page(f"held/{turn.stage.value}", heading, (), blocks)


def _why(texts: Texts) -> tuple[str, ...]:
    return (
        texts.say("Put your card into the reader."),
        texts.say("It shows that it is you who asks. Then you say whether it is printed."),
    )


def _reader(turn: HeldTurn, texts: Texts) -> tuple[Block, ...]:
    state = CardState(turn.reader) if turn.reader else CardState.NO_CARD
    cause, following = sentences(state, for_citizen=True)
    if state is CardState.READING:
        words = texts.say("We are reading your card. Please leave it in the reader.")
        return (Waiting(words, picture="card"),)
    tone: Notice = Notice(
        "information" if state in _CALM else "problem",
        texts.say(cause),
        texts.say(following) if following else "",
    )
    return (tone,)


def _asked(turn: HeldTurn, person: Identity, texts: Texts) -> Page:
    say = texts.say
    born = texts.date(person.birth_date) if person.birth_date else ""
    rows = (
        Row(say("Name"), person.full_name),
        Row(say("Date of birth"), born),
        Row(say("Number"), masked(person.number), full=person.number),
    )
    return Page(
        f"held/asked/{turn.request}",
        say("Is this you?"),
        (
            say("Then everything that this desk holds about you can be printed for you."),
            say("Nothing of it is shown on a screen. That you asked is recorded, and not who."),
        ),
        (Rows(tuple(row for row in rows if row.value)),),
        (
            Act(say("Yes, print it"), PrintWhatIsHeld(turn.request), style="primary"),
            Act(say("No, do not"), LeaveWhatIsHeld(turn.request)),
        ),
    )
