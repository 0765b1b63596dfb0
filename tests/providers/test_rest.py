"""The JSON connector with servers that are not the town: what it writes, and with which secret."""

from datetime import UTC, datetime

import msgspec
import pytest

from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.connector import Accepted, NotFound, NotSent, NotSentReason
from citizenspot.providers.exchange import Limits
from citizenspot.providers.rest import RestConnector
from kiosk_config.settings import PracticeProvider
from tests.providers.made_up import renewal
from tests.providers.raw_server import answer, free_port, hangs_up, raw_server, says

YES = says(answer('{"reference": "IMT-1"}', "201 Created"))
NONE_LISTED = says(answer('{"requests": []}'))
KEPT = "s3cret\n"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def connector(
    url: str, *, credential: str | None = None, secret: str | None = None
) -> RestConnector:
    settings = PracticeProvider(connector="rest", base_url=url, credential=credential)
    secrets = {"the name of the key": secret}
    return RestConnector(Access(settings, secrets.get), Limits(whole_s=2), Patience(attempts=1))


def test_a_submission_is_its_case_its_service_and_its_answers() -> None:
    with raw_server(YES) as server:
        assert connector(f"{server.url}/api/").submit(renewal()) == Accepted("IMT-1")
        head, _, body = server.connections[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/licence-renewals HTTP/1.1\r\n")
    assert b'\r\nIdempotency-Key: "key-renewal-1"\r\n' in head
    assert b"Authorization" not in head
    assert msgspec.json.decode(body) == {
        "case": "case-1",
        "service": "pt.imt.renew-licence",
        "version": 1,
        "practice": True,
        "data": {"licence_number": "L-000001"},
    }


def test_every_repeat_is_the_same_to_the_byte() -> None:
    with raw_server(YES) as server:
        line = connector(server.url)
        line.submit(renewal())
        line.submit(msgspec.json.decode(renewal().encoded(), type=type(renewal())))
        first, second = server.connections
    assert first == second


def test_an_operation_cannot_lead_to_another_address() -> None:
    with raw_server(YES) as server:
        elsewhere = msgspec.structs.replace(renewal(), operation="../admin?x=1#y")
        connector(f"{server.url}/api").submit(elsewhere)
        assert server.connections[0].startswith(b"POST /api/..%2Fadmin%3Fx%3D1%23y HTTP/1.1")


def test_what_the_address_carries_goes_with_every_call() -> None:
    with raw_server(YES, NONE_LISTED) as server:
        line = connector(f"{server.url}/api?office=12")
        line.submit(renewal())
        line.find(renewal(), LONG_AGO)
        sent, asked = server.connections
    assert sent.startswith(b"POST /api/licence-renewals?office=12 ")
    assert asked.startswith(b"GET /api/requests?office=12&key=key-renewal-1 ")


def test_the_secret_goes_with_every_call() -> None:
    with raw_server(YES, NONE_LISTED) as server:
        line = connector(server.url, credential="the name of the key", secret=KEPT)
        line.submit(renewal())
        assert line.find(renewal(), LONG_AGO) == NotFound()
        assert all(b"\r\nAuthorization: Bearer s3cret\r\n" in each for each in server.connections)


@pytest.mark.parametrize("secret", [None, "", "\n", "não"])
def test_without_its_secret_nothing_is_sent_and_nothing_asked(secret: str | None) -> None:
    with raw_server(hangs_up) as server:
        line = connector(server.url, credential="the name of the key", secret=secret)
        assert line.submit(renewal()) == NotSent(NotSentReason.NO_CREDENTIAL)
        assert line.find(renewal(), LONG_AGO) == NotSent(NotSentReason.NO_CREDENTIAL)
        assert server.connections == []


def test_a_question_nobody_hears_is_not_sent() -> None:
    nowhere = connector(f"http://127.0.0.1:{free_port()}")
    assert nowhere.find(renewal(), LONG_AGO) == NotSent(NotSentReason.UNREACHABLE)
