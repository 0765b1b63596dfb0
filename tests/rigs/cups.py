"""A CUPS of the test's own: its socket, spool and logs in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.rigs.waiting import wait_until

PATIENCE_S = 20
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


@contextmanager
def running_cups(**queues: str) -> Iterator[Path]:
    """Run a CUPS with these queues (name and device); give its folder, and its `CUPS_SERVER`."""
    if not shutil.which("cupsd") or not shutil.which("lp"):
        pytest.skip("CUPS is not installed (Debian packages cups-daemon and cups-client)")
    if os.geteuid():
        pytest.skip("a CUPS of the test's own has to be started by root")
    # Not in the test's own folder: CUPS runs as `lp`, and the socket's path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    _lay_out(folder)
    server = subprocess.Popen(
        ["cupsd", "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"]
    )
    try:
        wait_until(lambda: _listens(folder))
        environment = os.environ | {"CUPS_SERVER": str(socket_of(folder))}
        for name, device in queues.items():
            add = ["lpadmin", "-p", name, "-E", "-v", device]
            subprocess.run(add, check=True, env=environment)
        yield folder
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
        shutil.rmtree(folder)


def socket_of(folder: Path) -> Path:
    """Return the socket that this CUPS is reached by (`CUPS_SERVER`)."""
    return folder / "cups.sock"


def _listens(folder: Path) -> bool:
    """Say whether this CUPS takes connections; its socket is there before it listens."""
    with socket.socket(socket.AF_UNIX) as asked:
        return asked.connect_ex(str(socket_of(folder))) == 0


def spooled(folder: Path) -> list[str]:
    """Return the names of the files this CUPS still keeps of jobs."""
    return [each.name for each in (folder / "spool").iterdir() if each.is_file()]


def _lay_out(folder: Path) -> None:
    for part in ("spool/tmp", "cache", "state", "log", "ppd"):
        (folder / part).mkdir(parents=True)
    (folder / "cupsd.conf").write_text(SERVER.format(folder=folder))
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
    folder.chmod(0o755)
    for own in folder.rglob("*"):
        shutil.chown(own, "lp", "lp")
