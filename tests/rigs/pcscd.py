"""A pcscd of the tests' own, with a virtual reader: nothing of this machine's is touched.

It runs in a mount namespace in which /run is its own, as root or, where the system lets users have
namespaces, as anyone. Needs the Debian packages pcscd and vsmartcard-vpcd. The virtual driver
listens on every address of the machine (vsmartcard 3.3): on a free port, and while a test runs.

The client library reads the name of pcscd's socket once in a process's life. Importing this module
names it, for the whole run; it is a link that each rig points at its own pcscd.
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
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from smartcard import scard

from tests.rigs.program import python_program
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.specimen import find_specimen
from training.cards.vpcd import InsertedCard

LIMIT_S = 10.0
TICK_S = 0.005
DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
# Below the ports that the system gives away by itself, 32768 to 60999.
FIRST_PORT, LAST_PORT = 20_000, 32_000
READER = "Virtual PCD 00 00"
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
print("held" if hresult == 0 else hresult, flush=True)
time.sleep(600)
"""


class NoRigError(Exception):
    """The rig cannot stand on this machine; the sentence says what is missing."""


class PcscdRig:
    """A running pcscd, and at most one card in its virtual reader."""

    def __init__(self) -> None:
        check_packages()
        self.vpcd_port = free_ports()
        self._folder = Path(tempfile.mkdtemp(prefix="citizenspot-rig-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._card: EmulatedCard | None = None
        self._inserted: InsertedCard | None = None

    @property
    def environment(self) -> dict[str, str]:
        """This process's environment, in which programs find this pcscd and no other."""
        return os.environ | {"PCSCLITE_CSOCK_NAME": str(SOCKET)}

    def start(self, *, with_reader: bool = True) -> None:
        """Start pcscd, with a card in its reader if one was in when it stopped."""
        readers = self._folder / "readers"
        shutil.rmtree(readers, ignore_errors=True)
        readers.mkdir()
        if with_reader:
            (readers / "vpcd").write_text(
                f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{self.vpcd_port:04X}\n'
                f"LIBPATH {DRIVER}\nCHANNELID 0x{self.vpcd_port:04X}\n"
            )
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
        if self._card is not None and with_reader:
            self.insert(self._card)

    def stop(self) -> None:
        """Stop pcscd; a card that is in stays in."""
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.communicate(timeout=LIMIT_S)
        SOCKET.unlink(missing_ok=True)
        self._take_out()

    def freeze(self) -> None:
        """Let pcscd stand still: it answers nobody, and does not hang up either."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let pcscd go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def insert(self, card: EmulatedCard | str) -> None:
        """Put a card in, or the specimen of a name; returns when pcscd has seen it."""
        self._card = emulate(find_specimen(card), date.today()) if isinstance(card, str) else card  # noqa: DTZ011 - a person's day
        self._inserted = InsertedCard(self._card, self.vpcd_port)
        self.await_card()

    def remove(self) -> None:
        """Take the card out; returns when pcscd has seen that, and takes the next one."""
        self._card = None
        self._take_out()
        wait_until(lambda: reader_state() & EMPTY, "pcscd to see that the card is out")

    def await_card(self) -> None:
        """Return when pcscd has seen a card, whoever put it in."""
        wait_until(lambda: reader_state() & PRESENT, "pcscd to see the card")

    def await_empty(self) -> None:
        """Return when pcscd has seen that a card is out which this rig did not take out."""
        wait_until(lambda: reader_state() & EMPTY, "pcscd to see that the card is out")
        self._card = None
        self._take_out()

    @contextmanager
    def held_by_another_program(self, how: str) -> Iterator[None]:
        """Let another process hold the card, `exclusively` or in a `transaction`."""
        with python_program(OTHER_PROGRAM, self.environment, (how, READER)) as other:
            other.wait_for("held")
            yield

    def close(self) -> None:
        """Stop everything, and leave nothing behind."""
        self._card = None
        self.stop()
        shutil.rmtree(self._folder)

    def _take_out(self) -> None:
        inserted, self._inserted = self._inserted, None
        if inserted is not None:
            inserted.remove()

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.stderr is not None
        if self._process.poll() is not None:
            raise NoRigError(f"pcscd did not start: {self._process.stderr.read().decode()}")
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(str(SOCKET)) == 0


OWN_RUN = "mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec pcscd --foreground --config $1"


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
    if shutil.which("pcscd") is None:
        raise NoRigError("no pcscd here: install the package pcscd")
    if not DRIVER.exists():
        raise NoRigError(f"no {DRIVER} here: install the package vsmartcard-vpcd")
    if shutil.which("unshare") is None:
        raise NoRigError("no unshare here: install the package util-linux")


def own_mounts() -> list[str]:
    """Return the command that gives a program mounts of its own."""
    as_user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *as_user, "--mount"]


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


def reader_state() -> int:
    """Return the state of the virtual reader's slot as pcscd says it, 0 where it says none."""
    hresult, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if hresult != 0:
        return 0
    hresult, seen = scard.SCardGetStatusChange(context, 0, [(READER, 0)])
    scard.SCardReleaseContext(context)
    state: int = seen[0][1] if hresult == 0 else 0
    return state


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Return once something holds, or fail after a limit."""
    deadline = time.monotonic() + LIMIT_S
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"waited {LIMIT_S:g} s for {what}"
        pause.wait(TICK_S)
