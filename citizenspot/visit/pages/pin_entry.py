"""Where a PIN is entered: on the screen, or on the reader's own keypad; for whoever enters it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citizenspot.visit.views import Act, Block, Notice, PinPad, Waiting

if TYPE_CHECKING:
    from citizenspot.visit.surroundings import PinTurn


def pin_entry(
    say: Callable[[str], str],
    turn: PinTurn,
    use_keypad: Act,
    accept: str = "",
    *,
    shuffled: bool = False,
) -> tuple[Block, ...]:
    """Return the blocks of a PIN that is asked for; `use_keypad` begins on the reader's own keypad.

    `accept` are the words for using the digits, where they are no PIN.
    The citizen and the mediator have commands and pages of their own around it.
    """
    if not turn.on_pinpad:
        pad = PinPad(
            request=turn.request,
            shortest=turn.shortest,
            longest=turn.longest,
            shuffled=shuffled,
            accept=accept or say("Use this PIN"),
            erase=say("Erase"),
            waiting=say("Your card is checking it. Leave it in the reader."),
        )
        return (pad,)
    if turn.is_under_way:
        return (Waiting(say("Enter your PIN on the reader's keypad, then press OK."), "card"),)
    sentence = say("The card reader has a keypad of its own.")
    return (Notice("information", sentence, acts=(use_keypad,)),)
