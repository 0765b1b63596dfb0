"""The security object: a signature holds only when everything between it and the data holds."""

import hashlib

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.security_object import read_security_object
from training.cards.practice_signers import PracticeSigner, make_signer
from training.cards.signed_hashes import signed_hashes

CONTENT = b"what the hash is of"
LISTED = {1: hashlib.sha256(CONTENT).digest(), 2: bytes(32)}


def curve_signer() -> PracticeSigner:
    return make_signer("Issuer", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())


def rsa_signer() -> PracticeSigner:
    return make_signer("Issuer", rsa.generate_private_key(65537, 2048), hashes.SHA384())


SIGNER = curve_signer()
GOOD = signed_hashes(LISTED, SIGNER)


@pytest.mark.parametrize("make", [curve_signer, rsa_signer])
def test_hashes_that_the_issuer_signed_are_signed(make: type) -> None:
    found = read_security_object(signed_hashes(LISTED, make()))
    assert found.is_signed
    assert found.hashes == LISTED


def test_zeros_behind_the_object_are_left_out() -> None:
    assert read_security_object(GOOD + bytes(2000)).is_signed


def test_a_content_fits_its_own_hash_and_no_other() -> None:
    found = read_security_object(GOOD)
    assert found.fits(1, CONTENT) is True
    assert found.fits(1, CONTENT + b".") is False
    assert found.fits(3, CONTENT) is None


def test_a_valid_signature_over_a_wrong_digest_signs_nothing() -> None:
    other = hashlib.sha256(b"another list of hashes").digest()
    assert not read_security_object(signed_hashes(LISTED, SIGNER, digest=other)).is_signed


def test_a_hash_that_was_changed_after_signing_is_found() -> None:
    changed = GOOD.replace(LISTED[1], hashlib.sha256(b"someone else").digest())
    assert changed != GOOD
    assert not read_security_object(changed).is_signed


def test_the_signature_of_another_key_is_found() -> None:
    other = make_signer("Issuer", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    swapped = PracticeSigner(other.key, SIGNER.certificate, SIGNER.hash_algorithm)
    assert not read_security_object(signed_hashes(LISTED, swapped)).is_signed


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "malformed"),
        (bytes(4000), "tag"),
        (b"\x77\x03\x30\x01\x00", "malformed"),
        (GOOD[4:], "tag"),
        (GOOD[:200], "malformed"),
    ],
)
def test_what_is_no_security_object_is_refused(file: bytes, sentence: str) -> None:
    with pytest.raises(CardDataError, match=sentence):
        read_security_object(file)


@given(st.binary(max_size=600))
def test_no_bytes_break_the_reading(file: bytes) -> None:
    for candidate in (file, b"\x77\x82" + len(file).to_bytes(2, "big") + file):
        try:
            assert not read_security_object(candidate).is_signed
        except CardDataError as error:
            assert str(error)  # noqa: PT017 - either outcome is right


@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255))
def test_a_changed_byte_never_makes_other_hashes_signed(at: int, byte: int) -> None:
    changed = bytearray(GOOD)
    changed[at] = byte
    try:
        found = read_security_object(bytes(changed))
    except CardDataError:
        return
    assert found.hashes == LISTED or not found.is_signed


def test_objects_in_objects_to_any_depth_are_no_trap() -> None:
    sha256 = bytes.fromhex("0609608648016503040201")
    bomb = b""
    while len(bomb) < 3000:
        bomb = sequence(bomb)
    found = read_security_object(
        with_another_list(sequence(b"\x02\x01\x00" + sequence(sha256 + bomb) + b"\x30\x00"))
    )
    assert not found.is_signed
    assert found.hashes == {}


def sequence(content: bytes) -> bytes:
    return b"\x30\x82" + len(content).to_bytes(2, "big") + content


def with_another_list(listed: bytes) -> bytes:
    """Return the good object with other bytes where its list of hashes stands."""
    message = cms.ContentInfo.load(GOOD[4:])
    message["content"]["encap_content_info"]["content"] = listed
    content: bytes = message.dump(force=True)
    return b"\x77\x82" + len(content).to_bytes(2, "big") + content


@pytest.mark.parametrize("algorithm", ["md5", "shake128"])
def test_a_list_of_hashes_of_another_kind_is_refused(algorithm: str) -> None:
    oid = {"md5": "06082a864886f70d0205", "shake128": "060960864801650304020b"}[algorithm]
    listed = sequence(b"\x02\x01\x00" + sequence(bytes.fromhex(oid)) + b"\x30\x00")
    with pytest.raises(CardDataError, match="unknown hash"):
        read_security_object(with_another_list(listed))
