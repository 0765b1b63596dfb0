"""`citizenspot card insert NAME --pinpad`: a reader with a keypad, and whoever types at it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from citizenspot.commands.card_output import end

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.cards.waiting_keypad import WaitingKeypad

HOW = """{name} is in a reader with a keypad, at a reader service of its own. In another terminal:

    export PCSCLITE_CSOCK_NAME={socket}

When the keypad asks for the PIN, type here what the citizen types there, then Enter.
`cancel` is its red key, and an empty line lets the time pass. Ctrl+D takes the card out."""
CANCEL = "cancel"


def insert_at_pinpad(name: str) -> None:
    """Put a virtual card into a played reader with a keypad until Ctrl+D."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only when asked

    from training.cards.emulated_card import emulate  # noqa: PLC0415 - only when asked
    from training.cards.pinpad.own_service import (  # noqa: PLC0415 - only when asked
        NoPinpadError,
        PinpadService,
    )
    from training.cards.specimen import UnknownSpecimenError, find_specimen  # noqa: PLC0415

    try:
        card = emulate(find_specimen(name), datetime.now(UTC).astimezone().date())
        with PinpadService() as service:
            service.insert(card)
            typer.echo(HOW.format(name=name, socket=service.socket))
            type_at(service.keypad, sys.stdin)
    except (UnknownSpecimenError, NoPinpadError) as error:
        end(str(error))
    typer.echo(f"{name} is out")


def type_at(keypad: WaitingKeypad, lines: Iterable[str]) -> None:
    """Do at the keypad what each line says, until there are no more."""
    from training.cards.pinpad.keypad import Act  # noqa: PLC0415 - only when asked

    for line in lines:
        said = line.strip()
        if said.isascii() and said.isdecimal():
            keypad.will(said)
        elif said == CANCEL:
            keypad.will(Act.CANCELS)
        elif not said:
            keypad.will(Act.LETS_TIME_PASS)
        else:
            typer.echo(f"Digits, `{CANCEL}`, or an empty line.", err=True)
