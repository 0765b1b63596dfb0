"""The town's JSON interface: once-only keys, references, refusals in words."""

from typing import Any

import pytest

from tests.training.town.visitors import a_town, asked, content, post, renewal_body
from training.town.town import Town


@pytest.fixture
def town() -> Town:
    return a_town()


def said(reply: object) -> Any:  # noqa: ANN401 - what JSON holds
    return content(reply)  # type: ignore[arg-type]


def test_a_case_gets_a_reference_of_the_providers_practice_series(town: Town) -> None:
    reply = town.answer(post())
    assert reply.status == 201
    assert said(reply) == {
        "key": "key-1",
        "status": "accepted",
        "reference": "P-IMT-2026-000001",
        "expected": "2026-12-03",
        "practice": True,
    }


def test_every_answer_is_marked_as_practice(town: Town) -> None:
    for request in (post(), post(key=""), asked("key-1"), post(provider="pt.nobody")):
        assert town.answer(request).headers["X-Practice"] == "town"


def test_the_same_key_with_the_same_body_gets_the_same_answer(town: Town) -> None:
    assert town.answer(post()) == town.answer(post())
    assert said(town.answer(post("key-2")))["reference"] == "P-IMT-2026-000002"


def test_the_same_key_with_another_body_is_refused(town: Town) -> None:
    town.answer(post())
    other = town.answer(post(body=renewal_body(case="case-2")))
    assert (other.status, said(other)["code"]) == (422, "key_reused")


def test_without_a_key_nothing_is_taken(town: Town) -> None:
    reply = town.answer(post(key=""))
    assert (reply.status, said(reply)["code"]) == (400, "key_missing")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "Falta um campo: 'licence_number'"),
        ({"licence_number": "x"}, "O campo «licence_number» não está bem escrito."),
        ({"licence_number": 5}, "O campo «licence_number» não tem o tipo certo."),
        ({"licence_number": "L-000001", "x": 1}, "Há campos a mais."),
    ],
)
def test_what_the_definition_does_not_allow_is_refused_in_words(
    town: Town, data: dict[str, object], reason: str
) -> None:
    reply = town.answer(post(body=renewal_body(data=data)))
    assert reply.status == 422
    assert [each["detail"] for each in said(reply)["errors"]] == [reason]


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"practice": False}, "not_practice"), ({"service": "pt.imt.other"}, "unknown_service")],
)
def test_what_is_not_for_this_town_is_refused(
    town: Town, changes: dict[str, object], code: str
) -> None:
    assert said(town.answer(post(body=renewal_body(**changes))))["code"] == code


def test_what_is_no_json_is_refused(town: Town) -> None:
    assert said(town.answer(post(body=b"<html>")))["code"] == "not_readable"


def test_what_was_taken_is_found_under_its_key(town: Town) -> None:
    taken = said(town.answer(post()))
    assert said(town.answer(asked("key-1")))["requests"] == [taken]
    assert said(town.answer(asked("key-2")))["requests"] == []


def test_what_was_refused_is_found_as_refused(town: Town) -> None:
    town.answer(post(body=renewal_body(data={})))
    assert said(town.answer(asked("key-1")))["requests"][0]["status"] == "refused"


@pytest.mark.parametrize("provider", ["pt.nobody", ""])
def test_an_unknown_provider_is_not_found(town: Town, provider: str) -> None:
    assert town.answer(post(provider=provider)).status == 404
