"""What `citizenspot doctor` says of accounts, e-mail, the scanner and the camera."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citizenspot.receipts.mail_reasons import MailReason
from kiosk_config.day_settings import SignInSettings
from kiosk_config.document_settings import DocumentSettings
from kiosk_config.mail_settings import MailSettings
from kiosk_config.self_check.accounts import AccountsSeen, check_accounts
from kiosk_config.self_check.finding import Finding, State
from kiosk_config.self_check.mail import WORDS, check_mail
from kiosk_config.self_check.papers import check_papers
from kiosk_config.settings import LiveSettings, PracticeSettings
from tests.kiosk_config.told_machine import ToldMachine

FOLDER = Path("/srv/spot/live")
LIVE = LiveSettings(data_folder=FOLDER)
SIGNS_NOBODY_IN = LiveSettings(data_folder=FOLDER, sign_in=SignInSettings(required=False))
MAIL = MailSettings(server="mail.town.example", sender="spot@town.example", account="spot")
MAILS = LiveSettings(data_folder=FOLDER, mail=MAIL)
SCANNER, CAMERA = "airscan:e0:Office", "/dev/video0"
OPENED = f"scanimage --device-name={SCANNER} --dont-scan"
FORMATS = f"v4l2-ctl --device={CAMERA} --list-formats"
HERE = {
    "scanimage --version": "scanimage (sane-backends) 1.1.1\n",
    "v4l2-ctl --version": "v4l2-ctl 1.22.1\n",
    OPENED: "",
    FORMATS: "[0]: 'MJPG' (Motion-JPEG, compressed)\n",
}


@pytest.mark.parametrize(
    ("seen", "state", "words"),
    [
        (AccountsSeen(2, 3), State.OK, "Administrators: 2."),
        (AccountsSeen(1, 3), State.WARNING, "one administrator only"),
        (AccountsSeen(2, 3, blocked=1), State.WARNING, "blocked after wrong PINs: 1"),
        (AccountsSeen(), State.WARNING, "no accounts yet"),
        (AccountsSeen(unreadable="The keyring is locked."), State.WARNING, "keyring is locked"),
    ],
)
def test_accounts_are_told_by_their_numbers(seen: AccountsSeen, state: State, words: str) -> None:
    finding = check_accounts(LIVE, seen)
    assert finding.state is state
    assert words in str(finding.sentence)
    assert bool(finding.mend) is (state is not State.OK)


def test_where_nobody_signs_in_no_account_is_missed() -> None:
    assert check_accounts(SIGNS_NOBODY_IN, AccountsSeen()).state is State.OK


def test_a_mail_server_that_lets_the_desk_in_is_well_and_none_at_all_too() -> None:
    assert check_mail(MAILS, "").state is State.OK
    assert check_mail(LIVE, "").state is State.OK
    practice = PracticeSettings(data_folder=FOLDER, mail=MAIL)
    assert "practice" in str(check_mail(practice, "").sentence)


@pytest.mark.parametrize("trouble", WORDS)
def test_each_trouble_of_the_mail_server_has_words_and_a_command(trouble: str) -> None:
    assert MailReason(trouble)
    finding = check_mail(MAILS, trouble)
    assert finding.state is State.PROBLEM
    assert finding.mend


def test_a_certificate_is_looked_at_by_the_way_that_is_set() -> None:
    trouble = MailReason.NOT_TRUSTED.value
    assert check_mail(MAILS, trouble).mend == (
        "openssl s_client -connect mail.town.example:587 -starttls smtp"
    )


def papers(changed: dict[str, str | None], *, practice: bool = False) -> list[Finding]:
    """Return what is found where these programs answer otherwise; None: not at all."""
    outputs = {name: said for name, said in (HERE | changed).items() if said is not None}
    documents = DocumentSettings(scanner=SCANNER, camera=CAMERA)
    kind = PracticeSettings if practice else LiveSettings
    machine = replace(ToldMachine(), outputs=outputs)
    return list(check_papers(machine, kind(data_folder=FOLDER, documents=documents)))


def test_a_scanner_that_opens_and_a_camera_that_answers_are_well() -> None:
    assert [each.state for each in papers({})] == [State.OK, State.OK]
    assert [each.state for each in papers({OPENED: None}, practice=True)] == [State.OK]
    assert [each.state for each in check_papers(ToldMachine(), LIVE)] == [State.OK]


@pytest.mark.parametrize(
    ("changed", "words", "mend"),
    [
        ({"scanimage --version": None}, "scanimage is missing", "sane-utils"),
        ({OPENED: None}, "does not open", "scanimage -L"),
        ({"v4l2-ctl --version": None}, "v4l2-ctl is missing", "v4l-utils"),
        ({FORMATS: None}, "no camera at /dev/video0", "--list-devices"),
        ({FORMATS: "[0]: 'YUYV'"}, "no Motion JPEG", "--list-formats"),
    ],
)
def test_what_keeps_papers_from_being_copied_is_told_with_its_command(
    changed: dict[str, str | None], words: str, mend: str
) -> None:
    (found,) = [each for each in papers(changed) if each.state is State.WARNING]
    assert words in str(found.sentence)
    assert mend in found.mend
