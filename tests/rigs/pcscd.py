"""A pcscd of the tests' own with a virtual reader, and at most one card in it.

Needs the Debian package vsmartcard-vpcd. Its driver listens on every address of the machine
(vsmartcard 3.3): on a free port, and while a test runs.
"""

import os
import socket
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from tests.rigs.pcscd_service import SOCKET, NoRigError, PcscdService, check_service
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.specimen import find_specimen
from training.cards.vpcd import InsertedCard

__all__ = ["SOCKET", "NoRigError", "PcscdRig", "check_packages", "free_ports", "pcscd"]

DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
# Below the ports that the system gives away by itself, 32768 to 60999.
FIRST_PORT, LAST_PORT = 20_000, 32_000
READER = "Virtual PCD 00 00"


class PcscdRig(PcscdService):
    """A running pcscd, and at most one card in its virtual reader."""

    def __init__(self) -> None:
        check_packages()
        super().__init__(READER)
        self.vpcd_port = free_ports()
        self._card: EmulatedCard | None = None
        self._inserted: InsertedCard | None = None

    def start(self, *, with_reader: bool = True) -> None:
        """Start pcscd, with a card in its reader if one was in when it stopped."""
        virtual_reader = (
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{self.vpcd_port:04X}\n'
            f"LIBPATH {DRIVER}\nCHANNELID 0x{self.vpcd_port:04X}\n"
        )
        self.run(virtual_reader if with_reader else "")
        if self._card is not None and with_reader:
            self.insert(self._card)

    def stop(self) -> None:
        """Stop pcscd; a card that is in stays in."""
        super().stop()
        self._take_out()

    def insert(self, card: EmulatedCard | str) -> None:
        """Put a card in, or the specimen of a name; returns when pcscd has seen it."""
        self._card = emulate(find_specimen(card), date.today()) if isinstance(card, str) else card  # noqa: DTZ011 - a person's day
        self._inserted = InsertedCard(self._card, self.vpcd_port)
        self.await_card()

    def remove(self) -> None:
        """Take the card out; returns when pcscd has seen that, and takes the next one."""
        self._card = None
        self._take_out()
        self.await_empty_slot()

    def await_empty(self) -> None:
        """Return when pcscd has seen that a card is out which this rig did not take out."""
        self.await_empty_slot()
        self._card = None
        self._take_out()

    def close(self) -> None:
        """Stop everything, and leave nothing behind."""
        self._card = None
        super().close()

    def _take_out(self) -> None:
        inserted, self._inserted = self._inserted, None
        if inserted is not None:
            inserted.remove()


@pytest.fixture
def pcscd() -> Iterator[PcscdRig]:
    """A pcscd with an empty virtual reader; skips where this machine cannot have one."""
    try:
        rig = PcscdRig()
        rig.start()
    except NoRigError as error:
        pytest.skip(str(error))
    yield rig
    rig.close()


def check_packages() -> None:
    """Raise `NoRigError` where a package is missing."""
    check_service()
    if not DRIVER.exists():
        raise NoRigError(f"no {DRIVER} here: install the package vsmartcard-vpcd")


def free_ports() -> int:
    """Return the first of two free ports in a row, one for each of the driver's slots."""
    begin = FIRST_PORT + 10 * os.getpid() % (LAST_PORT - FIRST_PORT)
    for port in chain(range(begin, LAST_PORT, 2), range(FIRST_PORT, begin, 2)):
        if is_free(port) and is_free(port + 1):
            return port
    raise NoRigError(f"no two free ports in a row between {FIRST_PORT} and {LAST_PORT}")


def is_free(port: int) -> bool:
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(("", port))
        except OSError:
            return False
        return True
