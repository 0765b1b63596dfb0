"""The desk has a certificate of its own, or one that an authority issued to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from citizenspot.journal.keys import FixedKeys
from citizenspot.receipts.sealing.certificate import (
    UnusableCertificateError,
    desk_certificate,
    issued_certificates,
    keep_certificates,
    made_by_the_desk,
    public_half,
    request_for,
)
from tests.receipts.sealing.seals import KEY, NAMES, NOW, OTHER_KEY, certificate_of

AUTHORITY = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of nobody")])


def test_the_key_of_the_certificate_follows_from_the_workstations_key() -> None:
    again = FixedKeys(bytes(32)).workstation_key().certificate_key()
    assert again.private_numbers() == KEY.private_numbers()
    assert again.private_numbers() != OTHER_KEY.private_numbers()


def test_a_desk_makes_its_certificate_once(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "desk.crt"
    made = desk_certificate(KEY, file, NAMES, NOW)
    assert desk_certificate(KEY, file, NAMES, NOW + timedelta(days=400)) == made
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"no certificate"])
def test_a_file_that_is_no_certificate_is_made_anew(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "desk.crt"
    file.write_bytes(content)
    (made,) = desk_certificate(KEY, file, NAMES, NOW)
    assert desk_certificate(KEY, file, NAMES, NOW) == [made]


def test_a_new_workstation_key_has_a_new_certificate(tmp_path: Path) -> None:
    file = tmp_path / "desk.crt"
    before = desk_certificate(KEY, file, NAMES, NOW)
    (after,) = desk_certificate(OTHER_KEY, file, NAMES, NOW)
    assert after not in before
    assert public_half(after) == public_half(certificate_of(OTHER_KEY))


def test_a_certificate_names_desk_and_spot_and_signs_nothing_but_documents() -> None:
    made = made_by_the_desk(KEY, (" Desk " + "1" * 80, " "), NOW)
    (common,) = made.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    (spot,) = made.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    assert str(common.value).startswith("Desk 1")
    assert (len(common.value), spot.value) == (64, "-")
    usage = made.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert not usage.key_cert_sign
    assert made.not_valid_before_utc < NOW < made.not_valid_after_utc


def issued(
    key: EllipticCurvePrivateKey = KEY, until: datetime = NOW + timedelta(days=365)
) -> x509.CertificateBuilder:
    """Return a certificate that an authority is about to sign, after the desk's request."""
    request = x509.load_pem_x509_csr(request_for(key, NAMES))
    assert request.is_signature_valid
    return (
        x509.CertificateBuilder()
        .subject_name(request.subject)
        .issuer_name(AUTHORITY)
        .public_key(request.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=400))
        .not_valid_after(until)
    )


def signed(builder: x509.CertificateBuilder) -> bytes:
    return builder.sign(OTHER_KEY, SHA256()).public_bytes(Encoding.PEM)


def test_what_an_authority_issued_is_used_from_then_on(tmp_path: Path) -> None:
    above = certificate_of(OTHER_KEY)
    pem = signed(issued()) + above.public_bytes(Encoding.PEM)
    chain = issued_certificates(pem, KEY, NOW)
    assert [each.issuer == AUTHORITY for each in chain] == [True, False]
    keep_certificates(chain, tmp_path / "desk.crt")
    assert desk_certificate(KEY, tmp_path / "desk.crt", NAMES, NOW) == chain


def for_servers_only() -> x509.CertificateBuilder:
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=True,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return issued().add_extension(usage, critical=True)


@pytest.mark.parametrize(
    ("pem", "why"),
    [
        (b"nothing", "no certificate"),
        (signed(issued(OTHER_KEY)), "not of this desk's key"),
        (signed(issued(until=NOW - timedelta(days=1))), "not valid today"),
        (signed(for_servers_only()), "may not be used to sign"),
    ],
    ids=["nothing", "another's", "expired", "for something else"],
)
def test_a_certificate_that_does_not_serve_is_refused(pem: bytes, why: str) -> None:
    with pytest.raises(UnusableCertificateError, match=why):
        issued_certificates(pem, KEY, NOW)
