"""Which certificate of a token is its holder's for authentication."""

from __future__ import annotations

from citizenspot.eid.signatures import MALFORMED


def is_for_authentication(der: bytes) -> bool:
    """Say whether a certificate is a person's, for proving to be there (RFC 5280 §4.2.1).

    One of an authority is not, and neither is one for signing what binds its holder: the key of
    such a one (content commitment without digital signature, as on most identity cards) is never
    asked for anything here. One that says nothing of its use is taken.
    """
    from asn1crypto import x509  # noqa: PLC0415 - costs 40 ms

    try:
        certificate = x509.Certificate.load(der)
        constraints, usage = certificate.basic_constraints_value, certificate.key_usage_value
        is_authority = constraints is not None and bool(constraints["ca"].native)
        uses = usage.native if usage is not None else {"digital_signature"}
    except MALFORMED:
        return False
    return not is_authority and "digital_signature" in uses and "non_repudiation" not in uses
