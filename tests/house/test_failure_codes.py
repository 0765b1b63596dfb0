"""Every failure code that a screen can show has its page, and every page its code."""

import re

from citizenspot.failures import FailureCode
from tests.house.sources import REPOSITORY, names_in, report, sources

PAGE = REPOSITORY / "docs" / "failure-codes.md"
DEFINED_IN = "citizenspot/failures.py"
HEADING = re.compile(r"^## (CS-\d{3}): (\S.*)$", re.MULTILINE)
PARTS = ("What happened", "What to do")


def sections() -> dict[str, str]:
    """Give the text below each heading, by its code."""
    _, *rest = HEADING.split(PAGE.read_text(encoding="utf-8"))
    return dict(zip(rest[0::3], rest[2::3], strict=True))


def test_every_code_has_its_section_and_every_section_its_code() -> None:
    assert set(sections()) == {code.value for code in FailureCode}


def test_every_section_says_what_happened_and_what_to_do() -> None:
    silent = [
        f"{code}: {part}"
        for code, text in sections().items()
        for part in PARTS
        if f"**{part}.**" not in text
    ]
    assert not silent, report(silent)


def test_every_code_is_raised_somewhere() -> None:
    users = (each for each in sources("citizenspot", "ui") if each.path != DEFINED_IN)
    used = {name for source in users for _, name in names_in(source.tree)}
    assert {code.name for code in FailureCode} <= used


def test_codes_are_in_order_on_the_page() -> None:
    assert list(sections()) == sorted(sections())
