"""Whom a certificate names; read with asn1crypto, for `cryptography` refuses some (Finland, v4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_text import read_text
from citizenspot.eid.plain_asn1 import plain_asn1
from citizenspot.eid.signatures import MALFORMED, CertificateError

if TYPE_CHECKING:
    from collections.abc import Mapping


class CertificateSubject(msgspec.Struct, frozen=True):
    """The parts of a subject's name (RFC 5280 §4.1.2.6) that name a person, and the validity.

    `serial_number` is the subject's own, such as `PNOEE-38001085718` (ETSI EN 319 412-1 §5.1.3).
    """

    family_name: str
    given_names: str
    common_name: str
    serial_number: str
    country: str
    valid_from: date
    valid_until: date

    @property
    def names(self) -> tuple[str, str]:
        """Family and given names; where there are none, the common name as the family's."""
        if self.family_name:
            return self.family_name, self.given_names
        return self.common_name, ""


def read_subject(der: bytes, what: str) -> CertificateSubject:
    """Return whom a certificate names; texts are bounded and without control characters.

    Raises:
        CertificateError: it is not a certificate.
        CardDataError: a name in it cannot be shown.
    """
    from asn1crypto import x509  # noqa: PLC0415 - costs a start 40 ms

    try:
        certificate = x509.Certificate.load(plain_asn1(der))
        named: Mapping[str, object] = certificate.subject.native
        validity = certificate["tbs_certificate"]["validity"].native
        first, last = validity["not_before"], validity["not_after"]
    except MALFORMED as error:
        raise CertificateError(f"{what}: not a certificate") from error
    return CertificateSubject(
        family_name=_text(named, "surname", what),
        given_names=_text(named, "given_name", what),
        common_name=_text(named, "common_name", what),
        serial_number=_text(named, "serial_number", what),
        country=_text(named, "country_name", what),
        valid_from=_day(first, what),
        valid_until=_day(last, what),
    )


def _text(named: Mapping[str, object], part: str, what: str) -> str:
    value = named.get(part, "")
    # A name given more than once comes as a list; the first is as good as any.
    first = value[0] if isinstance(value, list) and value else value
    return read_text(str(first).encode("utf-8", "replace"), what)


def _day(moment: object, what: str) -> date:
    if not isinstance(moment, datetime):
        raise CertificateError(f"{what}: without a validity")
    return moment.date()
