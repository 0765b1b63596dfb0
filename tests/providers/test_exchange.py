"""One HTTP exchange: how it ends is always known, and it always ends."""

import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from citizenspot.providers.connector import NotSent, NotSentReason, OutcomeUnknown, UnknownReason
from citizenspot.providers.exchange import Answer, Call, Exchange, Limits, NoAnswer
from tests.providers.raw_server import answer, free_port, hangs_up, raw_server, says

LIMITS = Limits(connect_s=1, whole_s=0.4, answer_bytes=100_000)


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    made = Exchange(LIMITS)
    yield made
    made.close()


def call(url: str, body: bytes | None = b"{}") -> Call:
    return Call("POST" if body is not None else "GET", url, body=body)


def test_a_whole_answer_comes_back_as_it_is(exchange: Exchange) -> None:
    with raw_server(says(answer("{}", "201 Created", "X-Practice: town\r\n"))) as server:
        assert exchange.make(call(server.url)) == Answer(201, b"{}", practice=True)


def test_nobody_listening_means_that_nothing_was_sent(exchange: Exchange) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert exchange.make(call(nowhere)) == NotSent(NotSentReason.UNREACHABLE)


def test_an_unknown_name_means_that_nothing_was_sent(exchange: Exchange) -> None:
    # RFC 2606 keeps .invalid free of names for ever.
    assert exchange.make(call("http://provider.invalid")) == NotSent(NotSentReason.NAME_UNKNOWN)


def test_a_server_that_cannot_prove_its_name_is_sent_nothing(
    exchange: Exchange, tmp_path: Path
) -> None:
    heard: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connected, _ = listener.accept()
        with connected:
            try:
                with untrusted(tmp_path).wrap_socket(connected, server_side=True) as secured:
                    heard.append(secured.recv(10))
            except ssl.SSLError:
                pass  # the client has turned away

    thread = threading.Thread(target=serve)
    thread.start()
    url = f"https://127.0.0.1:{listener.getsockname()[1]}"
    made = exchange.make(call(url))
    thread.join()
    listener.close()
    assert made == NotSent(NotSentReason.UNTRUSTED)
    assert heard == []


