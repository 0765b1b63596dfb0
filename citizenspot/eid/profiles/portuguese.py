"""The Portuguese Cartão de Cidadão of the first generation (CC1), by contact.

Layout, answers to reset and what the security object covers: as the state's own open middleware
has them (amagovpt/autenticacao.gov @72ecfd45; `docs/cards.md`). No public dump of a real or test
card exists. The address needs the citizen's PIN and is not read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from msgspec.structs import replace

from citizenspot.eid.card_channel import ACCESS_REFUSED, DONE, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder, CardState, Check, PersonalNumber
from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.card_text import read_day, read_day_if_any, read_required_text, read_text
from citizenspot.eid.profiles.portuguese_address import address_as_hashed, read_address
from citizenspot.eid.profiles.portuguese_pin import PortugueseAuthentication
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.security_check import Parts, check_parts

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading

APPLICATION = bytes.fromhex("604632FF000002")
CITIZEN = bytes.fromhex("5F00EF02")
SECURITY_OBJECT = bytes.fromhex("5F00EF06")
AUTHENTICATION_CERTIFICATE = bytes.fromhex("5F00EF09")
TEXT_LENGTH = 1372
"""All text is in these first bytes of the citizen's file; keys and photograph follow."""
LONGEST_SECURITY_OBJECT = 4000
IDENTITY_HASH_NUMBER, ADDRESS_HASH_NUMBER, PHOTO_HASH_NUMBER = 1, 2, 3
ADDRESS = bytes.fromhex("5F00EF05")
"""Wants the address PIN (83); it is read where that was given before."""
ADDRESS_LENGTH = 1146
PHOTO_HASHED_FROM, PHOTO_START, CITIZEN_LENGTH = 1503, 1583, 15_711
"""The photograph's header, the image, and the end of both."""
TRACE = bytes.fromhex("0003")
ACTIVATED_AT, ACTIVATED = 5, 0x01
UNTOLD_FROM, UNTOLD_UNTIL = date(2019, 9, 1), date(2021, 4, 19)
"""Cards of these days do not say whether they are activated."""
CIVIL_NUMBER_LENGTH = 8


class Place(NamedTuple):
    """Where a field stands in the citizen's file: its first byte, and its length."""

    start: int
    length: int


LAYOUT = {
    "issuing entity": Place(0, 40),
    "country": Place(40, 80),
    "document type": Place(120, 34),
    "document number": Place(154, 28),
    "account number": Place(182, 16),
    "version": Place(214, 16),
    "valid from": Place(230, 20),
    "place of request": Place(250, 60),
    "valid until": Place(310, 20),
    "family name": Place(330, 120),
    "given names": Place(450, 120),
    "sex": Place(570, 2),
    "nationality": Place(572, 6),
    "birth date": Place(578, 20),
    "height": Place(598, 8),
    "civil number": Place(606, 18),
    "mother's family name": Place(624, 120),
    "mother's given names": Place(744, 120),
    "father's family name": Place(864, 120),
    "father's given names": Place(984, 120),
    "tax number": Place(1104, 18),
    "social security number": Place(1122, 22),
    "health number": Place(1144, 18),
    "indications": Place(1162, 120),
}
"""The text fields in the order of the file; spaces behind a text are zeros."""
OTHER_NUMBERS = {
    "pt.nif": "tax number",
    "pt.niss": "social security number",
    "pt.sns": "health number",
}
SEXES = frozenset({"M", "F"})


