"""What the screens import of this room loads no slow library at the start of the program."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = ("reportlab", "zxingcpp", "PIL", "cryptography", "babel", "requests", "sqlalchemy")


@pytest.mark.parametrize(
    "module", ["content", "paper", "reading", "receipt_worker", "printing", "statement"]
)
def test_a_part_used_at_the_start_loads_nothing_slow(module: str) -> None:
    story = f"import sys, citizenspot.receipts.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, check=True, text=True)
    assert not set(SLOW) & set(done.stdout.split())
