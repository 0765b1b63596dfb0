"""What an eID service sends of a German card, whatever it sends."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.ausweisapp.eid_service import WebEidService
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError
from citizenspot.eid.ausweisapp.personal_data import read_personal_data
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardAddress

ERIKA = {
    "FamilyNames": "Beispiel",
    "GivenNames": "Erika",
    "DateOfBirth": "1964-08-12+02:00",
    "Nationality": "D",
    "DateOfExpiry": "2029-10-31",
    "PlaceOfBirth": {"FreetextPlace": "Beispielstadt"},
    "PlaceOfResidence": {
        "StructuredPlace": {"Street": "Musterweg 17", "ZipCode": "99999", "City": "Beispielstadt"}
    },
    "RestrictedID": {"ID": "C0FFEE"},
}
TOKEN = "https://eid.example/token"  # noqa: S105 - an address


def answer(**changed: object) -> bytes:
    return msgspec.json.encode({"PersonalData": ERIKA | changed})


def test_a_whole_answer_names_a_person_with_address_and_a_number_for_this_service() -> None:
    holder = read_personal_data(answer())
    assert (holder.family_name, holder.given_names) == ("Beispiel", "Erika")
    assert (holder.birth_date, holder.valid_until) == (date(1964, 8, 12), date(2029, 10, 31))
    assert (holder.number_kind, holder.number) == ("de.pseudonym", "C0FFEE")
    assert holder.address == CardAddress("Musterweg 17", "99999", "Beispielstadt")
    assert (holder.nationality, holder.card_family) == ("D", "de.eid")


def test_what_was_not_asked_for_is_not_there_and_nothing_is_made_up() -> None:
    said = msgspec.json.encode({"PersonalData": {"FamilyNames": "Beispiel", "GivenNames": "Erika"}})
    holder = read_personal_data(said)
    assert (holder.birth_date, holder.number, holder.address) == (None, "", None)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"[]",
        b'{"PersonalData": null}',
        answer(FamilyNames=""),
        answer(FamilyNames="a\x07b"),
        answer(FamilyNames="x" * 600),
        answer(DateOfBirth="1964-08"),
        answer(DateOfBirth=19640812),
        b'{"PersonalData": {"FamilyNames": "\\ud800", "GivenNames": ""}}',
        b"[" * 100_000,
    ],
)
def test_an_answer_of_another_form_is_refused_and_quoted_nowhere(said: bytes) -> None:
    with pytest.raises(CardDataError) as refused:
        read_personal_data(said)
    assert refused.value.__cause__ is None
    assert "1964" not in str(refused.value)


@given(
    st.binary(max_size=200) | st.recursive(st.text() | st.none(), st.lists).map(msgspec.json.encode)
)
def test_no_bytes_break_it(said: bytes) -> None:
    with pytest.raises(CardDataError):
        read_personal_data(said)


def test_the_service_is_asked_where_it_says_it_goes_on() -> None:
    asked: list[str] = []

    def ask(url: str) -> bytes:
        asked.append(url)
        return answer()

    service = WebEidService(TOKEN, ask)
    assert service.data_at("https://eid.example/data?refID=1").family_name == "Beispiel"
    assert asked == ["https://eid.example/data?refID=1"]


@pytest.mark.parametrize(
    "url",
    ["http://eid.example/data", "https://else.example/data", "https://eid.example:8443/data",
     "https://eid.example.else/", "https://eid.example@else.example/", "", "https://[", "file:///etc/passwd"],
)  # fmt: skip
def test_nobody_else_is_asked_whoever_named_them(url: str) -> None:
    def ask(_url: str) -> bytes:
        raise AssertionError("it was asked")

    with pytest.raises(HandoverError) as refused:
        WebEidService(TOKEN, ask).data_at(url)
    assert refused.value.ending is Ending.NO_DATA


def test_a_service_that_does_not_answer_or_answers_nonsense_gives_nobody() -> None:
    def silent(_url: str) -> bytes:
        raise OSError("nothing came")

    for ask in (silent, lambda _url: b"<html>"):
        with pytest.raises(HandoverError) as refused:
            WebEidService(TOKEN, ask).data_at("https://eid.example/data")
        assert refused.value.ending is Ending.NO_DATA
