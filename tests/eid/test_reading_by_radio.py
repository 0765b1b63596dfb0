"""A card that opens with what is printed on it, from the reader's worker to the desk's words."""

from datetime import date

import pytest

from citizenspot.eid.access_key import CardAccessNumber, MrzKey
from citizenspot.eid.card_events import CardPhotoRead, CardRead, CardState, CardTextRead
from citizenspot.eid.printed_on_card import key_printed_as
from tests.eid.benches import Bench
from tests.eid.cards import specimen_card
from tests.eid.listener import listened
from tests.eid.test_mrz import PASSPORT

TODAY = date(2026, 11, 27)


def test_a_card_waits_for_its_number_and_is_read_when_it_is_given(bench: Bench) -> None:
    with listened(bench.readers) as (worker, heard):
        worker.read()
        bench.insert(specimen_card("ana"))
        heard.wait_for_failure(CardState.KEY_NEEDED)
        heard.wait_for_state(CardState.KEY_NEEDED)
        worker.read(CardAccessNumber("318043"))
        heard.wait_for_failure(CardState.KEY_WRONG)
        worker.read(CardAccessNumber("318042"))
        card = heard.wait_for_card()
        assert card.holder.given_names == "Ana Lúcia"
    kinds = [type(each) for each in heard.events]
    assert kinds.index(CardTextRead) < kinds.index(CardRead)


def test_the_photograph_follows_as_an_image_made_anew(bench: Bench) -> None:
    with listened(bench.readers) as (worker, heard):
        worker.read()
        bench.insert(specimen_card("eva"))
        photo = heard.wait_for(CardPhotoRead)
    assert isinstance(photo, CardPhotoRead)
    assert photo.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("318042", CardAccessNumber("318042")),
        (" 318 042 ", CardAccessNumber("318042")),
        (PASSPORT, MrzKey("L898902C3", date(1974, 8, 12), date(2012, 4, 15))),
        ("31804", None),
        ("٣١٨٠٤٢", None),
        ("https://example.org/", None),
        ("", None),
    ],
)
def test_six_digits_or_a_whole_mrz_are_a_key(text: str, key: object) -> None:
    assert key_printed_as(text, TODAY) == key
