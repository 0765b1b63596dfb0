"""What families have in common whose only signed word on the holder is a certificate.

Personal files on such cards are not signed, and are not read: identity comes from the subject of
the authentication certificate alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE, CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder, Check
from citizenspot.eid.card_profile import CardContent
from citizenspot.eid.certificate_subject import CertificateSubject, read_subject
from citizenspot.eid.finding import unchecked
from citizenspot.eid.trust.chain_question import ChainQuestion

if TYPE_CHECKING:
    from citizenspot.eid.card_profile import Reading

LONGEST_CERTIFICATE = 8192
CHIP_UNPROVED = unchecked("the chip proves itself only with the PIN")
"""A certificate is public: whoever copies it onto a chip has not got its key."""


def select_by_name(channel: CardChannel, name: bytes) -> bool:
    """Select an application by its AID; false where it is not there."""
    return channel.select_application(name) == DONE


def described_length(description: bytes, tag: int, file: str) -> int:
    """Return a file's length from its control information, whatever template it stands in.

    Raises:
        CardDataError: the tag is not there, or the length makes no sense.
    """
    at = 2 if description[:1] in {b"\x62", b"\x6f"} else 0
    while at + 1 < len(description):
        length = description[at + 1]
        value = description[at + 2 : at + 2 + length]
        if description[at] == tag and len(value) == length:
            size = int.from_bytes(value, "big")
            if 0 < size <= LONGEST_CERTIFICATE:
                return size
            break
        at += 2 + length
    raise CardDataError(f"{file}: a length that makes no sense")


def holder_named_by(
    certificate: bytes,
    *,
    family: str,
    country: str,
    number_kind: str,
) -> CardHolder:
    """Return the holder that a certificate's subject names; its number is without its prefix.

    Raises:
        CardDataError: it is no certificate, names nobody, or is another country's (ISO 3166).
    """
    subject = read_subject(certificate, "authentication certificate")
    if not subject.family_name or not subject.serial_number:
        raise CardDataError("authentication certificate: names nobody")
    if subject.country.upper() != country:
        raise CardDataError("authentication certificate: of another country")
    return CardHolder(
        family_name=subject.family_name,
        given_names=subject.given_names,
        birth_date=None,
        number=number_of(subject),
        number_kind=number_kind,
        nationality="",
        sex="",
        document_number="",
        card_family=family,
        valid_from=subject.valid_from,
        valid_until=subject.valid_until,
    )


def content_of(holder: CardHolder, certificate: bytes, reading: Reading) -> CardContent:
    """Return what such a card comes to, once its holder was told."""
    reading.text_read(holder)
    question = ChainQuestion(certificate, holder.card_family, is_person=True)
    return CardContent(holder, {Check.CHIP: CHIP_UNPROVED}, question)


def number_of(subject: CertificateSubject) -> str:
    """Return the subject's number without `PNOEE-` or its like (ETSI EN 319 412-1 §5.1.3)."""
    prefix, dash, number = subject.serial_number.partition("-")
    return number if dash and prefix[:3] in {"PNO", "PAS", "IDC"} else subject.serial_number


def is_numbered(subject: CertificateSubject, holder: CardHolder, prefix: str = "") -> bool:
    """Say whether a subject's serial number is a holder's number after a prefix, and no more."""
    return bool(holder.number) and subject.serial_number == prefix + holder.number
