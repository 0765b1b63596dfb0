"""What the doctor reads and asks beside a desk at work: its accounts, and its mail server."""

from __future__ import annotations

from pathlib import Path

from citizenspot.commands.findings import accounts_seen, what_keeps_mail
from citizenspot.journal.keys import keys_for
from citizenspot.journal.sql_journal import SqlJournal
from kiosk_config.day_settings import SignInSettings
from kiosk_config.mail_settings import MailSettings
from kiosk_config.self_check.accounts import AccountsSeen
from kiosk_config.settings import PracticeSettings
from tests.desk.day_rig import ANA, ROLES, RUI, day_at_work
from tests.rigs.mail_server import mail_server


def settings_in(folder: Path, mail: MailSettings | None = None) -> PracticeSettings:
    asked = SignInSettings(required=True)
    return PracticeSettings(data_folder=folder, desk="Desk 1", sign_in=asked, mail=mail)


def journal_of(settings: PracticeSettings) -> SqlJournal:
    keys = keys_for(settings.data_folder, practice=True, desk=settings.desk)
    return SqlJournal.open(settings.journal_folder, keys, settings.desk)


def test_accounts_are_counted_while_the_desk_works_and_it_works_on(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert accounts_seen(settings) == AccountsSeen(), "there is no journal yet"
    with day_at_work(lambda: journal_of(settings)) as rig:
        rig.sign_in(ANA)
        assert accounts_seen(settings) == AccountsSeen(1, len(ROLES))
        rig.open_day(RUI)
        assert rig.view.mediator == RUI


def test_accounts_that_cannot_be_read_are_told_with_why(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with day_at_work(lambda: journal_of(settings)):
        pass
    (tmp_path / "practice.key").unlink()
    assert accounts_seen(settings).unreadable


def test_the_mail_server_is_asked_to_let_the_desk_in_and_is_sent_nothing(tmp_path: Path) -> None:
    with mail_server() as server:
        here = MailSettings(server="127.0.0.1", port=server.port, tls="none", sender="a@b.example")
        assert what_keeps_mail(settings_in(tmp_path, here)) == ""
        assert "MAIL" not in server.verbs
    assert what_keeps_mail(settings_in(tmp_path, here)) == "server cannot be reached"
    assert what_keeps_mail(settings_in(tmp_path)) == ""
