"""What a card's security object says of what was read: a finding for each part, and who signed.

Passive authentication of ICAO Doc 9303-11 §5.1: the signature over the attributes, the digest among
them, the hash of every part, and at last the signer, which is a question to `trust`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import Check
from citizenspot.eid.finding import HELD, Finding, failed, unchecked, worst
from citizenspot.eid.trust.chain_question import ChainQuestion

if TYPE_CHECKING:
    from citizenspot.eid.security_object import SecurityObject

Parts = dict[Check, dict[int, bytes]]
"""What was read: by what it is checked as, its bytes by their numbers in the security object.

Empty bytes are a file that the card does not show: it must not be on the list either.
"""


def check_parts(
    file: bytes, parts: Parts, family: str, country: str = ""
) -> tuple[dict[Check, Finding], ChainQuestion | None]:
    """Return the findings of a security object's signature and of each part, and its signer.

    Where there is no security object, or none that can be read, nothing is claimed.
    """
    # Not at the top: only a card that is being checked needs it.

    from citizenspot.eid.security_object import read_security_object  # noqa: PLC0415

    try:
        found = read_security_object(file)
    except CardDataError as error:
        nothing = unchecked(str(error))
        there = (check for check, numbered in parts.items() if any(numbered.values()))
        return {Check.SECURITY_OBJECT_SIGNATURE: nothing, **dict.fromkeys(there, nothing)}, None
    findings = {
        check: worst([_of_part(found, *part) for part in asked])
        for check, numbered in parts.items()
        if (asked := [part for part in numbered.items() if part[1] or part[0] in found.hashes])
    }
    signature = HELD if found.is_signed else failed("security object: not what its signer signed")
    signer = ChainQuestion(found.certificate, family, found.others, country=country)
    return {Check.SECURITY_OBJECT_SIGNATURE: signature} | findings, signer


def _of_part(found: SecurityObject, number: int, content: bytes) -> Finding:
    if not content:
        return failed(f"the security object has hash {number}, and the card does not show what of")
    fits = found.fits(number, content)
    if fits is None:
        return unchecked(f"security object: no hash {number}")
    return HELD if fits else failed(f"not what hash {number} of the security object is of")