class PortugueseProfile:
    """Reads the text of a CC1, and checks it against the card's security object."""

    family = "pt.cc"
    atrs: ClassVar = (
        *(
            AtrPattern(f"3B7D95000080318065B08311{chip}8300{ending}")
            for chip in ("00C8", "00A9", "C0A9")
            for ending in ("", "9000")
        ),
        AtrPattern("3BFF9600008131804380318065B0850300EF120FFF82900067"),
        AtrPattern("3BFF9600008131FE4380318065B085040120120FFF829000D0"),
    )
    authentication = PortugueseAuthentication(APPLICATION, AUTHENTICATION_CERTIFICATE)

    def select(self, channel: CardChannel) -> bool:
        """Select the card's application; one that asks for a PIN at once is there as well."""
        return channel.select_application(APPLICATION) in {DONE, ACCESS_REFUSED}

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the text first, then the security object that covers it."""
        channel.select_file(CITIZEN, wants_description=True)
        text = channel.read_bytes(TEXT_LENGTH)
        holder = read_holder(text)
        _refuse_inactive(channel, holder)
        reading.text_read(holder)
        parts: Parts = {Check.IDENTITY_HASH: {IDENTITY_HASH_NUMBER: identity_as_hashed(text)}}
        address = _read_if_free(channel, ADDRESS, ADDRESS_LENGTH)
        if address:
            parts[Check.ADDRESS_HASH] = {ADDRESS_HASH_NUMBER: address_as_hashed(address)}
            holder = replace(holder, address=read_address(address))
        whole = _read_on(channel, text)
        photo = whole[PHOTO_START:].rstrip(b"\0")
        if photo:
            hashed = whole[PHOTO_HASHED_FROM:].rstrip(b"\0")
            parts[Check.PHOTO_HASH] = {PHOTO_HASH_NUMBER: hashed}
        findings, signer = check_parts(_read_security_object(channel), parts, self.family)
        return CardContent(holder, findings, signer, photo)


def read_holder(text: bytes) -> CardHolder:
    """Return the holder that the citizen's file names.

    `number` is the civil number (NIC), which a person keeps; `document_number` is the card's, with
    its check digits and version.

    Raises:
        CardDataError: the file is too short, or a field is not what it has to be.
    """
    if len(text) < TEXT_LENGTH:
        raise CardDataError("citizen file: too short")
    sex = read_text(field(text, "sex"), "sex")
    return CardHolder(
        family_name=read_required_text(field(text, "family name"), "family name"),
        given_names=read_text(field(text, "given names"), "given names"),
        birth_date=read_day(field(text, "birth date"), "birth date"),
        number=_civil_number(text),
        number_kind="pt.nic",
        nationality=read_text(field(text, "nationality"), "nationality"),
        sex=sex if sex in SEXES else "",
        document_number=read_text(field(text, "document number"), "document number").replace(
            " ", ""
        ),
        card_family=PortugueseProfile.family,
        valid_from=read_day_if_any(field(text, "valid from"), "valid from"),
        valid_until=read_day_if_any(field(text, "valid until"), "valid until"),
        other_numbers=tuple(
            PersonalNumber(kind, number)
            for kind, name in OTHER_NUMBERS.items()
            if (number := _number(text, name))
        ),
    )


def field(text: bytes, name: str) -> bytes:
    """Return a field's bytes without the zeros behind it."""
    start, length = LAYOUT[name]
    return text[start : start + length].rstrip(b"\0")


def identity_as_hashed(text: bytes) -> bytes:
    """Return what the security object's first hash is of: all text, trimmed and joined.

    In the order of the file, but for the indications, which come before the tax number.
    """
    names = list(LAYOUT)
    names.remove("indications")
    names.insert(names.index("tax number"), "indications")
    return b"".join(field(text, name) for name in names)


def _refuse_inactive(channel: CardChannel, holder: CardHolder) -> None:
    """Let a card pass that its holder has activated, or that does not say so."""
    trace = _read_if_free(channel, TRACE, ACTIVATED_AT + 1)
    issued = holder.valid_from
    is_untold = issued is not None and UNTOLD_FROM <= issued <= UNTOLD_UNTIL
    if len(trace) > ACTIVATED_AT and trace[ACTIVATED_AT] != ACTIVATED and not is_untold:
        raise ReaderError(CardState.NOT_ACTIVATED)


def _read_if_free(channel: CardChannel, path: bytes, length: int) -> bytes:
    """Return a file without which the holder can still be read, where no PIN is wanted first."""
    try:
        channel.select_file(path, wants_description=True)
        return channel.read_bytes(length)
    except CardRefusedError:
        return b""


def _read_on(channel: CardChannel, text: bytes) -> bytes:
    """Return the whole citizen's file, of which the text was read already."""
    channel.select_file(CITIZEN, wants_description=True)
    return channel.read_on(text, CITIZEN_LENGTH)


def _read_security_object(channel: CardChannel) -> bytes:
    """Return the file, or nothing: without it the holder can still be read."""
    try:
        channel.select_file(SECURITY_OBJECT, wants_description=True)
        return channel.read_object(LONGEST_SECURITY_OBJECT)
    except CardRefusedError:
        return b""


def _civil_number(text: bytes) -> str:
    number = _number(text, "civil number")
    if not number:
        raise CardDataError("civil number: empty")
    return number[:CIVIL_NUMBER_LENGTH]


def _number(text: bytes, name: str) -> str:
    number = read_text(field(text, name), name).replace(" ", "")
    if number and not (number.isascii() and number.isalnum()):
        raise CardDataError(f"{name}: not a number")
    return number
