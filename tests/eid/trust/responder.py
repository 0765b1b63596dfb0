"""An authority's web server on 127.0.0.1: OCSP and lists of revoked certificates, good and bad."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from training.cards.practice_signers import PracticeAuthority, make_authority

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AUTHORITY = make_authority("Authority on the web", "BE")
FORGER = make_authority("Authority on the web", "BE")
OCSP_PATH, LIST_PATH = "/ocsp", "/list.crl"
KEY = ec.generate_private_key(ec.SECP256R1())
Answer = Callable[[bytes], tuple[int, bytes]]
"""From the body of a request to a status and a body."""


NOBODY: Answer = lambda _body: (404, b"")  # noqa: E731 - what `body` makes, before it is there


class Responder:
    """Answers as it is told to, and counts who asks."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []

    def certificate(self, *names: str) -> x509.Certificate:
        """Return a signer's certificate that names this server: for OCSP, for a list, or both."""
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "RRN")]))
            .issuer_name(AUTHORITY.certificate.subject)
            .public_key(KEY.public_key())
            .serial_number(4711)
            .not_valid_before(NOW - 10 * DAY)
            .not_valid_after(NOW + 10 * DAY)
        )
        if OCSP_PATH in names:
            oid = AuthorityInformationAccessOID.OCSP
            where = x509.AuthorityInformationAccess(
                [x509.AccessDescription(oid, self._at(OCSP_PATH))]
            )
            builder = builder.add_extension(where, critical=False)
        if LIST_PATH in names:
            point = x509.DistributionPoint([self._at(LIST_PATH)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        return builder.sign(AUTHORITY.key, hashes.SHA256())

    def _at(self, path: str) -> x509.UniformResourceIdentifier:
        return x509.UniformResourceIdentifier(f"http://127.0.0.1:{self.port}{path}")


def says(
    status: ocsp.OCSPCertStatus,
    certificate: x509.Certificate,
    *,
    issued: datetime = NOW - HOUR,
    by: PracticeAuthority = AUTHORITY,
) -> Answer:
    """Return an OCSP answer about the certificate that is asked about, and no other."""

    def answer(body: bytes) -> tuple[int, bytes]:
        asked = ocsp.load_der_ocsp_request(body)
        if asked.serial_number != certificate.serial_number:
            return 400, b""
        revoked = issued if status is ocsp.OCSPCertStatus.REVOKED else None
        built = (
            ocsp.OCSPResponseBuilder()
            .add_response(
                certificate,
                AUTHORITY.certificate,
                asked.hash_algorithm,
                status,
                issued,
                issued + DAY,
                revoked,
                None,
            )
            .responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
            .sign(by.key, hashes.SHA256())
        )
        return 200, built.public_bytes(Encoding.DER)

    return answer


def lists(
    *serials: int, issued: datetime = NOW - HOUR, by: PracticeAuthority = AUTHORITY
) -> Answer:
    """Return a list of revoked certificates."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(AUTHORITY.certificate.subject)
        .last_update(issued)
        .next_update(issued + DAY)
    )
    for serial in serials:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(issued)
        builder = builder.add_revoked_certificate(entry.build())
    made = builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)
    return lambda _body: (200, made)


def body(content: bytes, status: int = 200) -> Answer:
    """Return an answer that is the same whatever was asked."""
    return lambda _body: (status, content)


@contextmanager
def responder() -> Iterator[Responder]:
    """Serve on a free port for as long as the test runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._reply(self.rfile.read(int(self.headers["Content-Length"])))

        def do_GET(self) -> None:
            self._reply(b"")

        def _reply(self, body: bytes) -> None:
            made.asked.append((self.command, self.path))
            status, content = made.answers.get(self.path, NOBODY)(body)
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Responder(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
