"""The two processes a PIN goes through, each until it is told to end; for searching their memory.

`python -m tests.eid.pin.pin_carrier screen SOCKET` takes digits one by one from standard input, as
screen 2's keypad does, and sends them; `… desk SOCKET` takes them from there and puts them into the
command that the card gets, wiped as soon as it was sent. A digit is read alone, so that nothing but
the program itself ever has two of them side by side.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from citizenspot.citizen_link.listening import Listening
from citizenspot.citizen_link.pin_line import PinLine
from citizenspot.citizen_link.pin_sending import send_pin
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.secret_pin import SecretPin, wipe
from ui.design.typed_pin import TypedPin

FORM = PinForm(0x01, 4, 12, PinCoding.ASCII_AND_FF, block_length=12)
END_OF_DIGITS = b"\n"


def screen(socket: Path) -> None:
    """Type what comes, send it, and wait to be ended."""
    typed = TypedPin()
    while (key := os.read(0, 1)) != END_OF_DIGITS:
        typed.type(key[0] - ord("0"))
    send_pin(socket, 1, typed.hand_over())
    say("sent")
    os.read(0, 1)


def desk(socket: Path) -> None:
    """Take one PIN, and wait to be ended."""
    line = PinLine(Listening(socket), used)
    line.start()
    say("listening")
    os.read(0, 1)
    line.close()


def used(_request: int, digits: bytearray) -> None:
    """Make the card's command of a PIN, and wipe both."""
    with SecretPin(digits) as pin:
        wipe(FORM.verify_command(pin))
    say("used")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    {"screen": screen, "desk": desk}[sys.argv[1]](Path(sys.argv[2]))
