"""GeoReport v2 on paper: what is written, and what is read from servers of every kind."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.providers import georeport
from citizenspot.providers.connector import (
    Accepted,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    UnknownReason,
)
from citizenspot.providers.exchange import Answer
from citizenspot.providers.georeport import NotYet, Page, Token
from tests.providers.made_up import NOON, street_fault

Reported = Accepted | Refused | Token | NotSent | OutcomeUnknown


def answer(status: int, content: object) -> Answer:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Answer(status, raw)


def reported(status: int, content: object) -> Reported:
    return georeport.read_reported(answer(status, content), practice=False)


def page(content: object, status: int = 200) -> Page | NotSent | OutcomeUnknown:
    return georeport.read_page(answer(status, content), "key-1", practice=False)


def test_a_report_names_its_service_its_place_and_carries_its_key() -> None:
    written = dict(georeport.written(street_fault(3)))
    assert written["service_code"] == "street-light"
    assert written["address_string"] == "Rua de Exemplo 3"
    assert written["description"].endswith("\n\n[key-fault-3]")
    assert written["attribute[danger]"] == "false"


def test_without_a_code_of_its_own_a_report_is_for_the_operation() -> None:
    coded = georeport.written(street_fault(service_code=""))
    assert ("service_code", "street-fault") in coded


def test_a_list_is_an_attribute_given_several_times() -> None:
    written = georeport.written(street_fault(lamps=["a", 2]))
    assert written[-2:] == [("attribute[lamps][]", "a"), ("attribute[lamps][]", "2")]


def test_a_report_without_words_still_carries_its_key() -> None:
    assert ("description", "[key-fault-1]") in georeport.written(street_fault(description=""))


def test_a_number_is_written_as_a_number() -> None:
    written = dict(georeport.written(street_fault(lat=41.1579, long=-8.6291)))
    assert (written["lat"], written["long"]) == ("41.1579", "-8.6291")


def test_a_search_spans_no_more_than_the_standard_allows() -> None:
    assert georeport.span(NOON) == {
        "start_date": "2026-11-22T12:00:00Z",
        "end_date": "2027-02-20T12:00:00Z",
    }


TAKEN = {"service_request_id": "638344", "service_notice": "Em 3 dias."}


@pytest.mark.parametrize(
    "content",
    [[TAKEN], TAKEN, {"service_requests": [TAKEN]}, [{**TAKEN, "service_request_id": 638344}]],
)
def test_a_number_is_a_yes_however_it_is_wrapped(content: object) -> None:
    assert reported(201, content) == Accepted("638344", "Em 3 dias.")


def test_a_token_is_a_promise_of_a_number() -> None:
    assert reported(200, [{"token": 12345, "account_id": None}]) == Token("12345")


ERRORS: list[tuple[int, object, Reported]] = [
    (400, [{"code": 400, "description": "Falta lat."}], Refused("Falta lat.", "400")),
    (404, [{"code": "404", "description": "Não há."}], Refused("Não há.", "404")),
    (
        400,
        {"code": 400, "detail": {"service_code": ["This field is required."]}},
        Refused("This field is required.", "400"),
    ),
    (400, {"detail": "Service code x is invalid"}, Refused("Service code x is invalid", "400")),
    (400, {"errors": [{"message": "a"}, {"message": "b"}]}, Refused("a\nb", "400")),
    (403, [{"code": 403, "description": "api_key"}], NotSent(NotSentReason.CREDENTIAL_REFUSED)),
    (400, {}, OutcomeUnknown(UnknownReason.UNREADABLE)),
    (400, b"<errors><error/></errors>", OutcomeUnknown(UnknownReason.UNREADABLE)),
    (500, b"<!DOCTYPE html>ValidationError at /", OutcomeUnknown(UnknownReason.SERVER_ERROR)),
    (200, [], OutcomeUnknown(UnknownReason.NO_REFERENCE)),
    (200, [{"code": 400, "description": "x"}], OutcomeUnknown(UnknownReason.NO_REFERENCE)),
    (200, [[]], OutcomeUnknown(UnknownReason.NO_REFERENCE)),
]


@pytest.mark.parametrize(("status", "content", "meaning"), ERRORS)
def test_errors_are_read_in_every_form_that_was_seen(
    status: int, content: object, meaning: Reported
) -> None:
    assert reported(status, content) == meaning


def test_a_token_without_a_number_yet_is_said_so() -> None:
    for content in ([], [{"token": "1"}], {"code": 404}):
        assert georeport.read_token(answer(200, content), practice=False) == NotYet()


def test_our_report_is_the_one_with_our_key_in_its_words() -> None:
    theirs = {"service_request_id": "1", "description": "Buraco [key-2]"}
    ours = {"service_request_id": "2", "description": "Luz\n\n[key-1]", "expected_datetime": "d"}
    assert page([theirs, ours]) == Page(found=Accepted("2", "d"))
    assert page([theirs]) == Page(numbers=("1",))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-22T23:21:10.355241+02:00", "2026-11-22"),
        ("2026-11-22T10:21:10Z", "2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("amanhã", "amanhã"),
    ],
)
def test_when_it_is_expected_is_a_day_of_the_providers_calendar(said: str, day: str) -> None:
    ours = {"service_request_id": "2", "description": "[key-1]", "expected_datetime": said}
    assert page([ours]) == Page(found=Accepted("2", day))


def test_ours_without_a_number_yet_is_passed_over_for_ours_with_one() -> None:
    unnumbered = {"token": "t-1", "description": "[key-1]"}
    numbered = {"service_request_id": "2", "description": "[key-1]"}
    assert page([unnumbered, numbered]) == Page(found=Accepted("2", ""))
    assert isinstance(page([unnumbered]), Page)


def test_words_buried_deeper_than_any_server_puts_them_are_no_refusal() -> None:
    assert reported(400, {"detail": {"field": ["Falta."]}}) == Refused("Falta.", "400")
    buried = {"detail": {"field": [["Falta."]]}}
    assert reported(400, buried) == OutcomeUnknown(UnknownReason.UNREADABLE)


def test_a_report_without_words_is_not_ours() -> None:
    assert page([{"service_request_id": "1", "description": None}]) == Page(numbers=("1",))


@pytest.mark.parametrize(("content", "status"), [([], 200), ({"code": 404, "detail": "-"}, 404)])
def test_an_empty_page_has_nothing_on_it(content: object, status: int) -> None:
    assert page(content, status) == Page()


def test_a_web_page_is_no_empty_list() -> None:
    assert page(b"<!DOCTYPE html>", 404) == OutcomeUnknown(UnknownReason.WEB_PAGE)
    assert page({"detail": "x"}, 400) == OutcomeUnknown(UnknownReason.UNREADABLE)
    assert page({"detail": "x"}, 403) == NotSent(NotSentReason.CREDENTIAL_REFUSED)


WORDS = st.sampled_from(["service_request_id", "token", "description", "service_requests", "code"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.text(), inner),
    max_leaves=8,
)


@given(st.integers(200, 599), st.one_of(st.binary(), JSON.map(lambda x: json.dumps(x).encode())))
def test_no_answer_whatever_it_holds_raises_or_invents_a_number(status: int, body: bytes) -> None:
    georeport.read_token(answer(status, body), practice=False)
    page(body, status)
    given_ = reported(status, body)
    if isinstance(given_, Accepted):
        assert 200 <= status < 300
        assert given_.reference.isprintable()
