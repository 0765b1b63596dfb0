"""A receipt on its way by e-mail: a real SMTP server on this machine takes, refuses or is lost."""

from __future__ import annotations

import email
import email.policy
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from citizenspot.receipts.letter import Letter, written
from citizenspot.receipts.mail_reasons import MailReason, mail_sentence
from citizenspot.receipts.mail_worker import MailWorker
from citizenspot.receipts.mailing import MailServer as OurMailServer
from citizenspot.receipts.mailing import to_nobody
from citizenspot.texts import Texts
from kiosk_config.mail_settings import MailSettings
from tests.rigs.mail_server import MailServer, made_certificate, mail_server

LIMIT_S = 60.0
SENDER = "spot@town.example"
LETTER = Letter(
    visit="v1",
    case="c1",
    number="R-000001",
    address="rita@home.example",
    language="pt",
    spot="Loja Central",
)
PDF = b"%PDF-1.7 a receipt\n"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_certificate(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def encrypting(certificate: Path) -> Iterator[MailServer]:
    with mail_server(certificate) as running:
        yield running


def client(
    port: int,
    tls: Literal["starttls", "tls", "none"] = "none",
    trusted: Path | None = None,
    account: str | None = None,
    password: str | None = None,
) -> OurMailServer:
    settings = MailSettings(server="127.0.0.1", port=port, tls=tls, sender=SENDER, account=account)
    return OurMailServer(
        settings,
        password=lambda: password,
        context=lambda: ssl.create_default_context(cafile=trusted),
        patience_s=LIMIT_S,
    )


def message() -> EmailMessage:
    return written(LETTER, PDF, SENDER, "ab" * 32, Texts.for_language("pt"))


def test_the_server_takes_the_receipt_as_it_was_written(server: MailServer) -> None:
    assert client(server.port).send(message()) is None

    (taken,) = server.taken
    read = email.message_from_bytes(taken, policy=email.policy.default)
    assert read["To"] == LETTER.address
    assert read["Message-ID"] == "<receipt.R-000001.abababababababab@town.example>"
    (attached,) = read.iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_filename() == "R-000001.pdf"


def test_the_letter_is_plain_text_in_the_citizens_language_and_nothing_else() -> None:
    letter = message()
    body = letter.get_body()
    assert body is not None
    assert body.get_content_type() == "text/plain"
    text = body.get_content()
    assert "R-000001" in text
    assert "Loja Central" in text
    assert "attached" not in text, "it is in Portuguese"
    assert "http" not in text
    assert [part.get_content_type() for part in letter.iter_parts()] == [
        "text/plain",
        "application/pdf",
    ]


def test_a_repeat_has_the_same_name_and_another_desks_receipt_has_not() -> None:
    other = written(LETTER, PDF, SENDER, "cd" * 32, Texts.for_language("pt"))
    assert message()["Message-ID"] == message()["Message-ID"]
    assert message()["Message-ID"] != other["Message-ID"]


@pytest.mark.parametrize(
    ("verb", "words", "reason"),
    [
        ("RCPT", "550 no such person", MailReason.ADDRESS_REFUSED),
        ("RCPT", "451 greylisted", MailReason.NOT_NOW),
        ("MAIL", "550 not you", MailReason.REFUSED),
        ("MAIL", "", MailReason.NO_SERVER),
        ("DATA", "554 no", MailReason.REFUSED),
        (".", "552 too large", MailReason.REFUSED),
        (".", "451 later", MailReason.NOT_NOW),
        (".", "", MailReason.ANSWER_LOST),
    ],
)
def test_each_refusal_and_silence_has_its_reason(
    server: MailServer, verb: str, words: str, reason: MailReason
) -> None:
    server.replies[verb] = words
    assert client(server.port).send(message()) is reason


def test_a_server_that_is_gone_is_told_and_nothing_was_sent() -> None:
    with mail_server() as gone:
        port = gone.port
    assert client(port).send(message()) is MailReason.NO_SERVER


def test_what_has_to_be_encrypted_is_not_sent_to_a_server_that_cannot(server: MailServer) -> None:
    assert client(server.port, "starttls").send(message()) is MailReason.NO_ENCRYPTION
    assert server.taken == []
    assert "MAIL" not in server.verbs


def test_a_server_with_a_trusted_certificate_gets_it_encrypted(
    encrypting: MailServer, certificate: Path
) -> None:
    assert client(encrypting.port, "starttls", certificate).send(message()) is None
    assert len(encrypting.taken) == 1
    assert encrypting.verbs.index("STARTTLS") < encrypting.verbs.index("MAIL")


def test_a_password_that_is_not_to_be_had_is_named_before_anything_is_sent(
    server: MailServer,
) -> None:
    assert client(server.port, account="spot").send(message()) is MailReason.NO_PASSWORD
    assert server.taken == []


WAYS: tuple[Literal["starttls", "tls"], ...] = ("starttls", "tls")


@pytest.mark.parametrize("tls", WAYS)
def test_a_desk_signs_in_encrypted_and_its_receipt_is_taken(
    certificate: Path, tls: Literal["starttls", "tls"]
) -> None:
    account = ("spot", "a long password")
    with mail_server(certificate, from_the_start=tls == "tls", account=account) as server:
        assert client(server.port, tls, certificate, *account).send(message()) is None
        assert len(server.taken) == 1
        assert server.verbs.index("AUTH") < server.verbs.index("MAIL")


@pytest.mark.parametrize("tls", WAYS)
def test_a_wrong_password_is_told_and_nothing_was_sent(
    certificate: Path, tls: Literal["starttls", "tls"]
) -> None:
    account = ("spot", "a long password")
    with mail_server(certificate, from_the_start=tls == "tls", account=account) as server:
        refused = client(server.port, tls, certificate, "spot", "another").send(message())
        assert refused is MailReason.NOT_SIGNED_IN
        assert "MAIL" not in server.verbs


def test_a_server_that_lets_nobody_sign_in_is_told(
    encrypting: MailServer, certificate: Path
) -> None:
    asked = client(encrypting.port, "starttls", certificate, "spot", "a long password")
    assert asked.send(message()) is MailReason.NOT_SIGNED_IN


@pytest.mark.parametrize("tls", WAYS)
def test_a_certificate_that_has_expired_is_told_and_no_password_was_said(
    tmp_path: Path, tls: Literal["starttls", "tls"]
) -> None:
    expired = made_certificate(tmp_path, ends_in=-timedelta(days=1))
    with mail_server(expired, from_the_start=tls == "tls", account=("spot", "secret")) as server:
        told = client(server.port, tls, expired, "spot", "secret").send(message())
        assert told is MailReason.NOT_TRUSTED
        assert "AUTH" not in server.verbs


def test_a_certificate_that_nobody_vouches_for_is_told(encrypting: MailServer) -> None:
    assert client(encrypting.port, "starttls").send(message()) is MailReason.NOT_TRUSTED
    assert encrypting.taken == []


def test_a_server_that_does_not_encrypt_from_the_start_is_told(server: MailServer) -> None:
    assert client(server.port, "tls").send(message()) is MailReason.NO_ENCRYPTION
    assert server.taken == []


@pytest.mark.parametrize(
    "reason", [MailReason.NOT_SIGNED_IN, MailReason.NOT_TRUSTED, MailReason.NO_ENCRYPTION]
)
def test_what_an_administrator_has_to_mend_names_them(reason: MailReason) -> None:
    assert "Tell the administrator" in mail_sentence(reason, Texts.for_language("en"))


class Told:
    """What the worker reported, waited for."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, MailReason | None]] = []
        self._changed = threading.Condition()

    def __call__(self, letter: Letter, reason: MailReason | None) -> None:
        with self._changed:
            self.reports.append((letter.number, reason))
            self._changed.notify_all()

    def wait(self, count: int = 1) -> tuple[str, MailReason | None]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.reports) >= count, LIMIT_S)
        return self.reports[count - 1]


def test_the_worker_sends_the_file_once_and_leaves_nothing_beside_it(
    server: MailServer, tmp_path: Path
) -> None:
    told = Told()
    file = tmp_path / "R-000001-a4.pdf"
    file.write_bytes(PDF)
    worker = MailWorker(client(server.port).send, SENDER, "ab" * 32, told)
    worker.mail(LETTER, file)
    assert told.wait() == ("R-000001", None)
    worker.close()
    assert len(server.taken) == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_visit_that_is_wiped_while_another_mail_is_under_way_keeps_its_place(
    tmp_path: Path,
) -> None:
    told, goes_on, sent = Told(), threading.Event(), list[EmailMessage]()

    def slow(letter: EmailMessage) -> None:
        assert goes_on.wait(LIMIT_S)
        sent.append(letter)

    files = [tmp_path / "R-000001-a4.pdf", tmp_path / "R-000002-a4.pdf"]
    worker = MailWorker(slow, SENDER, "ab" * 32, told)
    for file, number in zip(files, ("R-000001", "R-000002"), strict=True):
        file.write_bytes(PDF)
        worker.mail(replace(LETTER, number=number), file)
        file.unlink()
    goes_on.set()
    assert told.wait(2) == ("R-000002", None)
    worker.close()
    assert [attached.get_content() for each in sent for attached in each.iter_attachments()] == [
        PDF,
        PDF,
    ]


@pytest.mark.parametrize(
    ("kept", "reason"), [((PDF,), MailReason.PRACTICE), ((), MailReason.NO_FILE)]
)
def test_practice_sends_to_nobody_and_a_file_that_is_gone_is_told(
    tmp_path: Path, kept: tuple[bytes, ...], reason: MailReason
) -> None:
    told = Told()
    file = tmp_path / "R-000001-a4.pdf"
    for pdf in kept:
        file.write_bytes(pdf)
    worker = MailWorker(to_nobody, SENDER, "ab" * 32, told)
    worker.mail(LETTER, file)
    assert told.wait() == ("R-000001", reason)
    worker.close()
