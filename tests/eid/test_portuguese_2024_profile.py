"""The Portuguese card of 2024: read by contact, and by radio once its number opens it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.access_key import AccessKey, CardAccessNumber
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState, Check, PersonalNumber, VerificationOutcome
from citizenspot.eid.card_profile import CardContent, Reading, choose_profile
from citizenspot.eid.genuineness import verified
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.profiles.portuguese_2024 import Portuguese2024Profile, read_holder
from citizenspot.eid.readers import ReaderError
from tests.eid.benches import TODAY
from training.cards.emulated_card import emulate
from training.cards.portuguese_2024_chip import identity_file
from training.cards.practice_trust import practice_trust
from training.cards.specimen import find_specimen

NUMBER = CardAccessNumber("246810")


def read(name: str, key: AccessKey | None = None) -> CardContent:
    card = emulate(find_specimen(name), TODAY)
    channel = CardChannel(card.answer)
    profile = choose_profile(card.atr, channel, KNOWN_CARDS)
    assert isinstance(profile, Portuguese2024Profile)
    return profile.read(channel, Reading(key=key, today=lambda: TODAY))


@pytest.mark.parametrize(("name", "key"), [("rui", None), ("radio-rui", NUMBER)])
def test_the_holder_is_read_whole_by_contact_and_by_radio(name: str, key: AccessKey | None) -> None:
    content = read(name, key)
    holder = content.holder
    assert (holder.family_name, holder.given_names) == ("Amostra", "Rui Manuel")
    assert holder.birth_date == date(1981, 9, 9)
    assert (holder.number, holder.number_kind) == ("99000003", "pt.nic")
    assert (holder.card_family, holder.document_number) == ("pt.cc2", "990000037ZZ6")
    assert PersonalNumber("pt.nif", "400000016") in holder.other_numbers
    assert content.photo.startswith(b"\x00\x00\x00\x0cjP")
    verification = verified(content, practice_trust())
    assert verification.outcome is VerificationOutcome.VERIFIED, verification
    assert (Check.CHIP in verification.checked) is (name == "radio-rui")


def test_by_radio_it_opens_with_its_own_number_only() -> None:
    for key, state in (
        (None, CardState.KEY_NEEDED),
        (CardAccessNumber("246811"), CardState.KEY_WRONG),
    ):
        with pytest.raises(ReaderError) as refused:
            read("radio-rui", key)
        assert refused.value.state is state


def test_a_forged_name_is_found() -> None:
    verification = verified(read("rui-forged"), practice_trust())
    assert verification.failed == (Check.IDENTITY_HASH,)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_profile(file: bytes) -> None:
    for candidate in (file, b"\x6d\x82" + len(file).to_bytes(2, "big") + file):
        try:
            read_holder(candidate)
        except CardDataError as error:
            assert str(error)  # noqa: PT017 - either outcome is right


def test_the_fields_may_stand_in_a_sequence() -> None:
    rui = find_specimen("rui")
    assert rui.person is not None
    assert rui.document is not None
    file = identity_file(rui.person, rui.document, TODAY)
    body = file[file.index(b"\xc0") :]
    inside = b"\x30\x82" + len(body).to_bytes(2, "big") + body
    wrapped = b"\x6d\x82" + len(inside).to_bytes(2, "big") + inside
    assert read_holder(wrapped) == read_holder(file)
