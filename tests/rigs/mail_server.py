"""A mail server of the tests' own on 127.0.0.1: takes messages, or fails where it is told to."""

from __future__ import annotations

import socketserver
import ssl
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much of RFC 5321 as a client needs, with STARTTLS where it has a certificate.

    With `from_the_start` it encrypts before it greets (RFC 8314 §3.3); with an `account` it lets
    nobody send who has not signed in by AUTH PLAIN (RFC 4954).

    `replies` are its words for commands that it is to answer otherwise, by their verb; where one
    is empty the connection is cut instead. `.` stands for the end of a message.
    """

    allow_reuse_address = True
    daemon_threads = False

    def __init__(
        self,
        certificate: Path | None = None,
        *,
        from_the_start: bool = False,
        account: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.certificate = certificate
        self.from_the_start = from_the_start
        self.account = account
        self.replies: dict[str, str] = {}
        self.taken: list[bytes] = []
        self.verbs: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer
    is_signed_in = False

    def handle(self) -> None:
        if self.server.from_the_start and not self._encrypted():
            return
        self._say("220 mail.example")
        while line := self._line():
            verb, *words = line.decode().split() or [""]
            self.server.verbs.append(verb.upper())
            if not self._answered(verb.upper(), words) or verb.upper() == "QUIT":
                return

    def _line(self) -> bytes:
        """Return the next line; none where the client has cut the connection."""
        try:
            return self.rfile.readline()
        except OSError:
            return b""

    def finish(self) -> None:
        super().finish()
        # Once encrypted it is another socket than the one the server closes by itself.
        self.connection.close()

    def _answered(self, verb: str, words: list[str]) -> bool:
        if verb in self.server.replies:
            return self._say(self.server.replies[verb])
        if verb == "MAIL" and self.server.account and not self.is_signed_in:
            return self._say("530 sign in first")
        acts: dict[str, Callable[[], bool]] = {
            "EHLO": lambda: self._say(self._offered()),
            "STARTTLS": lambda: self._say("220 go on") and self._encrypted(),
            "AUTH": lambda: self._signed_in(words),
            "DATA": self._take,
        }
        return acts.get(verb, lambda: self._say("250 ok"))()

    def _take(self) -> bool:
        self._say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        self.server.taken.append(b"".join(lines))
        return self._say(self.server.replies.get(".", "250 taken"))

    def _offered(self) -> str:
        is_encrypted = isinstance(self.connection, ssl.SSLSocket)
        offered = ["mail.example"]
        if self.server.certificate is not None and not is_encrypted:
            offered.append("STARTTLS")
        if self.server.account and (is_encrypted or self.server.certificate is None):
            offered.append("AUTH PLAIN")
        *first, last = offered
        return "\r\n".join([*(f"250-{each}" for each in first), f"250 {last}"])

    def _signed_in(self, words: list[str]) -> bool:
        said = tuple(b64decode(words[-1]).decode().split("\0")[1:])
        self.is_signed_in = said == self.server.account
        return self._say("235 welcome" if self.is_signed_in else "535 not this one")

    def _encrypted(self) -> bool:
        """Encrypt from here on; say whether the client trusts the certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        assert self.server.certificate is not None
        context.load_cert_chain(self.server.certificate)
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:
            return False
        self.rfile.close()
        self.rfile = self.connection.makefile("rb")
        return True

    def _say(self, words: str) -> bool:
        if words:
            self.connection.sendall(f"{words}\r\n".encode())
        return bool(words)


@contextmanager
def mail_server(
    certificate: Path | None = None,
    *,
    from_the_start: bool = False,
    account: tuple[str, str] | None = None,
) -> Iterator[MailServer]:
    """Run a server until the end of the block."""
    with MailServer(certificate, from_the_start=from_the_start, account=account) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def made_certificate(folder: Path, ends_in: timedelta = timedelta(days=1)) -> Path:
    """Write a key and its certificate for 127.0.0.1 into one file, which also vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    now = datetime.now(UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + ends_in)
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / "mail.pem"
    file.write_bytes(secret + certificate.public_bytes(pem))
    return file
