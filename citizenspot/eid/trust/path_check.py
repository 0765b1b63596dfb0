"""Follows a certificate to an authority, and asks what is at hand whether anything was revoked.

RFC 5280 §6, by pyhanko-certvalidator: it reads certificates with asn1crypto, and so those of states
that cryptography refuses. Nothing here asks the network.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.finding import HELD, Finding, FindingOutcome, failed, unchecked
from citizenspot.eid.signatures import MALFORMED

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko_certvalidator.context import ValidationContext
    from pyhanko_certvalidator.path import ValidationPath

WEAK_HASHES = frozenset({"md2", "md5"})
"""SHA-1 is let through: cards that states issued in good time are still signed with it, and a
signature of then cannot be forged with what is known of SHA-1 (no second preimage)."""
WEAKEST_RSA_BITS = 2048
SAME_MOMENT, HOWEVER_OLD = timedelta(seconds=1), timedelta(days=3_650)


class Material(msgspec.Struct, frozen=True):
    """What a certificate is followed with, all in DER; `moment` is when it has to be good."""

    certificate: bytes
    others: tuple[bytes, ...]
    authorities: tuple[bytes, ...]
    moment: datetime
    revoked_lists: tuple[bytes, ...] = ()
    responses: tuple[bytes, ...] = ()
    weakest_rsa_bits: int = WEAKEST_RSA_BITS


class FollowedPath(msgspec.Struct, frozen=True):
    """A finding about the chain, and the certificates from the authority down where it holds."""

    chain: Finding
    certificates: tuple[bytes, ...] = ()


def follow(material: Material) -> FollowedPath:
    """Return whether a certificate leads to an authority, leaving out what may be revoked."""
    from pyhanko_certvalidator import errors  # noqa: PLC0415 - costs 0.2 s, only for a check

    try:
        path = _validated(material, "soft-fail")
    except (errors.PathBuildingError, errors.ValidationError) as error:
        return FollowedPath(_why_not(error))
    except MALFORMED:
        return FollowedPath(failed("the signer's chain: malformed"))
    certificates = path.iter_certs(include_root=True)
    return FollowedPath(HELD, tuple(bytes(each.dump()) for each in certificates))


def _why_not(error: Exception) -> Finding:
    """Return what an error says of a chain; only something wrong in it makes it a failure."""
    from pyhanko_certvalidator import errors  # noqa: PLC0415 - as above

    if isinstance(error, errors.ExpiredError):
        return unchecked(f"the signer's chain expired on {error.expired_dt:%Y-%m-%d}")
    if isinstance(error, errors.NotYetValidError):
        return unchecked(f"the signer's chain begins on {error.valid_from:%Y-%m-%d}")
    if isinstance(error, errors.PathBuildingError):
        return unchecked("the signer leads to no authority that is installed")
    if isinstance(error, errors.InvalidCertificateError):
        return unchecked("the signer vouches for itself only")
    # Its kind and not its sentence, which names who the certificate is of.
    return failed(f"the signer's chain: {type(error).__name__}")


def check_revocation(material: Material) -> Finding:
    """Return whether everything below the authority is known not to be revoked.

    What is at hand may be too old to say that something is good; that something was revoked it
    still says.
    """
    from pyhanko_certvalidator import errors  # noqa: PLC0415 - as above

    newest = newest_word(material)
    if newest is None:
        return unchecked("revocation: nothing at hand")
    for tolerance in (SAME_MOMENT, HOWEVER_OLD):
        try:
            _validated(material, "require", tolerance)
        except errors.RevokedError as error:
            day = f"{error.revocation_dt:%Y-%m-%d}"
            reason = f"a certificate of the signer's chain was revoked on {day}"
            return Finding(FindingOutcome.FAILED, reason, newest)
        except errors.ValidationError:
            continue
        except MALFORMED:
            return unchecked("revocation: malformed", newest)
        if tolerance == SAME_MOMENT:
            return Finding(FindingOutcome.HELD, as_of=newest)
    return unchecked(f"revocation: what is at hand is of {newest:%Y-%m-%d %H:%M} UTC", newest)


def newest_word(material: Material) -> datetime | None:
    """Return when the newest list or response was issued, or nothing where there is none."""
    days = [_issued(each) for each in (*material.revoked_lists, *material.responses)]
    return max((day for day in days if day and day <= material.moment), default=None)


def _issued(der: bytes) -> datetime | None:
    from asn1crypto import crl, ocsp  # noqa: PLC0415 - only a card that is being checked needs it

    said: datetime
    with suppress(*MALFORMED):
        said = crl.CertificateList.load(der)["tbs_cert_list"]["this_update"].native
        return said
    with suppress(*MALFORMED):
        answer = ocsp.OCSPResponse.load(der)
        said = answer.response_data["responses"][0]["this_update"].native
        return said
    return None


def _validated(material: Material, mode: str, tolerance: timedelta = SAME_MOMENT) -> ValidationPath:
    import asyncio  # noqa: PLC0415 - as above

    from asn1crypto import x509  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import CertificateValidator  # noqa: PLC0415 - as above

    validator = CertificateValidator(
        x509.Certificate.load(material.certificate),
        validation_context=_context(material, mode, tolerance),
    )
    return asyncio.run(validator.async_validate_path())


def _context(material: Material, mode: str, tolerance: timedelta) -> ValidationContext:
    from asn1crypto import x509  # noqa: PLC0415 - as above
    from pyhanko_certvalidator.context import ValidationContext  # noqa: PLC0415 - as above
    from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy  # noqa: PLC0415

    def loaded(ders: tuple[bytes, ...]) -> list[x509.Certificate]:
        return [x509.Certificate.load(each) for each in ders]

    weak = DisallowWeakAlgorithmsPolicy(  # type: ignore[no-untyped-call]  # it has no types
        WEAK_HASHES, rsa_key_size_threshold=material.weakest_rsa_bits
    )
    return ValidationContext(
        trust_roots=loaded(material.authorities),
        other_certs=loaded(material.others),
        moment=material.moment,
        crls=material.revoked_lists or None,
        ocsps=material.responses or None,
        revocation_mode=mode,
        time_tolerance=tolerance,
        algorithm_usage_policy=weak,
    )
