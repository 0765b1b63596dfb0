"""The Open311 connector with servers that are not the town."""

from datetime import UTC, datetime, timedelta

import pytest

from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.connector import (
    Accepted,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    UnknownReason,
)
from citizenspot.providers.exchange import Limits
from citizenspot.providers.open311 import Open311Connector
from kiosk_config.settings import PracticeProvider
from tests.providers.made_up import street_fault
from tests.providers.raw_server import answer, hangs_up, raw_server, says

SINCE = datetime.now(UTC) - timedelta(minutes=5)
REPORT = street_fault()


def connector(url: str, secret: str | None = None, query: str = "") -> Open311Connector:
    credential = "the key" if secret is not None else None
    settings = PracticeProvider(
        connector="open311", base_url=f"{url}/v2{query}", credential=credential
    )
    patience = Patience(attempts=1)
    return Open311Connector(Access(settings, lambda _: secret), Limits(whole_s=1), patience)


def listed(*numbers: int) -> str:
    records = ", ".join(f'{{"service_request_id": {each}, "description": ""}}' for each in numbers)
    return answer(f"[{records}]")


OURS = answer('[{"service_request_id": 7, "description": "x [key-fault-1]"}]')


def test_the_key_and_the_jurisdiction_go_with_the_form() -> None:
    with raw_server(says(answer('[{"service_request_id": 1}]'))) as server:
        connector(server.url, "s3cret", "?jurisdiction_id=city.example").submit(REPORT)
        sent = server.connections[0]
    assert sent.startswith(b"POST /v2/requests.json HTTP/1.1\r\n")
    assert b"jurisdiction_id=city.example&api_key=s3cret&service_code=street-light&" in sent
    assert b"s3cret" not in sent.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize("secret", ["", "  ", "chave é", "two\nlines"])
def test_without_a_usable_key_nothing_is_sent(secret: str) -> None:
    with raw_server(hangs_up) as server:
        sent = connector(server.url, secret).submit(REPORT)
        assert sent == NotSent(NotSentReason.NO_CREDENTIAL)
        assert server.connections == []


def test_a_key_kept_with_a_line_end_is_sent_without_it() -> None:
    with raw_server(says(answer('[{"service_request_id": 1}]'))) as server:
        connector(server.url, "s3cret\n").submit(REPORT)
        assert b"api_key=s3cret&" in server.connections[0]


def test_every_page_of_the_list_is_looked_through() -> None:
    with raw_server(says(listed(1, 2)), says(listed(3, 4)), says(OURS)) as server:
        assert connector(server.url).find(REPORT, SINCE) == Accepted("7")
        assert b"page" not in server.connections[0]
        assert b"page=3" in server.connections[2]


def test_a_server_that_knows_no_pages_is_not_asked_for_ever() -> None:
    with raw_server(says(listed(1, 2))) as server:
        assert connector(server.url).find(REPORT, SINCE) == NotFound()
        assert len(server.connections) == 2


def test_a_server_with_no_end_of_pages_is_left_after_some() -> None:
    pages = [says(listed(number)) for number in range(100)]
    with raw_server(*pages) as server:
        assert connector(server.url).find(REPORT, SINCE) == NotFound()
        assert len(server.connections) == 20


def test_a_page_after_the_last_that_is_not_there_ends_the_list() -> None:
    gone = answer('{"code": 404, "detail": "Invalid page."}', "404 Not Found")
    with raw_server(says(listed(1)), says(gone)) as server:
        assert connector(server.url).find(REPORT, SINCE) == NotFound()


def test_a_search_that_breaks_off_does_not_say_not_found() -> None:
    with raw_server(says(listed(1)), hangs_up) as server:
        found = connector(server.url).find(REPORT, SINCE)
    assert found == OutcomeUnknown(UnknownReason.CONNECTION_LOST)


TOKEN = answer('[{"token": "T1", "service_notice": "Amanhã."}]')


def test_a_token_leads_to_its_number() -> None:
    with raw_server(says(TOKEN), says(answer('[{"service_request_id": 9}]'))) as server:
        assert connector(server.url).submit(REPORT) == Accepted("9")
        assert server.connections[1].startswith(b"GET /v2/tokens/T1.json ")


@pytest.mark.parametrize("later", [says(answer("[]")), hangs_up, says(answer("x", "500 Oh"))])
def test_a_token_alone_is_proof_enough(later: object) -> None:
    with raw_server(says(TOKEN), later) as server:  # type: ignore[arg-type]
        assert connector(server.url).submit(REPORT) == Accepted("token T1", "Amanhã.")
