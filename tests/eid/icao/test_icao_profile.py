"""The passport and the residence card: how they open, what is read, and what is found out."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citizenspot.eid.access_key import AccessKey, CardAccessNumber, MrzKey
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import (
    CardAddress,
    CardHolder,
    CardState,
    Check,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.card_profile import CardContent, Reading
from citizenspot.eid.finding import FindingOutcome
from citizenspot.eid.genuineness import verified
from citizenspot.eid.profiles.icao import IcaoProfile, PassportFiles, parts_of, read_holder
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.security_check import check_parts
from tests.eid.benches import TODAY
from training.cards.passport_chip import data_groups, passport_chip
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Specimen, find_specimen

ANAS_NUMBER = CardAccessNumber("318042")


def mrz_key(specimen: Specimen) -> MrzKey:
    assert specimen.person is not None
    assert specimen.document is not None
    until = specimen.document.valid_until(TODAY)
    return MrzKey(specimen.document.number, specimen.person.born(TODAY), until)


def read(name: str, key: AccessKey | None, told: list[CardHolder] | None = None) -> CardContent:
    channel = CardChannel(passport_chip(find_specimen(name), TODAY).answer)
    assert IcaoProfile().select(channel)
    hears = told.append if told is not None else (lambda _holder: None)
    return IcaoProfile().read(channel, Reading(hears, key, lambda: TODAY))


def outcome(content: CardContent) -> Verification:
    return verified(content, practice_trust())


def test_a_residence_card_opens_by_its_access_number_and_is_read_whole() -> None:
    content = read("ana", ANAS_NUMBER)
    holder = content.holder
    assert (holder.family_name, holder.given_names) == ("Exemplo Utopia", "Ana Lúcia")
    assert holder.birth_date == date(1992, 5, 21)
    assert (holder.document_number, holder.nationality, holder.sex) == ("UT0012345", "UTO", "F")
    assert holder.valid_until == date(2029, 5, 10)
    assert holder.address == CardAddress("Rua do Exemplo 7", "", "9000-001 Exemplópolis")
    assert content.photo.startswith(b"\x00\x00\x00\x0cjP")


def test_the_same_card_opens_by_its_mrz() -> None:
    assert read("ana", mrz_key(find_specimen("ana"))).holder.given_names == "Ana Lúcia"


def test_an_older_passport_opens_by_basic_access_control() -> None:
    holder = read("omar", mrz_key(find_specimen("omar"))).holder
    assert (holder.family_name, holder.given_names) == ("SPECIMEN", "OMAR")
    assert holder.birth_date == date(1975, 11, 2)


def test_a_genuine_card_is_verified_to_the_end() -> None:
    for name, key in (("ana", ANAS_NUMBER), ("omar", mrz_key(find_specimen("omar")))):
        verification = outcome(read(name, key))
        assert verification.outcome is VerificationOutcome.VERIFIED, verification
        assert Check.CHIP in verification.checked
        assert Check.PHOTO_HASH in verification.checked
        assert verification.revocation_as_of is not None


@pytest.mark.parametrize("name", ["nadia", "yusuf"])
def test_a_photograph_that_plain_reading_does_not_reach_is_read_whole(name: str) -> None:
    specimen = find_specimen(name)
    assert specimen.document is not None
    specimen = replace(specimen, document=replace(specimen.document, photo_filler=40_000))
    sent: list[int] = []
    chip = passport_chip(specimen, TODAY)

    def card(command: bytes) -> bytes:
        sent.append(command[1])
        return chip.answer(command)

    channel = CardChannel(card)
    assert IcaoProfile().select(channel)
    reading = Reading(key=mrz_key(specimen), today=lambda: TODAY)
    content = IcaoProfile().read(channel, reading)
    assert len(content.photo) > 40_000
    assert 0xB1 in sent
    assert outcome(content).outcome is VerificationOutcome.VERIFIED, outcome(content)


def test_the_text_is_told_before_the_photograph_is_read() -> None:
    told: list[CardHolder] = []
    commands_before: list[int] = []
    chip = passport_chip(find_specimen("ana"), TODAY)
    sent: list[bytes] = []

    def card(command: bytes) -> bytes:
        sent.append(command)
        return chip.answer(command)

    def hear(holder: CardHolder) -> None:
        told.append(holder)
        commands_before.append(len(sent))

    channel = CardChannel(card)
    IcaoProfile().select(channel)
    content = IcaoProfile().read(channel, Reading(hear, ANAS_NUMBER, lambda: TODAY))
    assert told == [content.holder]
    assert commands_before[0] < len(sent) / 2


@pytest.mark.parametrize("name", ["ana", "omar"])
def test_without_what_is_printed_on_it_no_card_opens(name: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read(name, None)
    assert refused.value.state is CardState.KEY_NEEDED


def test_an_access_number_does_not_open_a_passport_that_has_only_basic_access_control() -> None:
    with pytest.raises(ReaderError) as refused:
        read("omar", ANAS_NUMBER)
    assert refused.value.state is CardState.KEY_NEEDED


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ana", CardAccessNumber("318043")),
        ("ana", MrzKey("UT0012345", date(1992, 5, 22), date(2029, 5, 10))),
        ("omar", MrzKey("UT7654321", date(1975, 11, 2), date(2029, 5, 10))),
    ],
)
def test_what_is_printed_on_another_card_is_said_to_be_wrong(name: str, key: AccessKey) -> None:
    with pytest.raises(ReaderError) as refused:
        read(name, key)
    assert refused.value.state is CardState.KEY_WRONG


@pytest.mark.parametrize(
    ("name", "failed"),
    [
        ("ana-forged", Check.IDENTITY_HASH),
        ("ana-wrong-digest", Check.SECURITY_OBJECT_SIGNATURE),
        ("ana-copied", Check.CHIP),
        ("ana-other-photo", Check.PHOTO_HASH),
    ],
)
def test_every_forgery_is_found_and_named(name: str, failed: Check) -> None:
    verification = outcome(read(name, ANAS_NUMBER))
    assert verification.failed == (failed,)
    assert verification.outcome is VerificationOutcome.FAILED


def test_an_authority_of_another_state_does_not_vouch_for_a_passport() -> None:
    content = read("ana", ANAS_NUMBER)
    assert content.signer is not None
    elsewhere = replace(content, signer=replace(content.signer, country="pt"))
    assert Check.CERTIFICATE_CHAIN in outcome(elsewhere).unchecked


def test_an_expired_passport_is_read_and_says_so() -> None:
    holder = read("omar-expired", mrz_key(find_specimen("omar-expired"))).holder
    assert holder.is_expired_on(TODAY)


def files_of(name: str) -> PassportFiles:
    specimen = find_specimen(name)
    assert specimen.person is not None
    assert specimen.document is not None
    groups = data_groups(specimen.person, specimen.document, TODAY)
    return PassportFiles(
        groups[1], groups.get(11, b""), face=groups[2], chip_key=groups.get(15, b"")
    )


GOOD = files_of("ana")


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), which=st.integers(0, 1))
def test_a_changed_byte_is_refused_or_leaves_a_holder_that_is_not_signed(
    at: int, byte: int, which: int
) -> None:
    name = ("mrz", "person")[which]
    content = bytearray(getattr(GOOD, name))
    content[at % len(content)] = byte
    changed = replace(GOOD, **{name: bytes(content)})
    try:
        holder = read_holder(changed, TODAY)
    except CardDataError:
        return
    if holder == read_holder(GOOD, TODAY):
        return
    security_object = SECURITY_OBJECT
    findings, _ = check_parts(security_object, parts_of(changed), "icao")
    assert FindingOutcome.FAILED in {each.outcome for each in findings.values()}


def security_object_of(name: str) -> bytes:
    chip = passport_chip(find_specimen(name), TODAY)
    files = next(iter(chip._applications.values()))
    return files[bytes.fromhex("011D")]


SECURITY_OBJECT = security_object_of("ana")


@given(mrz=st.binary(max_size=200), person=st.binary(max_size=200))
def test_no_bytes_break_the_profile(mrz: bytes, person: bytes) -> None:
    try:
        read_holder(PassportFiles(mrz, person), datetime(2026, 1, 1, tzinfo=UTC).date())
    except CardDataError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
