"""The page on threats names tests that are there; a control without one says it is accepted."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/security.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| threat")
]


def test_every_test_named_is_there() -> None:
    named = {name for row in ROWS for name in re.findall(r"`(tests/[^`]+)`", row[-1])}
    assert named
    assert not {name for name in named if not (ROOT / name).exists()}


def test_a_threat_without_a_test_is_accepted_in_words() -> None:
    bare = [row for row in ROWS if "tests/" not in row[-1]]
    assert all("accepted" in row[1] for row in bare)
