"""Trust in what an administrator has installed: who vouches for a signer, and what was revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citizenspot.eid.finding import FindingOutcome, failed, unchecked
from citizenspot.eid.plain_asn1 import plain_asn1
from citizenspot.eid.signatures import MALFORMED
from citizenspot.eid.trust.chain_question import TrustVerdict
from citizenspot.eid.trust.path_check import (
    WEAKEST_RSA_BITS,
    Material,
    check_revocation,
    follow,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from citizenspot.eid.finding import Finding
    from citizenspot.eid.trust.authorities import Authorities
    from citizenspot.eid.trust.chain_question import ChainQuestion
    from citizenspot.eid.trust.revocation_words import RevocationWords

CHAIN_FIRST = unchecked("revocation: who the signer is comes first")
NAMES_OF_PEOPLE = frozenset({"given_name", "surname"})


class InstalledTrust:
    """Answers for certificates with installed authorities; implements `Trust`."""

    def __init__(
        self,
        authorities: Authorities,
        words: RevocationWords,
        now: Callable[[], datetime],
        weakest_rsa_bits: int = WEAKEST_RSA_BITS,
    ) -> None:
        """Keep where authorities and words on revocation come from, and the clock, in UTC."""
        self._authorities = authorities
        self._words = words
        self._now = now
        self._weakest_rsa_bits = weakest_rsa_bits

    def check(self, question: ChainQuestion) -> TrustVerdict:
        """Return whether the signer leads to an authority of its family, and is not revoked."""
        refused = _refused_as_signer(question)
        if refused is not None:
            return TrustVerdict(chain=refused, revocation=CHAIN_FIRST)
        installed = self._authorities.installed_for(question.family)
        if not installed.certificates:
            nothing = unchecked(f"no authority is installed for {question.family}")
            return TrustVerdict(chain=nothing, revocation=nothing)
        own = installed.of_country(question.country)
        if not own.certificates:
            nothing = unchecked(f"no authority of {question.country} is installed")
            return TrustVerdict(chain=nothing, revocation=nothing)
        material = Material(
            question.certificate,
            question.others,
            own.certificates,
            self._now(),
            own.revoked_lists,
            weakest_rsa_bits=self._weakest_rsa_bits,
        )
        followed = follow(material)
        if followed.chain.outcome is not FindingOutcome.HELD:
            return TrustVerdict(chain=followed.chain, revocation=CHAIN_FIRST)
        revocation = self._revocation(question, material, followed.certificates)
        return TrustVerdict(chain=followed.chain, revocation=revocation)

    def _revocation(
        self, question: ChainQuestion, material: Material, chain: tuple[bytes, ...]
    ) -> Finding:
        """Return what is said by what is at hand, or else when it is asked for anew.

        Where a responder does not answer, or too long ago, a list is asked for, and the reverse.
        """
        kept = self._words.at_hand(chain)
        material = _with(material, kept.lists, kept.answers)
        finding = check_revocation(material)
        if finding.outcome is not FindingOutcome.UNCHECKED:
            return finding
        for said in self._words.asked(chain, is_person=question.is_person):
            if said.lists or said.answers:
                material = _with(material, said.lists, said.answers)
                finding = check_revocation(material)
            if finding.outcome is not FindingOutcome.UNCHECKED:
                break
        return finding


def _with(material: Material, lists: tuple[bytes, ...], answers: tuple[bytes, ...]) -> Material:
    return replace(
        material,
        revoked_lists=material.revoked_lists + lists,
        responses=material.responses + answers,
    )


def _refused_as_signer(question: ChainQuestion) -> Finding | None:
    """Return why a certificate cannot be a signer's at all, if it cannot.

    A state's root vouches for citizens too, and their cards sign whatever they are told to: without
    this every citizen could sign identities of his own.
    """
    from asn1crypto import x509  # noqa: PLC0415 - only a card that is being checked needs it

    try:
        for each in question.others:
            plain_asn1(each)
        certificate = x509.Certificate.load(plain_asn1(question.certificate), strict=True)
        subject = certificate.subject.native
    except MALFORMED:
        return failed("the signer's certificate: malformed")
    if question.is_person:
        return None
    if NAMES_OF_PEOPLE & set(subject):
        return failed("the signer's certificate is a person's")
    if question.signer_names and subject.get("common_name") not in question.signer_names:
        return failed("the signer's certificate is not of who signs cards")
    return None
