"""Starts Prism (@stoplight/prism-cli), which answers as an OpenAPI description says."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PACKAGES = Path(
    os.environ.get("CITIZENSPOT_NODE_PACKAGES")
    or Path(__file__).parents[2] / ".node" / "node_modules"
)
PROGRAM = PACKAGES / "@stoplight" / "prism-cli" / "dist" / "index.js"


def skip_without_prism() -> None:
    """Skip the test where Prism is not installed, and say how it is."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed: apt-get install nodejs npm")
    if not PROGRAM.is_file():
        pytest.skip("Prism is not installed: npm install --prefix .node @stoplight/prism-cli@5")


@contextmanager
def prism_serving(description: Path) -> Iterator[str]:
    """Serve an OpenAPI description on the loopback; yields the address."""
    port = _free_port()
    command = ["node", str(PROGRAM), "mock", "-h", "127.0.0.1", "-p", str(port), str(description)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        try:
            said: list[str] = []
            while not any("is listening" in line for line in said):
                line = running.stdout.readline()
                assert line, f"Prism did not start: {said}"
                said.append(line)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()
            running.stdout.read()  # so that its pipe is never full and it ends


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
