"""The Portuguese card: what is read from it, and what its security object says."""

from datetime import date

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citizenspot.eid.card_channel import CardChannel, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import (
    CardAddress,
    CardState,
    Check,
    PersonalNumber,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.card_profile import CardContent, Reading
from citizenspot.eid.genuineness import verified
from citizenspot.eid.profiles.portuguese import (
    CITIZEN,
    LAYOUT,
    SECURITY_OBJECT,
    TEXT_LENGTH,
    PortugueseProfile,
    identity_as_hashed,
    read_holder,
)
from citizenspot.eid.profiles.portuguese_address import read_address
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.security_check import check_parts
from tests.eid.benches import TODAY
from tests.eid.cards import read_chip, without_trust
from training.cards.file_chip import FileChip
from training.cards.portrait import portrait
from training.cards.portuguese_chip import ADDRESS, APPLICATION, portuguese_chip
from training.cards.practice_signers import make_signer
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Address, Specimen, find_specimen

BOTH = (Check.SECURITY_OBJECT_SIGNATURE, Check.IDENTITY_HASH)
WITH_PHOTO = (*BOTH, Check.PHOTO_HASH)
BEYOND = (Check.CERTIFICATE_CHAIN, Check.REVOCATION)


def read(chip: FileChip) -> CardContent:
    return read_chip(PortugueseProfile(), chip)


def verify(text: bytes, security_object: bytes) -> Verification:
    part = {Check.IDENTITY_HASH: {1: identity_as_hashed(text)}}
    findings, signer = check_parts(security_object, part, "pt.cc")
    return without_trust(CardContent(GOOD_HOLDER, findings, signer))


@pytest.fixture
def maria() -> Specimen:
    return find_specimen("maria")


def text_of(chip: FileChip) -> bytes:
    channel = CardChannel(chip.answer)
    channel.select_file(CITIZEN, wants_description=True)
    return channel.read_bytes(TEXT_LENGTH)


def test_the_holder_is_read_whole(maria: Specimen) -> None:
    holder = read(portuguese_chip(maria, TODAY)).holder
    assert holder.family_name == "Exemplo Espécime"
    assert holder.given_names == "Maria da Conceição"
    assert holder.birth_date == date(1959, 3, 14)
    assert (holder.number, holder.number_kind) == ("99000001", "pt.nic")
    assert (holder.card_family, holder.document_number) == ("pt.cc", "990000010ZZ5")
    assert (holder.nationality, holder.sex) == ("PRT", "F")
    assert (holder.valid_from, holder.valid_until) == (date(2020, 3, 6), date(2030, 3, 6))
    assert holder.other_numbers == (
        PersonalNumber("pt.nif", "400000008"),
        PersonalNumber("pt.niss", "19999990018"),
        PersonalNumber("pt.sns", "999000012"),
    )


def test_the_address_stays_behind_the_citizens_pin(maria: Specimen) -> None:
    chip = portuguese_chip(maria, TODAY)
    assert read(chip).holder.address is None
    channel = CardChannel(chip.answer)
    channel.select_file(ADDRESS, wants_description=True)
    with pytest.raises(CardRefusedError, match="6982"):
        channel.read_bytes(10)


def test_the_text_is_checked_against_the_security_object_and_the_chain_is_not(
    maria: Specimen,
) -> None:
    verification = without_trust(read(portuguese_chip(maria, TODAY)))
    assert (verification.checked, verification.unchecked) == (WITH_PHOTO, BEYOND)
    assert verification.reason == "no authority is installed for pt.cc"


def test_an_issuer_may_sign_with_rsa(maria: Specimen) -> None:
    issuer = make_signer("Issuer", rsa.generate_private_key(65537, 2048), hashes.SHA256())
    assert without_trust(read(portuguese_chip(maria, TODAY, issuer))).checked == WITH_PHOTO


def test_a_forged_name_does_not_fit_its_hash(maria: Specimen) -> None:
    forged = replace(maria, behaviour=replace(maria.behaviour, forged="identity"))
    content = read(portuguese_chip(forged, TODAY))
    assert content.holder.given_names == "Not The Holder"
    assert without_trust(content).failed == (Check.IDENTITY_HASH,)
    assert without_trust(content).outcome is VerificationOutcome.FAILED


@pytest.mark.parametrize("name", list(LAYOUT))
def test_every_field_is_covered_by_the_hash(maria: Specimen, name: str) -> None:
    chip = portuguese_chip(maria, TODAY)
    text = bytearray(text_of(chip))
    text[LAYOUT[name].start] ^= 0x01
    channel = CardChannel(chip.answer)
    channel.select_file(SECURITY_OBJECT, wants_description=True)
    security_object = channel.read_object(4000)
    assert verify(bytes(text), security_object).failed == (Check.IDENTITY_HASH,)


def test_without_a_security_object_the_card_is_read_and_nothing_is_claimed(
    maria: Specimen,
) -> None:
    text = text_of(portuguese_chip(maria, TODAY))
    content = read(FileChip(frozenset({APPLICATION}), {CITIZEN: text}))
    assert content.holder.given_names == "Maria da Conceição"
    assert without_trust(content).unchecked == (*BOTH, *BEYOND)
    assert without_trust(content).reason.startswith("security object: malformed")


def test_the_text_is_told_before_the_photograph_behind_it_is_read(maria: Specimen) -> None:
    chip = portuguese_chip(maria, TODAY)
    read_at: list[int] = []
    read_when_told: list[int] = []

    def card(command: bytes) -> bytes:
        if command[1] == 0xB0:
            read_at.append(command[2] << 8 | command[3])
        return chip.answer(command)

    channel = CardChannel(card)
    PortugueseProfile().select(channel)
    reading = Reading(text_read=lambda _holder: read_when_told.append(max(read_at)))
    content = PortugueseProfile().read(channel, reading)
    assert read_when_told[0] < TEXT_LENGTH
    assert content.photo == portrait("JPEG2000")


@pytest.mark.parametrize(
    ("forged", "failed"),
    [("photo", Check.PHOTO_HASH), ("digest", Check.SECURITY_OBJECT_SIGNATURE)],
)
def test_another_photograph_and_a_wrong_digest_are_found(
    maria: Specimen, forged: str, failed: Check
) -> None:
    changed = replace(maria, behaviour=replace(maria.behaviour, forged=forged))
    assert without_trust(read(portuguese_chip(changed, TODAY))).failed == (failed,)


def test_a_card_that_was_not_activated_says_so(maria: Specimen) -> None:
    assert maria.document is not None
    later = replace(maria.document, days_left=2500)
    untold = replace(maria.behaviour, activated=False)
    sleeping = replace(maria, behaviour=untold, document=later)
    with pytest.raises(ReaderError) as refused:
        read(portuguese_chip(sleeping, TODAY))
    assert refused.value.state is CardState.NOT_ACTIVATED


def test_a_card_of_the_days_in_which_none_said_so_is_read(maria: Specimen) -> None:
    assert maria.document is not None
    issued = (date(2020, 6, 1) - TODAY).days
    document = replace(maria.document, days_left=issued + 3652)
    untold = replace(maria.behaviour, activated=False)
    assert read(portuguese_chip(replace(maria, behaviour=untold, document=document), TODAY))


def test_a_genuine_card_is_verified_to_the_end(maria: Specimen) -> None:
    verification = verified(read(portuguese_chip(maria, TODAY)), practice_trust())
    assert verification.outcome is VerificationOutcome.VERIFIED, verification


def test_where_the_pin_was_given_the_address_is_read_and_checked(maria: Specimen) -> None:
    assert maria.person is not None
    where = Address("Rua do Exemplo", "9000-001", "Exemplópolis")
    person = replace(maria.person, address=where)
    chip = portuguese_chip(replace(maria, person=person), TODAY)
    chip._protected = frozenset()
    content = read(chip)
    assert content.holder.address == CardAddress("Rua do Exemplo", "9000-001", "Exemplópolis")
    assert Check.ADDRESS_HASH in without_trust(content).checked
    other = bytearray(chip._content(ADDRESS))
    other[452] ^= 1
    chip._files[ADDRESS] = bytes(other)
    assert without_trust(read(chip)).failed == (Check.ADDRESS_HASH,)


def test_an_address_abroad_is_read() -> None:
    file = bytearray(1146)
    for at, text in ((0, "I"), (6, "FR"), (106, "1 rue Exemple"), (406, "Ville"), (706, "99999")):
        file[at : at + len(text)] = text.encode()
    assert read_address(bytes(file)) == CardAddress("1 rue Exemple", "99999", "Ville")


@given(st.binary(max_size=1146))
def test_no_bytes_break_the_address(file: bytes) -> None:
    try:
        read_address(file)
    except CardDataError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    ("field", "content", "sentence"),
    [
        ("family name", b"", "family name: empty"),
        ("civil number", b"", "civil number: empty"),
        ("civil number", b"12<345", "civil number: not a number"),
        ("birth date", b"14 XX 1959", "birth date: not a day"),
        ("given names", b"\xff", "given names: not UTF-8"),
    ],
)
def test_a_card_without_what_a_case_needs_is_refused(
    maria: Specimen, field: str, content: bytes, sentence: str
) -> None:
    start, length = LAYOUT[field]
    text = bytearray(text_of(portuguese_chip(maria, TODAY)))
    text[start : start + length] = content.ljust(length, b"\0")
    with pytest.raises(CardDataError, match=sentence):
        read_holder(bytes(text))


def test_a_file_that_is_too_short_is_refused(maria: Specimen) -> None:
    with pytest.raises(CardDataError, match="citizen file: too short"):
        read_holder(text_of(portuguese_chip(maria, TODAY))[:-1])


@given(
    text=st.binary(min_size=TEXT_LENGTH, max_size=TEXT_LENGTH)
    | st.text(min_size=TEXT_LENGTH // 4, max_size=TEXT_LENGTH // 4).map(
        lambda text: text.encode().ljust(TEXT_LENGTH, b"\0")
    ),
    security_object=st.binary(max_size=400),
)
def test_no_bytes_break_the_profile(text: bytes, security_object: bytes) -> None:
    assert verify(text, security_object).outcome is not VerificationOutcome.VERIFIED
    try:
        read_holder(text)
    except CardDataError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


GOOD_HOLDER = read_holder(text_of(portuguese_chip(find_specimen("maria"), TODAY)))
