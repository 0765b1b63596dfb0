"""What screen 1 shows in practice alone: the virtual cards, and what is to be typed for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citizenspot.texts import _N, Texts
from citizenspot.visit.desk_commands import (
    ChoosePracticeReader,
    InsertPracticeCard,
    PressPracticeKeys,
    ReadScan,
    RemovePracticeCard,
)
from citizenspot.visit.pages.card_shown import WAITS_FOR_KEY
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.practice_reader import AtKeypad, Printed
from citizenspot.visit.views import Act, Block, Choices, Row, Rows

DESKS_PRINTED: dict[Printed, str] = {
    "pin": _N("PIN"),
    "access_number": _N("Access number"),
    "lines": _N("Lines of letters and arrows"),
}
DESKS_AT_KEYPAD: dict[AtKeypad, str] = {
    "right": _N("Types the right PIN"),
    "wrong": _N("Types a wrong PIN"),
    "cancels": _N("Cancels"),
    "lets_time_pass": _N("Types nothing"),
}


def desks_practice_cards(scene: Scene) -> tuple[Block, ...]:
    """Return the virtual cards to put into the reader, and which reader it is, in practice."""
    return desks_cards_of_practice(
        scene.texts, scene.around.practice_cards, (_desks_reader(scene),)
    )


def desks_cards_of_practice(
    texts: Texts, known: Sequence[tuple[str, str]], more: tuple[Act, ...] = ()
) -> tuple[Block, ...]:
    """Return the acts for cards that are named with their labels; none in live work."""
    if not known:
        return ()
    names = tuple(f"{name}-" for name, _ in known)
    in_trouble = [card for card in known if card[0].startswith(names)]
    good = [card for card in known if card not in in_trouble]
    out = Act(texts.say("Take the card out"), RemovePracticeCard(), style="quiet")
    first = Choices((*_inserting(good), out, *more), title=texts.say("Practice cards"))
    if not in_trouble:
        return (first,)
    title = texts.say("The same card, when something is wrong with it")
    return (Choices(_inserting(in_trouble), title=title), first)


def desks_to_type(scene: Scene) -> tuple[Block, ...]:
    """Return what is to be typed for the card that is in, and a scan of what is printed on it."""
    say, to_type = scene.say, scene.around.practice_reader.to_type
    if not to_type:
        return ()
    rows = Rows(
        tuple(Row(say(DESKS_PRINTED[kind]), text) for kind, text in to_type),
        title=say("Practice: what to type for this card"),
    )
    scans = tuple(
        Act(say("Scan it, as a scanner would: {printed}", printed=say(DESKS_PRINTED[kind])),
            ReadScan(text))
        for kind, text in to_type
        if kind != "pin" and scene.around.reader in WAITS_FOR_KEY
    )  # fmt: skip
    return (rows, Choices(scans)) if scans else (rows,)


def desks_keypad(scene: Scene) -> tuple[Block, ...]:
    """Return what may be done at the played reader's keypad while it asks for the PIN."""
    turn = scene.around.pin
    if not scene.around.practice_reader.has_keypad or turn is None or not turn.is_under_way:
        return ()
    acts = tuple(
        Act(scene.say(words), PressPracticeKeys(entry)) for entry, words in DESKS_AT_KEYPAD.items()
    )
    return (Choices(acts, title=scene.say("Practice: what the citizen does at the keypad")),)


def _desks_reader(scene: Scene) -> Act:
    has_keypad = scene.around.practice_reader.has_keypad
    label = scene.say("Reader with a keypad of its own")
    return Act(label, ChoosePracticeReader(keypad=not has_keypad), selected=has_keypad)


def _inserting(cards: Iterable[tuple[str, str]]) -> tuple[Act, ...]:
    return tuple(Act(label, InsertPracticeCard(name)) for name, label in cards)
