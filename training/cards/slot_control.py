"""A card held in vpcd's slot by one command, and taken out by another.

The command that holds the card listens on a socket of this user's own, named after the slot's port,
for the word to take it out. No process is looked for, or ended by its name or number.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import tempfile
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from training.cards.vpcd import VpcdLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from training.cards.emulated_card import EmulatedCard

LIMIT_S = 5.0
TAKE_OUT = b"take out"


class Ending(Enum):
    """How it came that a card is out."""

    TAKEN_OUT = "taken out"
    """By the other command."""
    INTERRUPTED = "Ctrl+C"
    """By the person at the command."""
    PULLED = "pulled out by its own description, or the reader service stopped"


class SlotTakenError(Exception):
    """Another command holds a card in this slot."""


def hold_card(
    card: EmulatedCard,
    port: int,
    announce: Callable[[], None],
    interrupted: socket.socket | None = None,
) -> Ending:
    """Put a card in and answer for it until it is out; `announce` is called when it is in.

    What can be read from `interrupted` ends it too.

    Raises:
        SlotTakenError: another command holds a card there.
        NoVirtualReaderError: no vpcd listens on the port.
    """
    with _listening(control_socket(port)) as control:
        with closing(VpcdLine(card, port)) as line:
            announce()
            asked = _answer_until_out(line, control, interrupted)
        if isinstance(asked, Ending):
            return asked
        asked.close()  # the other command waits for this
        return Ending.TAKEN_OUT


@contextmanager
def interruptions() -> Iterator[socket.socket]:
    """Turn Ctrl+C into something to read, instead of an exception at any point of the work.

    Raised while a module is being loaded, `KeyboardInterrupt` can get lost in the import system.
    """
    heard, told = socket.socketpair()
    with heard, told:
        told.settimeout(0)  # the interpreter wants it not to block
        wakes_before = signal.set_wakeup_fd(told.fileno())
        before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        try:
            yield heard
        finally:
            signal.signal(signal.SIGINT, before)
            signal.set_wakeup_fd(wakes_before)


def take_out(port: int) -> bool:
    """Take out the card that another command holds; false where none does.

    Returns when that command has let go of it.

    Raises:
        TimeoutError: it did not, within 5 s.
    """
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(LIMIT_S)
        try:
            line.connect(str(control_socket(port)))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        line.sendall(TAKE_OUT)
        line.recv(1)  # says nothing, and closes when the card is out
    return True


def control_socket(port: int) -> Path:
    """Return where the command listens that holds a card at a port."""
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return Path(folder) / f"citizenspot-{os.getuid()}" / f"card-{port}"


def _answer_until_out(
    line: VpcdLine, control: socket.socket, interrupted: socket.socket | None
) -> socket.socket | Ending:
    """Return the line of the one who asked to take the card out, or how else it came out."""
    with selectors.DefaultSelector() as selector:
        for each in (control, line, interrupted):
            if each is not None:
                selector.register(each, selectors.EVENT_READ)
        while True:
            ready = [key.fileobj for key, _ in selector.select()]
            if interrupted in ready:
                return Ending.INTERRUPTED
            if control in ready and (asking := _accept(control)):
                return asking
            if line in ready and not line.answer_next():
                return Ending.PULLED


def _accept(control: socket.socket) -> socket.socket | None:
    """Return who asks to take the card out; one who only looks whether anybody listens does not."""
    asking, _ = control.accept()
    asking.settimeout(LIMIT_S)
    if asking.recv(len(TAKE_OUT)) == TAKE_OUT:
        return asking
    asking.close()
    return None


@contextmanager
def _listening(path: Path) -> Iterator[socket.socket]:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as control:
        _bind(control, path)
        control.listen()
        try:
            yield control
        finally:
            path.unlink(missing_ok=True)


def _bind(control: socket.socket, path: Path) -> None:
    """Take the name, also where a command that was killed has left it behind."""
    try:
        control.bind(str(path))
    except OSError as error:
        with socket.socket(socket.AF_UNIX) as other:
            if other.connect_ex(str(path)) == 0:
                raise SlotTakenError from error
        path.unlink()
        control.bind(str(path))
