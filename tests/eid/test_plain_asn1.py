"""Tags that never end, which asn1crypto would read for hours, are refused before it sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.plain_asn1 import LONGEST_RUN, plain_asn1
from citizenspot.eid.security_object import read_security_object
from citizenspot.eid.signatures import CertificateError, read_certificate
from training.cards.practice_signers import passport_issuer


@given(before=st.binary(max_size=50), after=st.binary(max_size=50))
def test_a_tag_without_an_end_is_refused_wherever_it_stands(before: bytes, after: bytes) -> None:
    with pytest.raises(ValueError, match="longer than any"):
        plain_asn1(before + b"\xff" * LONGEST_RUN + after)


@given(content=st.binary(max_size=LONGEST_RUN - 1))
def test_what_is_shorter_stays_as_it_is(content: bytes) -> None:
    assert plain_asn1(content) == content


def test_a_name_in_cyrillic_and_a_signature_pass() -> None:
    name = "Міністерство внутрішніх справ України Державна міграційна служба".encode()
    assert plain_asn1(name * 3) == name * 3
    assert plain_asn1(passport_issuer().certificate_der)


def test_every_reader_of_a_cards_certificates_refuses_it_as_its_own_error() -> None:
    endless = b"\x30\x83\x01\x11\x70" + b"\xff" * 70_000
    with pytest.raises(CertificateError):
        read_certificate(endless, "certificate")
    with pytest.raises(CardDataError):
        read_security_object(b"\x77" + endless[1:])
