"""The same against a real CUPS: a server of the test's own, with a printer made of a socket."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citizenspot.receipts.printing import (
    Printed,
    PrinterProblem,
    PrinterReason,
    print_pdf,
    printer_problem,
)
from tests.receipts.paper_tools import pdf_of
from tests.receipts.specimens import receipt

pytestmark = pytest.mark.real

SERVER = """
Listen {folder}/cups.sock
DefaultAuthType None
Browsing No
LogLevel debug
PreserveJobFiles No
PreserveJobHistory No
PageLogFormat
AccessLogLevel none
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/log/access_log
ErrorLog {folder}/log/error_log
PageLog {folder}/log/page_log
SystemGroup root
User lp
Group lp
"""
PATIENCE_S = 20


class SocketPrinter:
    """A network printer: takes one job on a port and keeps what it was sent."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(PATIENCE_S)
        self.paper = b""
        self.done = threading.Event()
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"socket://127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _take(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        with connection:
            while part := connection.recv(65_536):
                self.paper += part
        self.done.set()


@pytest.fixture
def printer() -> Iterator[SocketPrinter]:
    own = SocketPrinter()
    yield own
    own.close()


@pytest.fixture
def cups(printer: SocketPrinter, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run a CUPS of the test's own, with the queue `desk` on the socket printer."""
    if not shutil.which("cupsd") or not shutil.which("lp"):
        pytest.skip("CUPS is not installed (Debian packages cups-daemon and cups-client)")
    if os.geteuid():
        pytest.skip("a CUPS of the test's own has to be started by root")
    # Not in the test's own folder: CUPS runs as `lp`, and the socket's path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    for part in ("spool/tmp", "cache", "state", "log", "ppd"):
        (folder / part).mkdir(parents=True)
    (folder / "cupsd.conf").write_text(SERVER.format(folder=folder))
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
    folder.chmod(0o755)
    for own in folder.rglob("*"):
        shutil.chown(own, "lp", "lp")
    server = subprocess.Popen(
        ["cupsd", "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"]
    )
    monkeypatch.setenv("CUPS_SERVER", str(folder / "cups.sock"))
    try:
        wait_until((folder / "cups.sock").exists)
        subprocess.run(["lpadmin", "-p", "desk", "-E", "-v", printer.address], check=True)
        yield folder
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
        shutil.rmtree(folder)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "BRG1-2026-001207-a4.pdf"
    file.write_bytes(pdf_of(receipt()))
    return file


def wait_until(so: Callable[[], bool]) -> None:
    """Wait for a condition of another process, which has no event to give."""
    end = time.monotonic() + PATIENCE_S
    while not so():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.02)


def test_the_printer_gets_the_receipt_and_the_spool_keeps_nothing(
    cups: Path, printer: SocketPrinter, pdf: Path
) -> None:
    assert printer_problem("desk") is None
    printed = print_pdf(pdf, "desk")
    assert isinstance(printed, Printed)
    assert printed.job.startswith("desk-")
    assert printer.done.wait(PATIENCE_S)
    assert printer.paper == pdf.read_bytes()
    wait_until(lambda: not [each for each in (cups / "spool").iterdir() if each.is_file()])
    log = (cups / "log/error_log").read_text(errors="replace")
    assert "Citizen Spot" in log
    assert "BRG1" not in log
    assert "Maria" not in log


def test_a_stopped_queue_says_so(cups: Path, pdf: Path) -> None:
    subprocess.run(["cupsdisable", "desk"], check=True)
    problem = print_pdf(pdf, "desk")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.STOPPED
    assert cups.exists()


def test_a_queue_that_takes_no_jobs_says_so(cups: Path, pdf: Path) -> None:
    subprocess.run(["cupsreject", "desk"], check=True)
    problem = print_pdf(pdf, "desk")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason in {PrinterReason.REJECTING, PrinterReason.STOPPED}
    assert cups.exists()


def test_a_queue_that_is_not_there_is_no_printer(cups: Path, pdf: Path) -> None:
    problem = print_pdf(pdf, "nowhere")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_PRINTER
    assert cups.exists()


def test_without_a_default_there_is_no_printer(cups: Path, pdf: Path) -> None:
    problem = print_pdf(pdf, "")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_PRINTER
    assert cups.exists()


def test_the_machines_own_default_is_used(cups: Path, printer: SocketPrinter, pdf: Path) -> None:
    subprocess.run(["lpadmin", "-d", "desk"], check=True)
    assert isinstance(print_pdf(pdf, ""), Printed)
    assert printer.done.wait(PATIENCE_S)
    assert cups.exists()


def test_a_cups_that_is_not_running_says_so(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which("lp"):
        pytest.skip("lp is not installed (Debian package cups-client)")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    problem = print_pdf(pdf, "desk")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_SCHEDULER