def untrusted(folder: Path) -> ssl.SSLContext:
    """Return a server's side of TLS with a certificate that nobody signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "made up")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    plain = serialization.NoEncryption()
    pkcs8 = serialization.PrivateFormat.PKCS8
    file = folder / "server.pem"
    file.write_bytes(certificate + key.private_bytes(serialization.Encoding.PEM, pkcs8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_server_that_says_nothing_in_the_handshake_is_left_at_the_limit_for_connecting() -> None:
    made = Exchange(Limits(connect_s=0.05, whole_s=60))
    # It never accepts: the system connects for it, and nobody speaks.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        came = made.make(call(f"https://127.0.0.1:{silent.getsockname()[1]}"))
    assert came == OutcomeUnknown(UnknownReason.NO_ANSWER_IN_TIME)


ENDINGS = {
    "it hangs up": (hangs_up, UnknownReason.CONNECTION_LOST),
    "it speaks no HTTP": (says("220 mail ready\r\n"), UnknownReason.CONNECTION_LOST),
    "it stops in the body": (says(answer("{}")[:-1]), UnknownReason.CUT_SHORT),
    "it stops between chunks": (
        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
        UnknownReason.CUT_SHORT,
    ),
    "it lies about gzip": (
        says(answer("{}", headers="Content-Encoding: gzip\r\n")),
        UnknownReason.UNREADABLE,
    ),
    "it leads elsewhere": (
        says(answer("", "307 Temporary Redirect", "Location: http://127.0.0.1:9/\r\n")),
        UnknownReason.REDIRECTED,
    ),
    "it sends far too much": (says(answer("x" * 200_000)), UnknownReason.TOO_LARGE),
    "its headers never end": (
        says("HTTP/1.1 200 OK\r\n" + "X-Long: y\r\n" * 2000),
        UnknownReason.CONNECTION_LOST,
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_breaks_off_leaves_the_outcome_unknown(exchange: Exchange, ending: str) -> None:
    script, reason = ENDINGS[ending]
    with raw_server(script) as server:
        assert exchange.make(call(server.url)) == OutcomeUnknown(reason)


def test_headers_that_break_off_are_an_answer_without_content(
    exchange: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    with raw_server(says("HTTP/1.1 200 OK\r\nConte")) as server:
        assert exchange.make(call(server.url)) == Answer(200, b"")
    assert "Failed to parse headers" in caplog.text
    caplog.clear()


def test_a_redirect_is_not_followed_even_by_a_question(exchange: Exchange) -> None:
    with raw_server(says(answer("{}"))) as elsewhere:
        moved = answer("", "301 Moved Permanently", f"Location: {elsewhere.url}\r\n")
        with raw_server(says(moved)) as server:
            made = exchange.make(call(server.url, body=None))
        assert made == OutcomeUnknown(UnknownReason.REDIRECTED)
        assert elsewhere.connections == []


@pytest.mark.parametrize("start", ["", "HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\n\r\n"])
def test_an_answer_in_drops_ends_at_the_time_limit(exchange: Exchange, start: str) -> None:
    end = threading.Event()

    def in_drops(connected: socket.socket) -> None:
        connected.sendall(start.encode())
        while not end.wait(0.05):
            connected.sendall(b"x")

    with raw_server(in_drops) as server:
        made = exchange.make(call(server.url))
        end.set()
    assert made == OutcomeUnknown(UnknownReason.NO_ANSWER_IN_TIME)


def test_a_decompressed_answer_is_bounded_too(exchange: Exchange) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n"
    with raw_server(says(head.encode() + bomb)) as server:
        assert exchange.make(call(server.url)) == OutcomeUnknown(UnknownReason.TOO_LARGE)


def test_closing_ends_a_call_under_way() -> None:
    patient = Exchange(Limits(whole_s=60))
    came: list[Answer | NoAnswer] = []
    reached = threading.Event()
    end = threading.Event()

    def silent(_: socket.socket) -> None:
        reached.set()
        end.wait(10)

    with raw_server(silent) as server:
        thread = threading.Thread(target=lambda: came.append(patient.make(call(server.url))))
        thread.start()
        assert reached.wait(5)
        patient.close()
        thread.join(5)
        end.set()
    assert came == [OutcomeUnknown(UnknownReason.INTERRUPTED)]
    assert patient.make(call("http://127.0.0.1:9")) == NotSent(NotSentReason.CLOSING)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("Wed, 21 Oct 2026 07:28:00 GMT", 60), ("", None), ("-5", 60), ("9" * 30, 60)],
)
def test_how_long_to_stay_away_is_read(exchange: Exchange, said: str, seconds: int | None) -> None:
    headers = f"Retry-After: {said}\r\n" if said else ""
    with raw_server(says(answer("{}", "503 Service Unavailable", headers))) as server:
        made = exchange.make(call(server.url))
    assert made == Answer(503, b"{}", retry_after_s=seconds)


def test_nothing_of_the_environment_reaches_the_provider(
    exchange: Exchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = tmp_path / "netrc"
    secrets.write_text("machine 127.0.0.1 login someone password secret\n")
    secrets.chmod(0o600)
    monkeypatch.setenv("NETRC", str(secrets))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    with raw_server(says(answer("{}"))) as server:
        assert isinstance(exchange.make(call(server.url)), Answer)
        assert b"Authorization" not in server.connections[0]


def test_each_call_has_a_connection_of_its_own(exchange: Exchange) -> None:
    with raw_server(says(answer("{}"))) as server:
        for _ in range(3):
            assert isinstance(exchange.make(call(server.url)), Answer)
        assert len(server.connections) == 3


def test_a_call_that_cannot_be_written_down_is_a_defect(exchange: Exchange) -> None:
    with pytest.raises(ValueError, match="Invalid"):
        exchange.make(Call("GET", "http://127.0.0.1:9", headers={"X": "two\r\nlines"}))
