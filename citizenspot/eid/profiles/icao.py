"""Passports and residence cards of ICAO Doc 9303, by radio: BAC and PACE, by MRZ or access number.

Files: Doc 9303-10 §4; how they are opened and proved: Doc 9303-11. Fingerprints (DG3) want a
terminal's certificate and are never read.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

import msgspec

from citizenspot.eid.card_channel import ACCESS_REFUSED, DONE, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder, Check
from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.countries import two_letters
from citizenspot.eid.finding import Finding, FindingOutcome, failed, unchecked
from citizenspot.eid.icao.data_groups import PersonDetails, read_face_group, read_mrz_group
from citizenspot.eid.icao.long_commands import LongCommandsError
from citizenspot.eid.icao.security_infos import offers_agreement
from citizenspot.eid.security_check import check_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading
    from citizenspot.eid.icao.randomness import Randomness
    from citizenspot.eid.mrz import Mrz
    from citizenspot.eid.security_check import Parts

APPLICATION = bytes.fromhex("A0000002471001")
MRZ, FACE, PERSON, SECURITY_INFOS, CHIP_KEY = (
    bytes.fromhex(f"01{number:02X}") for number in (1, 2, 11, 14, 15)
)
SECURITY_OBJECT = bytes.fromhex("011D")
LONGEST_FILE = 204_800
"""Bytes; portraits have 10,000 to 25,000, some more than plain READ BINARY reaches (32,768)."""


class PassportFiles(msgspec.Struct, frozen=True):
    """What is read from the card, byte for byte; all but the MRZ may be missing."""

    mrz: bytes
    person: bytes = b""
    security_object: bytes = b""
    security_infos: bytes = b""
    chip_key: bytes = b""
    face: bytes = b""


class IcaoProfile:
    """Reads DG1, DG11 and DG2, and checks them, their signer, and that the chip is no copy."""

    family = "icao"
    atrs: ClassVar[tuple[AtrPattern, ...]] = ()
    authentication = None

    def __init__(self, randomness: Randomness = os.urandom) -> None:
        """Keep where secret numbers come from."""
        self._randomness = randomness

    def select(self, channel: CardChannel) -> bool:
        """Select the application; one that wants to be opened first is there as well."""
        return channel.select_application(APPLICATION) in {DONE, ACCESS_REFUSED}

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Open the card, read the text first, then what it is checked with, and the photograph."""
        secured = self._opened(channel, reading)
        text = PassportFiles(_file(secured, MRZ), person=_file_if_there(secured, PERSON))
        holder = read_holder(text, reading.today())
        reading.text_read(holder)
        files = msgspec.structs.replace(
            text,
            security_object=_file_if_there(secured, SECURITY_OBJECT),
            security_infos=_file_if_there(secured, SECURITY_INFOS),
            chip_key=_file_if_there(secured, CHIP_KEY),
            face=_file_if_there(secured, FACE),
        )
        state = read_mrz_group(files.mrz).issuing_state
        parts = parts_of(files)
        findings, signer = check_parts(
            files.security_object, parts, self.family, two_letters(state)
        )
        findings = with_chip(findings, lambda: self._proved(channel, secured, files))
        photo = read_face_group(files.face) if files.face else b""
        return CardContent(holder, findings, signer, photo)

    def _proved(
        self, channel: CardChannel, secured: CardChannel, files: PassportFiles
    ) -> Finding | None:
        """Return what comes of the proofs that the chip offers, if any; may end the session."""
        # Not at the top: as in `_opened`.
        from citizenspot.eid.icao.chip_agreement import prove_by_agreement  # noqa: PLC0415
        from citizenspot.eid.icao.chip_proof import prove_chip  # noqa: PLC0415

        proofs = []
        infos = files.security_infos
        if files.chip_key:
            key = files.chip_key
            proofs.append(prove_chip(secured, APPLICATION, key, infos, self._randomness))
        # A chip that refused to sign may have ended the session; then it cannot agree on keys.
        if offers_agreement(infos) and (
            not _is_open(proofs) or secured.select_application(APPLICATION) == DONE
        ):
            proofs.append(
                prove_by_agreement(channel, secured, infos, SECURITY_INFOS, self._randomness)
            )
        held = [each for each in proofs if each.outcome is FindingOutcome.HELD]
        failures = [each for each in proofs if each.outcome is FindingOutcome.FAILED]
        return next(iter([*failures, *held, *proofs]), None)

    def _opened(self, channel: CardChannel, reading: Reading) -> CardChannel:
        # Not at the top: they bring the cryptography library with them.
        from citizenspot.eid.icao.opening import (  # noqa: PLC0415
            needed,
            open_with_bac,
            open_with_pace,
        )

        key = needed(reading.key)
        secured = open_with_pace(channel, key, self._randomness)
        if secured is not None:
            if secured.select_application(APPLICATION) != DONE:
                raise CardDataError("the application is not there once the card is open")
            return secured
        channel.select_application(APPLICATION)
        return open_with_bac(channel, key, self._randomness)


