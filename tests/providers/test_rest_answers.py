"""What a JSON provider's answers mean; above all, that no answer is taken for more than it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    UnknownReason,
)
from citizenspot.providers.exchange import Answer
from citizenspot.providers.rest_answers import read_found, read_submitted

KEY = "key-1"


def submitted(status: int, body: object, **more: object) -> Sent:
    return read_submitted(answer(status, body, **more), KEY, practice=False)


def found(status: int, body: object) -> Asked:
    return read_found(answer(status, body), KEY, practice=False)


def answer(status: int, body: object, **more: object) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, raw, **more)  # type: ignore[arg-type]


def unknown(reason: UnknownReason) -> OutcomeUnknown:
    return OutcomeUnknown(reason)


def test_a_reference_is_a_yes() -> None:
    assert submitted(201, {"reference": "IMT-1", "expected": "2026-12-03", "key": KEY}) == Accepted(
        "IMT-1", "2026-12-03"
    )


def test_a_reference_may_be_a_number() -> None:
    assert submitted(200, {"reference": 4711}) == Accepted("4711")


@pytest.mark.parametrize(
    "content",
    [{}, *({"reference": each} for each in ("", None, True, ["x"], "x" * 101, "a\0b", "a\u202eb"))],
)
def test_a_yes_without_a_usable_reference_is_no_yes(content: object) -> None:
    assert submitted(201, content) == unknown(UnknownReason.NO_REFERENCE)


def test_a_reference_for_another_key_is_of_another() -> None:
    given_ = submitted(201, {"reference": "IMT-1", "key": "key-2"})
    assert given_ == unknown(UnknownReason.OF_ANOTHER)


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_a_problem_is_a_refusal_in_the_providers_words(status: int) -> None:
    problem = {"title": "Não", "detail": "O pedido tem erros.", "code": "invalid"}
    errors = [{"detail": "Falta o NIF."}, {"pointer": "/x"}, "odd"]
    refused = submitted(status, {**problem, "errors": errors})
    assert refused == Refused("O pedido tem erros.\nFalta o NIF.", "invalid")


def test_a_refusal_is_cut_to_what_a_screen_can_show() -> None:
    refused = submitted(422, {"detail": "x" * 10_000})
    assert isinstance(refused, Refused)
    assert len(refused.reason) == 2000


ANSWERS: list[tuple[int, object, Sent]] = [
    (200, b"", unknown(UnknownReason.EMPTY)),
    (200, b" \r\n", unknown(UnknownReason.EMPTY)),
    (200, b"\xef\xbb\xbf", unknown(UnknownReason.EMPTY)),
    (200, b"<!DOCTYPE html><html>", unknown(UnknownReason.WEB_PAGE)),
    (200, b"\n <HTML><body>Login", unknown(UnknownReason.WEB_PAGE)),
    (403, b"<html>Blocked</html>", unknown(UnknownReason.WEB_PAGE)),
    (404, b"<!-- proxy --><html>", unknown(UnknownReason.WEB_PAGE)),
    (200, b'{"reference": "IMT', unknown(UnknownReason.UNREADABLE)),
    (200, b'{"reference": "\xff"}', unknown(UnknownReason.UNREADABLE)),
    (200, b"[" * 100_000, unknown(UnknownReason.UNREADABLE)),
    (200, [{"reference": "IMT-1"}], unknown(UnknownReason.UNREADABLE)),
    (200, b"ok", unknown(UnknownReason.UNREADABLE)),
    (400, {}, unknown(UnknownReason.UNREADABLE)),
    (404, b"not found", unknown(UnknownReason.UNREADABLE)),
    (500, {"reference": "IMT-1"}, unknown(UnknownReason.SERVER_ERROR)),
    (502, b"<html>Bad gateway", unknown(UnknownReason.SERVER_ERROR)),
    (503, {"detail": "down"}, unknown(UnknownReason.SERVER_ERROR)),
    (409, {"detail": "in progress"}, unknown(UnknownReason.STILL_WORKING)),
    (422, {"code": "key_reused", "detail": "x"}, unknown(UnknownReason.OF_ANOTHER)),
    (401, b"", NotSent(NotSentReason.CREDENTIAL_REFUSED)),
    (403, {"detail": "no"}, NotSent(NotSentReason.CREDENTIAL_REFUSED)),
    (429, b"slow down", NotSent(NotSentReason.BUSY)),
]


@pytest.mark.parametrize(("status", "body", "meaning"), ANSWERS)
def test_each_answer_means_what_it_proves(status: int, body: object, meaning: Sent) -> None:
    assert submitted(status, body) == meaning


def test_503_with_the_time_to_come_again_has_taken_nothing() -> None:
    busy = submitted(503, {"detail": "maintenance"}, retry_after_s=30)
    assert busy == NotSent(NotSentReason.BUSY, retry_after_s=30)


def test_a_live_desk_does_not_take_the_practice_towns_yes() -> None:
    practice = submitted(201, {"reference": "P-IMT-1"}, practice=True)
    assert practice == unknown(UnknownReason.PRACTICE_ANSWER)


def test_only_a_record_under_our_key_is_ours() -> None:
    records = [{"key": "key-2", "reference": "IMT-2"}, {"key": KEY, "reference": "IMT-1"}]
    assert found(200, {"requests": records}) == Accepted("IMT-1")
    assert found(200, {"requests": records[:1]}) == NotFound()
    assert found(200, {"requests": []}) == NotFound()


def test_a_refused_record_is_a_refusal() -> None:
    record = {"key": KEY, "status": "refused", "detail": "não", "code": "x"}
    assert found(200, {"requests": [record]}) == Refused("não", "x")


@pytest.mark.parametrize("content", [{}, {"requests": {}}, [], "x", {"requests": None}])
def test_a_list_that_is_none_does_not_say_not_found(content: object) -> None:
    assert found(200, content) == unknown(UnknownReason.UNREADABLE)


@pytest.mark.parametrize("status", [400, 404])
def test_a_failed_question_does_not_say_not_found(status: int) -> None:
    assert found(status, {"requests": []}) == unknown(UnknownReason.UNREADABLE)


WORDS = st.sampled_from(["reference", "requests", "key", "status", "errors", "detail", "code"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.text(), inner),
    max_leaves=8,
)


@given(st.integers(200, 599), st.one_of(st.binary(), JSON.map(lambda x: json.dumps(x).encode())))
def test_no_answer_whatever_it_holds_raises_or_invents_a_reference(
    status: int, body: bytes
) -> None:
    sent, asked = submitted(status, body), found(status, body)
    for each in (sent, asked):
        if isinstance(each, Accepted):
            assert 200 <= status < 300
            assert each.reference.isprintable()
            assert 0 < len(each.reference) <= 100
