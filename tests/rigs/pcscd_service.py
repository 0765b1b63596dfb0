"""A pcscd of the tests' own: nothing of this machine's is touched.

It runs in a mount namespace in which /run is its own, as root or, where the system lets users have
namespaces, as anyone. Needs the Debian package pcscd.

The client library reads the name of pcscd's socket once in a process's life. Importing this module
names it, for the whole run; it is a link that each service started here points at itself.
"""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from smartcard import scard

from tests.rigs.program import python_program
from training.cards.pinpad.own_service import OWN_RUN, own_mounts

LIMIT_S = 30.0
TICK_S = 0.005
EMPTY, PRESENT = scard.SCARD_STATE_EMPTY, scard.SCARD_STATE_PRESENT

SOCKET = Path(tempfile.mkdtemp(prefix="citizenspot-pcscd-")) / "pcscd.comm"
atexit.register(shutil.rmtree, SOCKET.parent, ignore_errors=True)
os.environ["PCSCLITE_CSOCK_NAME"] = str(SOCKET)

OTHER_PROGRAM = """
import sys, time
from smartcard.scard import *
_, context = SCardEstablishContext(SCARD_SCOPE_USER)
mode = SCARD_SHARE_EXCLUSIVE if sys.argv[1] == "exclusively" else SCARD_SHARE_SHARED
hresult, card, _ = SCardConnect(context, sys.argv[2], mode, SCARD_PROTOCOL_ANY)
if sys.argv[1] == "transaction":
    hresult = SCardBeginTransaction(card)
if sys.argv[1] == "reset":
    hresult, _ = SCardReconnect(card, mode, SCARD_PROTOCOL_ANY, SCARD_RESET_CARD)
print("held" if hresult == 0 else hresult, flush=True)
time.sleep(600)
"""


class NoRigError(Exception):
    """The rig cannot stand on this machine; the sentence says what is missing."""


class PcscdService:
    """A pcscd that can be started, stopped and frozen, with one reader that it is told of."""

    def __init__(self, reader: str) -> None:
        check_service()
        self.reader = reader
        self._folder = Path(tempfile.mkdtemp(prefix="citizenspot-rig-"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """This process's environment, in which programs find this pcscd and no other."""
        return os.environ | {"PCSCLITE_CSOCK_NAME": str(SOCKET)}

    def run(self, configuration: str) -> None:
        """Start pcscd with what it has to read of its reader; returns when it answers."""
        assert not SOCKET.exists(), "another rig's pcscd is running, and clients know one only"
        readers = self._folder / "readers"
        shutil.rmtree(readers, ignore_errors=True)
        readers.mkdir()
        if configuration:
            (readers / "reader").write_text(configuration)
        self._process = subprocess.Popen(
            [*own_mounts(), "sh", "-c", OWN_RUN, "sh", str(readers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        SOCKET.unlink(missing_ok=True)
        SOCKET.symlink_to(f"/proc/{self._process.pid}/root/run/pcscd/pcscd.comm")
        try:
            wait_until(self._answers, "pcscd to answer")
        except BaseException:
            self.close()
            raise

    def stop(self) -> None:
        """Stop pcscd."""
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.communicate(timeout=LIMIT_S)
        SOCKET.unlink(missing_ok=True)

    def freeze(self) -> None:
        """Let pcscd stand still: it answers nobody, and does not hang up either."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let pcscd go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def await_card(self) -> None:
        """Return when pcscd has seen a card, whoever put it in."""
        wait_until(lambda: self.reader_state() & PRESENT, "pcscd to see the card")

    def await_empty_slot(self) -> None:
        """Return when pcscd has seen that no card is in."""
        wait_until(lambda: self.reader_state() & EMPTY, "pcscd to see that the card is out")

    def reader_state(self) -> int:
        """Return the state of the reader's slot as pcscd says it, 0 where it says none."""
        hresult, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        if hresult != 0:
            return 0
        hresult, seen = scard.SCardGetStatusChange(context, 0, [(self.reader, 0)])
        scard.SCardReleaseContext(context)
        state: int = seen[0][1] if hresult == 0 else 0
        return state

    @contextmanager
    def held_by_another_program(self, how: str) -> Iterator[None]:
        """Let another process hold the card, `exclusively` or in a `transaction`; or `reset` it."""
        with python_program(OTHER_PROGRAM, self.environment, (how, self.reader)) as other:
            other.wait_for("held")
            yield

    def close(self) -> None:
        """Stop everything, and leave nothing behind."""
        self.stop()
        # Nothing is left of one that was ended before: where it did not start.
        shutil.rmtree(self._folder, ignore_errors=True)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.stderr is not None
        if self._process.poll() is not None:
            raise NoRigError(f"pcscd did not start: {self._process.stderr.read().decode()}")
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(str(SOCKET)) == 0


def check_service() -> None:
    """Raise `NoRigError` where a package is missing."""
    if shutil.which("pcscd") is None:
        raise NoRigError("no pcscd here: install the package pcscd")
    if shutil.which("unshare") is None:
        raise NoRigError("no unshare here: install the package util-linux")


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Return once something holds, or fail after a limit."""
    deadline = time.monotonic() + LIMIT_S
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"waited {LIMIT_S:g} s for {what}"
        pause.wait(TICK_S)
