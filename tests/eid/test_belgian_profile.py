"""The Belgian card: what is read from it, and what its signatures say."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import (
    CardAddress,
    CardHolder,
    Check,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.card_profile import CardContent
from citizenspot.eid.finding import HELD, FindingOutcome
from citizenspot.eid.genuineness import verified
from citizenspot.eid.photo.decoding import PhotoDecoder
from citizenspot.eid.profiles.belgian import (
    ADDRESS,
    ADDRESS_SIGNATURE,
    IDENTITY,
    IDENTITY_SIGNATURE,
    PHOTO,
    REGISTER_CERTIFICATE,
    BelgianFiles,
    BelgianProfile,
    check_photo,
    check_signatures,
    read_holder,
    signer_of,
)
from citizenspot.eid.trust.authorities import Installed
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords
from tests.eid.benches import TODAY
from tests.eid.cards import read_chip, without_trust
from training.cards.belgian_chip import APPLICATION, address_file, belgian_chip, identity_file
from training.cards.file_chip import FileChip
from training.cards.portrait import portrait
from training.cards.practice_signers import PracticeSigner, make_signer
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Specimen, find_specimen

BOTH = (Check.IDENTITY_SIGNATURE, Check.ADDRESS_SIGNATURE)
ALL = (*BOTH, Check.PHOTO_HASH, Check.CHIP)
NO_AUTHORITY = "no authority is installed for be.eid"
BEYOND = (Check.CERTIFICATE_CHAIN, Check.REVOCATION)


def read(chip: FileChip) -> CardContent:
    return read_chip(BelgianProfile(), chip)


@pytest.fixture
def eva() -> Specimen:
    return find_specimen("eva")


def test_the_holder_is_read_whole(eva: Specimen) -> None:
    holder = read(belgian_chip(eva, TODAY)).holder
    assert (holder.family_name, holder.given_names) == ("Specimen", "Eva Voorbeeld")
    assert holder.birth_date == date(1985, 7, 30)
    assert (holder.number, holder.number_kind) == ("85073099833", "be.rrn")
    assert (holder.nationality, holder.sex) == ("BEL", "F")
    assert (holder.card_family, holder.document_number) == ("be.eid", "000000000101")
    assert (holder.valid_from, holder.valid_until) == (date(2020, 3, 6), date(2030, 3, 6))
    assert holder.address == CardAddress("Modelstraat 1 bus 2", "9999", "Voorbeeldstad")


def test_good_signatures_are_said_to_be_checked_and_the_chain_not_to_be(eva: Specimen) -> None:
    verification = without_trust(read(belgian_chip(eva, TODAY)))
    assert verification == Verification(checked=ALL, unchecked=BEYOND, reason=NO_AUTHORITY)
    assert verification.outcome is VerificationOutcome.NOT_CHECKED


def test_a_card_of_applet_1_7_is_signed_with_rsa(eva: Specimen) -> None:
    key = rsa.generate_private_key(65537, 2048)
    register = make_signer("Practice register", key, hashes.SHA256())
    verification = without_trust(read(belgian_chip(eva, TODAY, register)))
    assert verification.checked == ALL


@pytest.mark.parametrize(
    ("forged", "failed", "held"),
    [
        ("identity", Check.IDENTITY_SIGNATURE, Check.ADDRESS_SIGNATURE),
        ("address", Check.ADDRESS_SIGNATURE, Check.IDENTITY_SIGNATURE),
        ("photo", Check.PHOTO_HASH, Check.IDENTITY_SIGNATURE),
        ("chip", Check.CHIP, Check.IDENTITY_SIGNATURE),
    ],
)
def test_forged_text_is_found_and_named(
    eva: Specimen, forged: str, failed: Check, held: Check
) -> None:
    behaviour = replace(eva.behaviour, forged=forged)
    verification = without_trust(read(belgian_chip(replace(eva, behaviour=behaviour), TODAY)))
    assert verification.outcome is VerificationOutcome.FAILED
    assert verification.failed == (failed,)
    assert held in verification.checked


def test_the_identity_of_one_card_with_the_address_of_another_is_found(eva: Specimen) -> None:
    register = a_register()
    assert eva.person is not None
    other = replace(eva, person=replace(eva.person, family_name="Other"))
    first, second = (belgian_chip(each, TODAY, register) for each in (eva, other))
    mixed = replace(
        files_of(first),
        address=files_of(second).address,
        address_signature=files_of(second).address_signature,
    )
    assert verify(mixed).failed == (Check.ADDRESS_SIGNATURE,)


def verify(files: BelgianFiles) -> Verification:
    content = CardContent(GOOD_HOLDER, check_signatures(files), signer_of(files))
    return without_trust(content)


def a_register() -> PracticeSigner:
    return make_signer(
        "Practice register", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()
    )


def files_of(chip: FileChip) -> BelgianFiles:
    """Return what the profile reads from a chip, byte for byte."""
    channel = CardChannel(chip.answer)
    contents = []
    for path in (IDENTITY, ADDRESS, IDENTITY_SIGNATURE, ADDRESS_SIGNATURE, REGISTER_CERTIFICATE):
        channel.select_file(path)
        contents.append(channel.read_bytes(4096))
    return BelgianFiles(*contents)


def test_a_genuine_card_is_verified_to_the_end(eva: Specimen) -> None:
    verification = verified(read(belgian_chip(eva, TODAY)), practice_trust())
    assert verification.outcome is VerificationOutcome.VERIFIED, verification


def test_the_photograph_is_handed_over_as_it_stands_on_the_card(eva: Specimen) -> None:
    assert read(belgian_chip(eva, TODAY)).photo == portrait("JPEG")


@pytest.mark.parametrize("length", [20, 32, 48, 64])
def test_the_length_of_the_photographs_hash_says_which_hash_it_is(length: int) -> None:
    name = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}[length]
    photo = b"\xff\xd8 a photograph"
    identity = bytes([0x11, length]) + hashlib.new(name, photo).digest()
    files = BelgianFiles(identity, photo=photo + bytes(40))
    assert check_photo(files)[Check.PHOTO_HASH] == HELD
    changed = replace(files, photo=photo + b".")
    assert check_photo(changed)[Check.PHOTO_HASH].outcome is FindingOutcome.FAILED


def test_a_card_of_applet_1_7_has_no_key_to_prove_its_chip_with(eva: Specimen) -> None:
    assert eva.person is not None
    assert eva.document is not None
    identity = identity_file(eva.person, eva.document, TODAY)
    old = identity[: identity.rindex(b"\x1a\x30")]
    content = read(FileChip(frozenset({APPLICATION}), {IDENTITY: old}))
    assert Check.CHIP not in content.findings


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("identity_signature", "no signature"),
        ("register_certificate", "register's certificate: no certificate"),
    ],
)
@pytest.mark.parametrize("absent", [b"", bytes(2500)], ids=["no file", "a file of zeros"])
def test_without_a_signature_or_a_certificate_nothing_is_claimed(
    eva: Specimen, missing: str, reason: str, absent: bytes
) -> None:
    files = replace(files_of(belgian_chip(eva, TODAY)), **{missing: absent})
    verification = verify(files)
    assert Check.IDENTITY_SIGNATURE in verification.unchecked
    assert verification.outcome is not VerificationOutcome.VERIFIED
    assert reason in verification.reason


def test_something_that_is_no_certificate_leaves_all_unchecked(eva: Specimen) -> None:
    files = replace(files_of(belgian_chip(eva, TODAY)), register_certificate=b"\x30\x03abc")
    assert verify(files).unchecked == (*BOTH, *BEYOND)
    assert "register's certificate: not a certificate" in verify(files).reason


def test_a_card_without_an_address_is_still_read(eva: Specimen) -> None:
    assert eva.person is not None
    assert eva.document is not None
    files = {IDENTITY: identity_file(eva.person, eva.document, TODAY)}
    assert read(FileChip(frozenset({APPLICATION}), files)).holder.address is None


@pytest.mark.parametrize(
    ("nationality", "said"), [("Belg", "BEL"), ("Belgier(in)", "BEL"), ("Frans", "Frans")]
)
def test_a_belgian_has_the_code_and_anyone_else_the_cards_word(
    eva: Specimen, nationality: str, said: str
) -> None:
    assert read_changed(eva, b"\x0a\x04Belg", tag(0x0A, nationality)).nationality == said


@pytest.mark.parametrize(
    ("letter", "sex"), [("M", "M"), ("F", "F"), ("V", "F"), ("W", "F"), ("?", "")]
)
def test_the_letters_for_the_sexes_of_three_languages_are_known(
    eva: Specimen, letter: str, sex: str
) -> None:
    assert read_changed(eva, tag(0x0D, "V"), tag(0x0D, letter)).sex == sex


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (b"\x07\x08Specimen", b"\x07\x00", "family name: empty"),
        (b"\x06\x0b85073099833", b"\x06\x0b8507309983x", "national number: not digits"),
        (b"\x0c\x0b30 JUL 1985", b"\x0c\x041985", "birth date: not a day"),
    ],
)
def test_a_card_without_what_a_case_needs_is_refused(
    eva: Specimen, before: bytes, after: bytes, sentence: str
) -> None:
    with pytest.raises(CardDataError, match=sentence):
        read_changed(eva, before, after)


def read_changed(specimen: Specimen, before: bytes, after: bytes) -> CardHolder:
    """Return the holder of a card on which some bytes of the identity stand instead of others."""
    assert specimen.person is not None
    assert specimen.document is not None
    identity = identity_file(specimen.person, specimen.document, TODAY)
    assert before in identity
    return read_holder(BelgianFiles(identity.replace(before, after), b"", b"", b"", b""))


def tag(number: int, text: str) -> bytes:
    return bytes([number, len(text)]) + text.encode()


def test_alice_the_test_card_of_the_belgian_state_is_read_and_verified(
    shared_folder: Path,
) -> None:
    folder = shared_folder / "data" / "eid" / "belgium_alice"
    names = {
        IDENTITY: "Identity",
        IDENTITY_SIGNATURE: "IdentitySignature",
        ADDRESS: "Address",
        ADDRESS_SIGNATURE: "AddressSignature",
        REGISTER_CERTIFICATE: "RRNCertificate",
        PHOTO: "Photo",
    }
    files = {path: (folder / f"Alice_{name}.tlv").read_bytes() for path, name in names.items()}
    atr = (folder / "Alice_ATR.bin").read_bytes()
    content = read(FileChip(frozenset({APPLICATION}), files))
    assert any(each.fits(atr) for each in BelgianProfile.atrs)
    assert content.holder.family_name == "SPECIMEN"
    assert content.holder.given_names == "Alice Geldigekaart"
    assert content.holder.birth_date == date(1971, 1, 1)
    assert content.holder.is_expired_on(TODAY)
    assert content.holder.address == CardAddress("Meirplaats 1 bus 1", "2000", "Antwerpen")
    signed = (*BOTH, Check.PHOTO_HASH)
    verification = without_trust(content)
    assert verification == Verification(checked=signed, unchecked=BEYOND, reason=NO_AUTHORITY)
    with PhotoDecoder() as decoder:
        assert decoder.decode(content.photo) is not None
    assert content.signer is not None
    verdict = alices_trust(folder).check(content.signer)
    assert verdict.chain == HELD
    assert verdict.revocation.reason == "revocation: nothing at hand"


def alices_trust(folder: Path) -> InstalledTrust:
    """Return trust in the test root of the Belgian state, whose keys have 1024 bits."""
    root = (folder / "Alice_RootCertificate.tlv").read_bytes()

    class Root:
        def installed_for(self, family: str) -> Installed:
            return Installed((root,)) if family == "be.eid" else Installed()

    def nobody(_url: str, _request: bytes | None) -> bytes:
        raise OSError

    words = RevocationWords(KeptWords(None), nobody, lambda: 0.0)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return InstalledTrust(Root(), words, lambda: now, weakest_rsa_bits=1024)


@given(
    identity=st.binary(max_size=400),
    address=st.binary(max_size=200),
    signature=st.binary(max_size=140),
    certificate=st.binary(max_size=300),
)
def test_no_bytes_break_the_profile(
    identity: bytes, address: bytes, signature: bytes, certificate: bytes
) -> None:
    files = BelgianFiles(identity, address, signature, signature, certificate)
    assert verify(files).outcome is not VerificationOutcome.VERIFIED
    try:
        read_holder(files)
    except CardDataError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), which=st.integers(0, 4))
def test_a_single_changed_byte_is_refused_or_fails_or_leaves_the_holder_as_he_was(
    at: int, byte: int, which: int
) -> None:
    files = GOOD_FILES
    name = BelgianFiles.__struct_fields__[which]
    content = bytearray(getattr(files, name))
    content[at % len(content)] = byte
    changed = replace(files, **{name: bytes(content)})
    try:
        holder = read_holder(changed)
    except CardDataError:
        return
    if holder != read_holder(files):
        assert verify(changed).outcome is VerificationOutcome.FAILED


GOOD_FILES = files_of(belgian_chip(find_specimen("eva"), TODAY))
GOOD_HOLDER = read_holder(GOOD_FILES)


def test_the_address_file_of_the_fixture_is_filled_with_zeros_as_on_a_card(eva: Specimen) -> None:
    assert eva.person is not None
    assert address_file(eva.person).endswith(bytes(40))
