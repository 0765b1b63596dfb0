"""AusweisApp itself, as Debian packages it, without a window and at a port of the test's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citizenspot.eid.ausweisapp.ausweisapp_line import ausweisapp_answers
from tests.rigs.waiting import wait_until

PROGRAM = "AusweisApp2"
LIMIT_S = 60.0
NOBODYS = "http://127.0.0.1:9"
"""A proxy that is not there: whatever it would ask of the world stays on this machine."""


@contextmanager
def real_ausweisapp(home: Path) -> Iterator[str]:
    """Run AusweisApp in a home of its own; yields where it listens. Skips where it is missing."""
    if shutil.which(PROGRAM) is None:
        pytest.skip("AusweisApp is not installed: apt-get install ausweisapp2")
    home.chmod(0o700)
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = int(found.getsockname()[1])
    address = f"ws://127.0.0.1:{port}/eID-Kernel"
    shown = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    proxy = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOBODYS)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environment = os.environ | shown | proxy | own
    command = [PROGRAM, "--ui", "websocket", "--no-logfile", "--port", str(port)]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
    ) as running:
        try:
            wait_until(lambda: ausweisapp_answers(address), LIMIT_S)
            yield address
        finally:
            running.kill()
