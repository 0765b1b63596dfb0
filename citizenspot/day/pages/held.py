"""The pages on which somebody is told what this desk holds about them; nothing of it is shown."""

from __future__ import annotations

from citizenspot.day import held_commands as h
from citizenspot.day.held_turn import UNWRITTEN, HeldStage, HeldTurn
from citizenspot.day.pages.sight_words import Desk
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_sentences import FOR_THE_MEDIATOR
from citizenspot.receipts.printer_reasons import PrinterReason, problem_sentence
from citizenspot.texts import OWN_NAMES
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.desk_commands import ReadCard
from citizenspot.visit.pages.card_shown import desks_key_entry, desks_photographed
from citizenspot.visit.pages.practice_cards import desks_cards_of_practice
from citizenspot.visit.views import (
    Act,
    Block,
    Entry,
    EntryForm,
    Notice,
    Option,
    Page,
    Row,
    Rows,
    Waiting,
)

PAPER = "a4"
_CALM = frozenset({CardState.NO_CARD, CardState.READY, CardState.READING})
_WAITS_FOR_KEY = frozenset({CardState.KEY_NEEDED.value, CardState.KEY_WRONG.value})


def held(desk: Desk) -> Page:
    """Show how far it has come, and before anybody asks, the language they are asked in."""
    turn = desk.sight.held
    return _form(desk) if turn is None else _turn(desk, turn)


def _form(desk: Desk) -> Page:
    say = desk.say
    languages = tuple(Option(tag, name) for tag, name in OWN_NAMES.items())
    entry = Entry(
        "language",
        say("Language of the citizen"),
        kind="choice",
        text=desk.citizen_language,
        options=languages,
    )
    ask = Act(say("Ask for the card"), h.AskWhatIsHeld(), key="Ctrl+Return", style="primary")
    sentences = (
        say("Somebody asks what this desk holds about them: their card says who asks."),
        say("It is printed on A4 and shown to nobody. That it was asked is recorded."),
    )
    form = EntryForm("held", (entry,), ask)
    return Page("desk/held", say("What is held about somebody"), sentences, (form,), (desk.back(),))


def _turn(desk: Desk, turn: HeldTurn) -> Page:
    say, heading = desk.say, desk.say("What is held about somebody")
    end = Act(say("Put it away"), h.EndWhatIsHeld(), key="Esc", style="quiet")
    match turn.stage:
        case HeldStage.ASKED if turn.card is not None:
            return _asked(desk, turn, turn.card, end)
        case HeldStage.PRINTING:
            blocks: tuple[Block, ...] = (Waiting(say("The sheet is being printed."), "paper"),)
        case HeldStage.PRINTED:
            visits = desk.texts.count(
                "The sheet is printed: {number} visit.",
                "The sheet is printed: {number} visits.",
                turn.visits,
            )
            give = say("Give it to them unread. Nothing of it is left here or at the printer.")
            blocks = (Notice("success", visits, give),)
        case HeldStage.KEPT_BACK:
            blocks = (_kept_back(desk, turn),)
        case HeldStage.NOT_ENOUGH:
            blocks = (_not_enough(desk), *desks_cards_of_practice(desk.texts, desk.practice_cards))
        case _:
            return _waiting(desk, turn, heading, end)
    return Page(f"desk/held/{turn.stage.value}", heading, (), blocks, (end,))


def _waiting(desk: Desk, turn: HeldTurn, heading: str, end: Act) -> Page:
    say = desk.say
    state = CardState(turn.reader) if turn.reader else CardState.NO_CARD
    cause, following = FOR_THE_MEDIATOR[state]
    tone: Notice = Notice(
        "information" if state in _CALM else "problem",
        say(cause),
        say(following) if following else "",
    )
    form: tuple[Block, ...] = ()
    if state.value in _WAITS_FOR_KEY:
        problem = say(turn.key_problem) if turn.key_problem else ""
        form = (desks_key_entry(desk.texts, problem, h.OpenTheirCard()),)
    read = Act(say("Read the card"), ReadCard(), key="F4")
    cards = desks_cards_of_practice(desk.texts, desk.practice_cards)
    sentence = say("Ask for the card, and wait until it was checked.")
    return Page("desk/held/card", heading, (sentence,), (tone, *form, *cards), (end, read))


def _asked(desk: Desk, turn: HeldTurn, card: CardSight, end: Act) -> Page:
    say, person = desk.say, card.identity
    born = desk.texts.date(person.birth_date) if person.birth_date else ""
    rows = (Row(say("Name"), person.full_name), Row(say("Date of birth"), born))
    shown = desks_photographed(
        desk.texts, Rows(tuple(row for row in rows if row.value)), card.photo
    )
    genuine = Notice("success", say("The card was checked."))
    if desk.sight.practice:
        genuine = Notice("information", say("In practice any card that is not forged will do."))
    assisted = Act(say("Yes, print it"), h.PrintWhatIsHeld(turn.request), reason_asked=True)
    return Page(
        f"desk/held/asked/{turn.request}",
        say("Is it their own card?"),
        (
            say("Compare the face. The citizen then says on screen 2 whether it is printed."),
            say("For who cannot press you may, and say why; the supervisor sees that."),
        ),
        (genuine, shown),
        (end, assisted),
    )


def _kept_back(desk: Desk, turn: HeldTurn) -> Notice:
    say = desk.say
    if turn.problem == UNWRITTEN:
        again = say("Put it away, and ask again. What happened stands in the log.")
        return Notice("problem", say("The sheet could not be made."), again)
    reason = PrinterReason(turn.problem)
    queue = desk.printers.get(PAPER, "")
    return Notice(
        "problem",
        say("The sheet has not come out."),
        problem_sentence(reason, queue, desk.texts),
    )


def _not_enough(desk: Desk) -> Notice:
    return Notice(
        "problem",
        desk.say("This card could not be checked, so nothing is said about anybody."),
        desk.say("Ask for another card, or take the question on paper for the administrator."),
    )
