"""Signatures under certificates, those included that a strict reader of certificates refuses."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.signatures import (
    CertificateError,
    RsaPadding,
    is_signed_by,
    read_certificate,
)
from training.cards.practice_signers import PracticeSigner, make_signer

MESSAGE = b"what is signed"


def curve_signer() -> PracticeSigner:
    return make_signer("Signer", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384())


SIGNER = curve_signer()
DER = SIGNER.certificate_der


def test_a_signature_over_another_message_does_not_hold() -> None:
    certificate = read_certificate(DER, "certificate")
    signature = SIGNER.sign(MESSAGE)
    assert certificate.hash_name == "sha384"
    assert is_signed_by(certificate, signature, MESSAGE, "sha384")
    assert not is_signed_by(certificate, signature, MESSAGE + b".", "sha384")
    assert not is_signed_by(certificate, signature, MESSAGE, "sha256")
    assert not is_signed_by(certificate, b"", MESSAGE, "sha384")


@pytest.mark.parametrize("used", RsaPadding)
@pytest.mark.parametrize("asked", RsaPadding)
def test_the_padding_of_an_rsa_signature_is_part_of_it(used: RsaPadding, asked: RsaPadding) -> None:
    key = rsa.generate_private_key(65537, 2048)
    certificate = read_certificate(
        make_signer("Signer", key, hashes.SHA256()).certificate_der, "certificate"
    )
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), salt_length=32)
    chosen = padding.PKCS1v15() if used is RsaPadding.PKCS1 else pss
    signature = key.sign(MESSAGE, chosen, hashes.SHA256())
    assert is_signed_by(certificate, signature, MESSAGE, "sha256", asked) == (used is asked)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a003020102", "a003020130", id="a version that does not exist"),
        pytest.param("a003020102", "a0030201ff", id="a negative version"),
    ],
)
def test_a_certificate_that_a_strict_reader_refuses_is_used(before: str, after: str) -> None:
    odd = DER.replace(bytes.fromhex(before), bytes.fromhex(after), 1)
    assert odd != DER
    certificate = read_certificate(odd, "certificate")
    assert is_signed_by(certificate, SIGNER.sign(MESSAGE), MESSAGE, "sha384")


@pytest.mark.parametrize(
    "der",
    [b"", bytes(2500), b"\x30", b"\x30\x03abc", DER[:100], DER.replace(b"\x03\x03", b"\x05\x03")],
    ids=["nothing", "zeros", "half a header", "no fields", "cut", "an unknown algorithm"],
)
def test_what_is_no_certificate_is_refused(der: bytes) -> None:
    with pytest.raises(CertificateError, match="register's certificate: "):
        read_certificate(der, "register's certificate")


def test_a_key_that_is_not_for_such_signatures_is_refused() -> None:
    certificate = read_certificate(DER, "certificate")
    other = ed25519.Ed25519PrivateKey.generate().public_key()
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415

    der = other.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(CertificateError, match="neither RSA nor"):
        is_signed_by(type(certificate)(der, "sha256"), b"", MESSAGE, "sha256")
    with pytest.raises(CertificateError, match="cannot be used"):
        is_signed_by(type(certificate)(b"\x30\x00", "sha256"), b"", MESSAGE, "sha256")
    with pytest.raises(CertificateError, match="unknown hash"):
        is_signed_by(certificate, b"", MESSAGE, "md5")


@given(at=st.integers(0, len(DER) - 1), byte=st.integers(0, 255), cut=st.integers(0, len(DER)))
def test_no_changed_byte_breaks_the_check(at: int, byte: int, cut: int) -> None:
    changed = bytearray(DER)
    changed[at] = byte
    for der in (bytes(changed), bytes(changed[:cut])):
        try:
            certificate = read_certificate(der, "certificate")
            is_signed_by(certificate, b"\x30\x00", MESSAGE, certificate.hash_name)
        except CertificateError as error:
            assert str(error)  # noqa: PT017 - either outcome is right
