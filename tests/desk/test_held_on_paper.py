"""What is held, all the way: a real reader service, a real CUPS, a printer's socket."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.desk.parts import Parts
from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.visit import commands as c
from tests.desk.day_rig import ANA, DayRig
from tests.desk.test_held_at_the_desk import PRINTING
from tests.rigs.cups import spooled
from tests.rigs.pcscd import PcscdRig
from tests.rigs.socket_printer import SocketPrinter
from tests.rigs.traces_on_disk import traces
from tests.rigs.waiting import wait_until
from training.cards.practice_trust import practice_trust

pytestmark = pytest.mark.real

KEYS = FixedKeys(bytes(range(32)))
CARD, NUMBER = "maria", "99000001"
LIMIT_S = 60.0


def serve(rig: DayRig) -> None:
    """Serve the card's holder, identified by it, and park the visit."""
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    rig.mediator(c.ChooseServices(("xx.town.bench",)))
    rig.screens.wait(lambda view: view.page.name.endswith("/offered"))
    rig.citizen(c.ConfirmIdentity())
    rig.citizen(c.Agree(rig.case, "inform"))
    rig.mediator(c.Park())


def test_a_card_in_a_real_reader_brings_its_holders_sheet_to_a_printer(
    pcscd: PcscdRig, cups: Path, printer: SocketPrinter, tmp_path: Path
) -> None:
    rig = DayRig(lambda: SqlJournal.open(tmp_path / "journal", KEYS, "Desk 1"), place=PRINTING)
    rig.start()
    worker = ReaderWorker(PcscReaders(), KNOWN_CARDS, rig.desk.card_reported, practice_trust())
    worker.start()
    signer = KEYS.workstation_key().signing_key()
    receipts = ReceiptDesk(signer, tmp_path / "receipts", rig.desk, {"a4": "counter"})
    rig.desk.attach(Parts(rig.parts, receipts, worker))
    try:
        rig.set_up()
        rig.open_day()
        pcscd.insert(CARD)
        serve(rig)

        rig.mediator(d.ShowDesk("held"))
        rig.mediator(h.AskWhatIsHeld("fr"))
        view = rig.screens.wait(lambda view: view.citizen.page.name.startswith("held/asked"))
        rig.citizen(view.citizen.page.acts[0].command)
        rig.screens.wait(lambda view: view.page.name == "desk/held/printed")
        wait_until(lambda: not spooled(cups), LIMIT_S)
    finally:
        worker.close()
        receipts.close()
        rig.desk.close()

    assert printer.done.wait(LIMIT_S)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(printer.paper)).pages)
    assert "Ce que ce guichet conserve" in text
    assert NUMBER in text.split()
    assert "Visite du" in text
    left = [tmp_path / "receipts", tmp_path / "journal", cups]
    assert [each for place in left for each in traces(place, (NUMBER, "Espécime"))] == []
