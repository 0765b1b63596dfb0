"""A network printer that speaks IPP, can run out of paper and be off: CUPS's own `ippeveprinter`.

It announces itself by DNS-SD and does not start without it, so it gets an Avahi and a bus of its
own; nothing of them leaves the loopback interface.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.rigs.waiting import wait_until

NEEDED = {"ippeveprinter": "cups-ipp-utils", "avahi-daemon": "avahi-daemon", "dbus-daemon": "dbus"}
LIMIT_S = 10
BUS = """
<busconfig>
  <type>system</type>
  <listen>unix:path={folder}/bus.socket</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
"""
AVAHI = """
[server]
host-name=printer
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[publish]
disable-publishing=yes
[wide-area]
enable-wide-area=no
"""


INSIDE = """#!/bin/sh
while [ -e "{jam}" ]; do
    echo "STATE: +media-jam" >&2
    sleep 0.1
done
echo "STATE: -media-jam" >&2
"""
"""What the printer does with each paper (ippeveprinter(1), -c): while it is jammed it says so."""


class IppPrinter:
    """The printer: where it is reached, what came out of it, how much paper it has, if it jams."""

    def __init__(self, port: int, folder: Path, environment: dict[str, str]) -> None:
        self._port, self._folder, self._environment = port, folder, environment
        self._jam = folder / "jam"
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its device for a CUPS queue."""
        return f"ipp://localhost:{self._port}/ipp/print"

    @property
    def papers(self) -> list[bytes]:
        """What was printed, in order."""
        return [file.read_bytes() for file in sorted(self._folder.glob("*.pdf"))]

    def put_in(self, sheets: int) -> None:
        """Let both its trays hold so many sheets: 0, 5 or 25, as its own page offers."""
        paper = {"size": "iso_a4_210x297mm", "type": "stationery", "level": str(sheets)}
        asked = urlencode({f"{name}{tray}": text for tray in "13" for name, text in paper.items()})
        with urlopen(f"http://localhost:{self._port}/media?{asked}", timeout=LIMIT_S) as page:
            assert b"Media updated." in page.read()

    def jam(self) -> None:
        """Let the next paper get stuck."""
        self._jam.touch()

    def take_out(self) -> None:
        """Take the stuck paper out."""
        self._jam.unlink()

    def switch_on(self) -> None:
        """Start it; without its Avahi it ends at once, so it is started until it stays."""
        wait_until(self._stays)

    def switch_off(self) -> None:
        """End it: nothing listens at its address any more."""
        if self._running is not None:
            _end(self._running)
            self._running = None

    def _stays(self) -> bool:
        self.switch_off()
        started = _started(self._command(), self._environment)
        self._running = started
        wait_until(lambda: started.poll() is not None or self.answers())
        return started.poll() is None

    def _command(self) -> list[str]:
        about = ["-p", str(self._port), "-n", "localhost", "-r", "off"]
        papers = ["-k", "-d", str(self._folder), "-f", "application/pdf,application/octet-stream"]
        inside = ["-c", str(self._folder.parent / "inside")]
        return ["ippeveprinter", *about, *papers, *inside, "counter"]

    def answers(self) -> bool:
        """Say whether it can be connected to."""
        try:
            socket.create_connection(("localhost", self._port), LIMIT_S).close()
        except OSError:
            return False
        return True


@contextmanager
def ipp_printer(folder: Path) -> Iterator[IppPrinter]:
    """Run a printer that keeps what it prints in a folder, or skip where its parts are missing."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing or os.geteuid():
        pytest.skip(f"no printer here: {' '.join(missing) or 'Avahi needs root'}")
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    (folder / "avahi.conf").write_text(AVAHI)
    (folder / "papers").mkdir()
    inside = folder / "inside"
    inside.write_text(INSIDE.format(jam=folder / "papers" / "jam"))
    inside.chmod(0o755)
    port = _free_port()
    environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus.socket"}
    printer = IppPrinter(port, folder / "papers", environment)
    with ExitStack() as running:
        bus = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"]
        running.enter_context(_program(bus, environment))
        wait_until((folder / "bus.socket").exists)
        avahi = ["avahi-daemon", "--no-drop-root", "--no-chroot", "--no-rlimits"]
        running.enter_context(_program([*avahi, "-f", f"{folder}/avahi.conf"], environment))
        running.callback(printer.switch_off)
        printer.switch_on()
        yield printer


@contextmanager
def _program(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    started = _started(command, environment)
    try:
        yield started
    finally:
        _end(started)


def _started(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    program.wait(LIMIT_S)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
