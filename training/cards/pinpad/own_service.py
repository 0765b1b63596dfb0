"""A reader service of its own with a played keypad: nothing of this machine's pcscd is touched.

It runs in a mount namespace in which /run is its own, as root or, where the system lets users have
namespaces, as anyone. Needs the Debian packages pcscd and libccid. Programs find it by
PCSCLITE_CSOCK_NAME.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from training.cards.pinpad.serial_pinpad import DRIVER, SerialPinpad
from training.cards.waiting_keypad import WaitingKeypad

if TYPE_CHECKING:
    from typing import Self

    from training.cards.emulated_card import EmulatedCard

READER = "Virtual PCD with a keypad"
"""Begins as every virtual reader's name does, so that live work refuses it."""
OWN_RUN = "mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec pcscd --foreground --config $1"
START_LIMIT_S, TICK_S = 30.0, 0.05


class NoPinpadError(Exception):
    """It cannot be played on this machine; the sentence says what is missing."""


def own_mounts() -> list[str]:
    """Return the command that gives a program mounts of its own."""
    as_user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *as_user, "--mount"]


class PinpadService:
    """A running pcscd, and a reader whose keypad waits for whoever plays the citizen."""

    def __init__(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            NoPinpadError: a package is missing, or the system forbids namespaces.
        """
        for program, package in (("pcscd", "pcscd"), ("unshare", "util-linux")):
            if shutil.which(program) is None:
                raise NoPinpadError(f"There is no {program} here: install the package {package}.")
        if not DRIVER.exists():
            raise NoPinpadError("There is no driver for a serial reader: install libccid.")
        self._folder = Path(tempfile.mkdtemp(prefix="citizenspot-pinpad-"))
        self.socket = self._folder / "pcscd.comm"
        self.keypad = WaitingKeypad()
        self._pinpad = SerialPinpad(self.keypad)
        self._process = self._started()
        try:
            self._wait_until_it_answers()
        except NoPinpadError:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.close()

    def insert(self, card: EmulatedCard) -> None:
        """Put a card in."""
        self._pinpad.insert(card)

    def close(self) -> None:
        """Take the card out and stop everything, leaving nothing behind."""
        self.keypad.give_up()
        self._process.terminate()
        self._process.wait()
        self._pinpad.close()
        shutil.rmtree(self._folder)

    def _started(self) -> subprocess.Popen[bytes]:
        readers = self._folder / "readers"
        readers.mkdir()
        (readers / "reader").write_text(self._pinpad.configuration(READER))
        process = subprocess.Popen(  # noqa: S603 - fixed programs
            [*own_mounts(), "sh", "-c", OWN_RUN, "sh", str(readers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.socket.symlink_to(f"/proc/{process.pid}/root/run/pcscd/pcscd.comm")
        return process

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_LIMIT_S
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket(socket.AF_UNIX) as line:
                if line.connect_ex(str(self.socket)) == 0:
                    return
            time.sleep(TICK_S)
        raise NoPinpadError("The reader service did not start: it needs namespaces of its own.")
