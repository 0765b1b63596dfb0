"""A receipt from the desk to an address: made, sent through a real server, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.journal.keys import FixedKeys
from citizenspot.mail_parts import mail_goes, mail_sending
from citizenspot.receipts.letter import Letter
from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.mail_commands import ReportMail
from citizenspot.visit.receipt_commands import ReportReceipt
from kiosk_config.mail_settings import MailSettings
from kiosk_config.settings import LiveSettings, PracticeSettings
from tests.desk.heard import Heard
from tests.receipts.specimens import receipt
from tests.rigs.mail_server import mail_server

SENDER = "spot@town.example"
ELSEWHERE = MailSettings(server="mail.town.example", sender=SENDER)


def sent_with(settings: LiveSettings | PracticeSettings) -> AnyCommand:
    """Make a receipt for an e-mail, send it as the settings say, and wipe; return what came."""
    content, heard = receipt(), Heard()
    folder = settings.receipts_folder
    signer = FixedKeys(bytes(32)).workstation_key().signing_key()
    desk = ReceiptDesk(signer, folder, heard, {}, mail=mail_sending(settings))
    try:
        desk.make(content, "case", "email")
        assert heard.wait_for_kind(ReportReceipt) is not None
        desk.mail(
            Letter(
                visit=content.visit,
                case="case",
                number=content.number,
                address="rita@home.example",
                language="uk",
                spot="Spot",
            )
        )
        told = heard.wait_for_kind(ReportMail)
        desk.forget(content.visit)
    finally:
        desk.close()
    assert list(folder.glob("visits/*")) == []
    return told


def test_a_receipt_is_made_sent_told_and_gone(tmp_path: Path) -> None:
    with mail_server() as server:
        here = MailSettings(server="127.0.0.1", port=server.port, tls="none", sender=SENDER)
        told = sent_with(PracticeSettings(data_folder=tmp_path, mail=here))
        assert told == ReportMail("case", receipt().number)
        (message,) = server.taken
    assert b"application/pdf" in message


def test_practice_never_reaches_a_server_elsewhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = sent_with(PracticeSettings(data_folder=tmp_path, mail=ELSEWHERE))
    assert told == ReportMail("case", receipt().number, MailReason.PRACTICE.value)
    caplog.clear()


def test_the_screens_know_where_e_mail_goes(tmp_path: Path) -> None:
    live = LiveSettings(data_folder=tmp_path)
    practice = PracticeSettings(data_folder=tmp_path)
    here = MailSettings(server="localhost", tls="none", sender=SENDER)
    assert mail_goes(live) == mail_goes(practice) == ""
    assert mail_sending(live) is None
    assert mail_goes(replace(live, mail=ELSEWHERE)) == "server"
    assert mail_goes(replace(practice, mail=ELSEWHERE)) == "nobody"
    assert mail_goes(replace(practice, mail=here)) == "server"
