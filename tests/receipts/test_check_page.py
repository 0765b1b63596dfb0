"""The page that checks a receipt's code on a telephone, in a real browser and without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC
from html import unescape
from pathlib import Path

import pytest

from citizenspot.journal.entries import shown_head, witness_characters
from citizenspot.journal.keys import FixedKeys
from citizenspot.receipts.check_page import check_page
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.statement import Statement, signed_code
from citizenspot.receipts.verdict_words import statement_lines
from citizenspot.texts import Texts
from tests.receipts.specimens import practised, receipt

LIVE, OPEN, STRANGER = (
    FixedKeys(bytes([number] * 32)).workstation_key().signing_key() for number in (1, 2, 3)
)
KEYS = (PublicKey(LIVE.public_key(), practice=False), PublicKey(OPEN.public_key(), practice=True))
GENUINE = signed_code(receipt(), LIVE)
CHANGED = GENUINE[:200] + ("A" if GENUINE[200] != "A" else "B") + GENUINE[201:]
PRACTICE = signed_code(practised(), OPEN)
PRETENDED = signed_code(receipt(), OPEN)
"""A live receipt by the key of practice, which lies in an open file."""


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no browser is installed (Debian package chromium)")
    return found


def words_in(page: Path, fragment: str, profile: Path) -> str:
    """Return the words on a page once a browser has shown it; nothing leads to a network."""
    asked = [browser(), "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    asked += ["--proxy-server=127.0.0.1:1", f"--user-data-dir={profile}"]
    asked += ["--virtual-time-budget=5000", f"{page.as_uri()}{fragment}"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=True)
    return unescape(re.sub(r"<script.*?</script>|<[^>]*>", " ", done.stdout, flags=re.DOTALL))


@pytest.mark.real
def test_a_code_that_a_browser_opens_the_page_with_is_checked_and_told(tmp_path: Path) -> None:
    page = tmp_path / "check.html"
    page.write_text(check_page(KEYS, Texts.for_language("en")), encoding="utf-8")
    words = words_in(page, f"#{GENUINE}", tmp_path / "profile")
    assert "Genuine." in words
    assert receipt().case.reference in words
    statement = Statement.of(receipt())
    (journal,) = (
        line.removeprefix("Journal: ")
        for line in statement_lines(statement, UTC, Texts.for_language("en"))
        if line.startswith("Journal: ")
    )
    assert journal in words
    head = shown_head(receipt().head_position, witness_characters(statement.head))
    assert journal.startswith(f"{head}, ")


@pytest.mark.real
def test_the_page_says_of_each_code_what_the_command_says(tmp_path: Path) -> None:
    said = {
        GENUINE: "Genuine.",
        CHANGED: "Not genuine",
        PRACTICE: "Made in practice",
        PRETENDED: "Not genuine",
        signed_code(receipt(), STRANGER): "key that is not known here",
        GENUINE + "A": "Not genuine",
        GENUINE[:-9]: "Not genuine",
        "CS1:": "Not genuine",
        "CS1:" + "\u00e9" * 200: "Not genuine",
        "no code": "no code of a receipt",
    }
    asking = f"""<script>
        Promise.all({json.dumps(list(said))}.map(verdict)).then((told) => {{
          document.body.textContent = told.map(([finding]) => finding).join(" | ");
        }});</script>"""
    page = tmp_path / "check.html"
    page.write_text(check_page(KEYS, Texts.for_language("en")) + asking, encoding="utf-8")
    told = words_in(page, "", tmp_path / "profile").split(" | ")
    assert len(told) == len(said)
    wrong = [pair for pair in zip(said.values(), told, strict=True) if pair[0] not in pair[1]]
    assert wrong == []


def test_the_page_loads_nothing_and_holds_no_markup_of_its_keys() -> None:
    page = check_page(KEYS, Texts.for_language("pt"))
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|src=|href=|import\(", page)
    assert 'lang="pt"' in page
    assert LIVE.public_key().hex() in page
