"""A mail server of the tests' own on 127.0.0.1: takes messages, or fails where it is told to."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator
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

    `replies` are its words for commands that it is to answer otherwise, by their verb; where one
    is empty the connection is cut instead. `.` stands for the end of a message.
    """

    allow_reuse_address = True
    daemon_threads = False

    def __init__(self, certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.certificate = certificate
        self.replies: dict[str, str] = {}
        self.taken: list[bytes] = []
        self.verbs: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 mail.example")
        while line := self.rfile.readline():
            verb = line.split()[0].decode().upper() if line.split() else ""
            self.server.verbs.append(verb)
            if not self._answered(verb) or verb == "QUIT":
                return

    def finish(self) -> None:
        super().finish()
        # Once encrypted it is another socket than the one the server closes by itself.
        self.connection.close()

    def _answered(self, verb: str) -> bool:
        if verb in self.server.replies:
            return self._say(self.server.replies[verb])
        match verb:
            case "EHLO":
                offered = "250-mail.example\r\n250 STARTTLS" if self._can_encrypt else "250 ok"
                return self._say(offered)
            case "STARTTLS":
                self._say("220 go on")
                self._encrypt()
                return True
            case "DATA":
                return self._take()
            case _:
                return self._say("250 ok")

    def _take(self) -> bool:
        self._say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        self.server.taken.append(b"".join(lines))
        return self._say(self.server.replies.get(".", "250 taken"))

    @property
    def _can_encrypt(self) -> bool:
        is_encrypted = isinstance(self.connection, ssl.SSLSocket)
        return self.server.certificate is not None and not is_encrypted

    def _encrypt(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        assert self.server.certificate is not None
        context.load_cert_chain(self.server.certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile.close()
        self.rfile = self.connection.makefile("rb")

    def _say(self, words: str) -> bool:
        if words:
            self.connection.sendall(f"{words}\r\n".encode())
        return bool(words)


@contextmanager
def mail_server(certificate: Path | None = None) -> Iterator[MailServer]:
    """Run a server until the end of the block."""
    with MailServer(certificate) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def made_certificate(folder: Path) -> Path:
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
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / "mail.pem"
    file.write_bytes(secret + certificate.public_bytes(pem))
    return file
