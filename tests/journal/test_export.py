"""An exported visit is checked by `openssl` and a shell, and whatever is changed in it is seen."""

import re
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal.errors import NothingToExport, RecordUnreadable
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.export import export_visit
from tests.journal.insider import tamper
from tests.journal.made_up import DESK, KEYS, OPENING, event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Visits that take turns at a desk, and one after the last signed head."""
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        journal.append("visit-1", [event(payload=b"first")])
        journal.append("visit-2", [event(payload=b"second"), event(payload=b"")])
        journal.append("visit-1", [event(payload=b"third")])
        journal.append("visit-2", [event(payload=b"Maria Exemplo" * 30)], ends_visit=True)
        journal.append("visit-1", [event(), event()], ends_visit=True)
        journal.append("visit-3", [event()])
    return tmp_path / "journal"


def checked(export: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [export / "verify.sh"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )


def test_a_visit_is_checked_with_openssl_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "for whom" / "out"
    assert export_visit(folder, KEYS, "visit-2", out) == 3
    result = checked(out)
    assert result.returncode == 0, result.stderr
    assert "4 events" in result.stdout
    payloads = sorted((out / "events").glob("*/payload"))
    assert [each.read_bytes() for each in payloads] == [b"second", b"", b"Maria Exemplo" * 30]


def test_of_other_visits_an_export_has_headers_and_digests_only(
    folder: Path, tmp_path: Path
) -> None:
    export_visit(folder, KEYS, "visit-2", tmp_path / "out")
    other = tmp_path / "out" / "events" / "000000000004"
    assert {each.name for each in other.iterdir()} == {"header", "digest"}


def typed_as_the_guide_says(export: Path) -> subprocess.CompletedProcess[str]:
    """Type what `docs/journal.md` has for who would not run a script of a stranger's folder."""
    guide = Path(__file__).parents[2] / "docs" / "journal.md"
    section = guide.read_text(encoding="utf-8").split("## A visit for a third party\n")[1]
    commands = section.split("```sh\n")[1].split("```")[0]
    return subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=export,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_guide_has_the_same_check_to_type_by_hand(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_visit(folder, KEYS, "visit-2", out)
    result = typed_as_the_guide_says(out)
    assert (result.returncode, result.stderr) == (0, "")
    signed, head = result.stdout.splitlines()
    assert signed == "Signature Verified Successfully"
    assert head == (out / "head").read_text(encoding="ascii").splitlines()[1]

    (out / "head").write_text((out / "head").read_text(encoding="ascii").replace("visit", "vasit"))
    assert "Signature Verification Failure" in typed_as_the_guide_says(out).stdout
    export_visit(folder, KEYS, "visit-2", tmp_path / "again")
    (tmp_path / "again" / "events" / "000000000002" / "payload").write_bytes(b"fjrst")
    assert "differ" in typed_as_the_guide_says(tmp_path / "again").stdout


def test_the_guide_has_the_words_in_which_a_change_is_told(folder: Path, tmp_path: Path) -> None:
    export_visit(folder, KEYS, "visit-2", tmp_path / "out")
    script = (tmp_path / "out" / "verify.sh").read_text(encoding="utf-8")
    guide = (Path(__file__).parents[2] / "docs" / "journal.md").read_text(encoding="utf-8")
    told = re.findall(r'fail "([^"$]+?)(?: \$event)?"', script)
    assert len(told) == 4
    assert [each for each in told if f"*{each}*" not in " ".join(guide.split())] == []


@pytest.mark.parametrize(
    "file",
    [
        "start",
        "head",
        "head.signature",
        "visit-key",
        "events/000000000002/payload",
        "events/000000000002/sealed",
        "events/000000000003/digest",
        "events/000000000004/header",
        "events/000000000005/header",
    ],
)
def test_whatever_is_changed_in_an_export_is_seen(folder: Path, tmp_path: Path, file: str) -> None:
    export_visit(folder, KEYS, "visit-2", tmp_path / "out")
    changed = tmp_path / "out" / file
    content = bytearray(changed.read_bytes())
    content[-2] ^= 1
    changed.write_bytes(content)
    assert checked(tmp_path / "out").returncode != 0


def test_an_event_taken_out_of_an_export_is_missed(folder: Path, tmp_path: Path) -> None:
    export_visit(folder, KEYS, "visit-2", tmp_path / "out")
    (tmp_path / "out" / "events" / "000000000004").rename(tmp_path / "taken")
    result = checked(tmp_path / "out")
    assert result.returncode == 1
    assert "does not lead to the signed head" in result.stderr


def test_what_is_unknown_erased_or_not_signed_is_not_exported(folder: Path, tmp_path: Path) -> None:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.erase(["visit-1"], "thirty days", OPENING)
    for visit in ("visit-1", "visit-3", "visit-9"):
        with pytest.raises(NothingToExport):
            export_visit(folder, KEYS, visit, tmp_path / visit)
        assert not (tmp_path / visit).exists()


@pytest.mark.parametrize(
    ("damage", "record"),
    [
        ("UPDATE events SET ciphertext = zeroblob(40) WHERE position = 2", "event 2"),
        ("UPDATE visits SET wrapped = zeroblob(48)", "the key of visit visit-2"),
    ],
)
def test_what_is_not_as_it_was_recorded_is_not_exported(
    folder: Path, tmp_path: Path, damage: str, record: str
) -> None:
    tamper(folder, damage)
    with pytest.raises(RecordUnreadable, match=record):
        export_visit(folder, KEYS, "visit-2", tmp_path / "out")
