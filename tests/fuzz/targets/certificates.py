"""Signed messages (CMS), certificates, their keys and their signatures."""

from citizenspot.eid.authentication.signature_forms import asn1_ecdsa, key_kind
from citizenspot.eid.certificate_subject import read_subject
from citizenspot.eid.security_object import read_security_object
from citizenspot.eid.signatures import read_certificate
from citizenspot.eid.trust.chain_question import ChainQuestion
from tests.fuzz.targets.genuine import SECURITY_OBJECT, SIGNER, holders_certificate
from tests.fuzz.targets.target import Target
from training.cards.practice_trust import practice_trust

HOLDERS = holders_certificate()


def chain(content: bytes) -> None:
    practice_trust().check(ChainQuestion(content, "icao", (content,)))


CERTIFICATES = (
    Target("security object", read_security_object, [SECURITY_OBJECT]),
    Target("certificate", lambda data: read_certificate(data, "fuzz"),
           [SIGNER.certificate_der, HOLDERS]),
    Target("certificate subject", lambda data: read_subject(data, "fuzz"), [HOLDERS]),
    Target("certificate key", key_kind, [HOLDERS]),
    Target("chain", chain, [SIGNER.certificate_der], is_slow=True),
    Target("raw ecdsa", asn1_ecdsa, [bytes(96)]),
)  # fmt: skip