def parts_of(files: PassportFiles) -> Parts:
    """Return what the security object has to have signed; a copy had better hide its chip's key."""
    return {
        Check.IDENTITY_HASH: {1: files.mrz},
        Check.ADDRESS_HASH: {11: files.person},
        Check.PHOTO_HASH: {2: files.face},
        Check.CHIP: {14: files.security_infos, 15: files.chip_key},
    }


def _is_open(proofs: list[Finding]) -> bool:
    return any(each.outcome is FindingOutcome.UNCHECKED for each in proofs)


def with_chip(
    findings: dict[Check, Finding], prove: Callable[[], Finding | None]
) -> dict[Check, Finding]:
    """Return the findings with that of the chip: its key is signed, and it has that key.

    A chip that has no way to prove itself is not asked to.
    """
    signed = findings.get(Check.CHIP)
    if signed is None or signed.outcome is not FindingOutcome.HELD:
        return findings
    try:
        proved = prove()
    except LongCommandsError:
        proved = unchecked("the reader broke off at a command as long as the chip's key wants")
    except CardDataError as error:
        proved = failed(str(error))
    without: dict[Check, Finding] = {
        check: each for check, each in findings.items() if check is not Check.CHIP
    }
    return without | {Check.CHIP: proved} if proved else without


def read_holder(files: PassportFiles, today: date) -> CardHolder:
    """Return the holder that the files name.

    `number` is the personal number where the card has one, else the document's.

    Raises:
        CardDataError: the MRZ is wrong, or a field is not what it has to be.
    """
    mrz = read_mrz_group(files.mrz)
    if not files.person:
        return _holder(mrz, mrz.birth_date(today))
    details = PersonDetails(files.person)
    holder = _holder(mrz, details.birth_date or mrz.birth_date(today))
    family_name, given_names = details.names
    return msgspec.structs.replace(
        holder,
        family_name=family_name or holder.family_name,
        given_names=given_names or holder.given_names,
        number=details.personal_number or holder.number,
        number_kind=f"icao.person.{mrz.issuing_state}" if details.personal_number else NUMBER_KIND,
        address=details.address,
    )


NUMBER_KIND = "icao.document"


def _holder(mrz: Mrz, birth_date: date) -> CardHolder:
    return CardHolder(
        family_name=mrz.family_name,
        given_names=mrz.given_names,
        birth_date=birth_date,
        number=mrz.document_number,
        number_kind=NUMBER_KIND,
        nationality=mrz.nationality,
        sex=mrz.sex,
        document_number=mrz.document_number,
        card_family=IcaoProfile.family,
        valid_until=mrz.expiry_date,
    )


def _file(channel: CardChannel, identifier: bytes) -> bytes:
    channel.select_identifier(identifier)
    return channel.read_object(LONGEST_FILE)


def _file_if_there(channel: CardChannel, identifier: bytes) -> bytes:
    try:
        return _file(channel, identifier)
    except CardRefusedError:
        return b""
