"""After a visit no personal byte of it is left in any file, temporary file or log."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from citizenspot.desk.parts import Parts
from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.visit import commands as c
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.words import Actor, Alone, Assurance, PaymentMethod
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.visit.story import STROKES

KEYS = FixedKeys(bytes(range(32)))
CANARIES = ("Canarinha", "Vestigios", "99887766", "912345671", "palavra-passe-canaria")
PERSON = c.Identity("Vestigios", "Canarinha", date(1961, 7, 9), "99887766", "pt.nic")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with every folder a program may leave something in, and nothing else."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    return tmp_path


def files_in(home: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(home):
        yield from (Path(folder) / name for name in names)


def traces(home: Path) -> list[str]:
    """Return the canaries found in names and contents of files, in any usual encoding."""
    found = []
    for file in files_in(home):
        content = str(file).encode() + file.read_bytes()
        for canary in CANARIES:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if canary.encode(encoding) in content:
                    found.append(f"{canary} in {file.name}")  # noqa: PERF401 - three loops deep
    return found


def play(rig: DeskRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    rig.mediator(c.ChooseServices(("xx.town.bench",)))
    rig.program(c.OfferIdentity(PERSON, Assurance.CARD_READ))
    rig.citizen(c.ConfirmIdentity())
    case = rig.case
    rig.citizen(c.Agree(case, "inform"))
    rig.mediator(c.EnterField(case, "far", "no"))
    rig.mediator(c.Continue(case, "distance"))
    rig.mediator(c.EnterField(case, "phone", "912345671"))
    rig.mediator(c.Continue(case, "details"))
    rig.citizen(c.EnterField(case, "secret", "palavra-passe-canaria"))
    rig.mediator(c.Continue(case, "details"))
    rig.citizen(c.Decline(case, "news"))
    rig.mediator(c.MarkPaper(case, "card", seen=True))
    rig.mediator(c.Continue(case, "papers"))
    rig.citizen(c.ConfirmAnswers(case))
    rig.mediator(c.TakePayment(case, PaymentMethod.CASH))
    rig.citizen(c.Sign(case, STROKES))
    rig.mediator(c.Submit(case))
    rig.mediator(IssueReceipt(case, "a4"))
    rig.mediator(c.Continue(case, "proof"))
    rig.citizen(c.SayAlone(case, Alone.YES))
    rig.citizen(c.Rate(case, 5))
    rig.mediator(c.SayGoodbye())


def test_a_visit_leaves_no_trace_once_it_is_wiped(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rig = DeskRig(lambda: SqlJournal.open(home / "journal", KEYS, "Desk 1"))
    rig.desk.start()
    rig.desk.wait_until_open(LIMIT_S)
    signer = KEYS.workstation_key().signing_key()
    receipts = ReceiptDesk(signer, home / "receipts", rig.desk, {})
    rig.desk.attach(Parts(sender=rig.parts, receipts=receipts, reader=rig.parts))
    play(rig)

    receipts.close()
    made = [file for file in files_in(home / "receipts") if file.suffix == ".pdf"]
    assert "R-000001-a4.pdf" in {file.name for file in made}
    # The receipt is what can be seen to leave a trace: the search finds what is there.
    assert traces(home / "receipts")
    receipts = ReceiptDesk(signer, home / "receipts", rig.desk, {})
    rig.desk.attach(Parts(sender=rig.parts, receipts=receipts, reader=rig.parts))
    rig.desk.submit(c.Wipe(), Actor.MEDIATOR)
    assert rig.view.visit == ""
    receipts.close()
    rig.desk.close()
    assert traces(home) == []
    said = "".join(capfd.readouterr())
    assert [canary for canary in CANARIES if canary in said] == []
