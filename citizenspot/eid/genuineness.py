"""What a read card comes to, once it was asked whether its signer may be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_events import Check, Verification
from citizenspot.eid.finding import unchecked, verification_of
from citizenspot.eid.trust.chain_question import TrustVerdict

if TYPE_CHECKING:
    from citizenspot.eid.card_profile import CardContent
    from citizenspot.eid.trust.chain_question import Trust

NOBODY = unchecked("no signer's certificate")


def verified(content: CardContent, trust: Trust) -> Verification:
    """Return how far the content of a card is genuine: its own signatures, and its signer."""
    verdict = trust.check(content.signer) if content.signer else TrustVerdict(NOBODY, NOBODY)
    return verification_of(
        content.findings
        | {Check.CERTIFICATE_CHAIN: verdict.chain, Check.REVOCATION: verdict.revocation}
    )
