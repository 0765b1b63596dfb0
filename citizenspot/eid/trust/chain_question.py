"""The port to trust: is this certificate of an authority that is trusted here, and still good?

A profile reads and checks signatures while the card is in; whether the signer may be believed is
asked afterwards, with the card out and everything at hand (`Trust.check`). The same question is
asked of a citizen's own certificate when it has answered a challenge.
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from citizenspot.eid.finding import Finding, unchecked


class ChainQuestion(msgspec.Struct, frozen=True):
    """A certificate to be believed, and what is known of it.

    `certificate` and `others` (authorities that came along, none of them believed) are DER.
    `family` names the authorities that may vouch for it: those of one card family never vouch for
    another's. `is_person` says that it is a citizen's own; one of those never vouches for what a
    card says, or else everyone could issue cards. `signer_name` is the common name that the signer
    must have, where a family's rules say it. `country` is the ISO 3166 code of two letters that the
    authority must be of, in lower case, or empty.
    """

    certificate: bytes
    family: str
    others: tuple[bytes, ...] = ()
    is_person: bool = False
    signer_names: tuple[str, ...] = ()
    country: str = ""


class TrustVerdict(msgspec.Struct, frozen=True):
    """What came of a question: whether the chain holds, and whether anything in it was revoked.

    A finding that is not checked says why in `reason`; `revocation.as_of` is when the newest thing
    that was at hand for it was issued, whether or not that was new enough.
    """

    chain: Finding
    revocation: Finding


class Trust(Protocol):
    """Answers for certificates; may ask the network, within its own limit."""

    def check(self, question: ChainQuestion) -> TrustVerdict:
        """Return what is known of a certificate; never raises for what stands in it."""
        ...


class NoTrust:
    """Trust of a workstation without any installed authority: nothing can be checked."""

    def check(self, question: ChainQuestion) -> TrustVerdict:
        """Say that no authority of the family is installed."""
        nothing = unchecked(f"no authority is installed for {question.family}")
        return TrustVerdict(chain=nothing, revocation=nothing)
