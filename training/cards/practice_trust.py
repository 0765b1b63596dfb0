"""Trust in the authorities of practice, which signed the virtual cards of this process."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from citizenspot.eid.trust.authorities import Installed
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords

LIST_AGE, LIST_LIFE = timedelta(hours=1), timedelta(days=1)


class PracticeAuthorities:
    """The authorities of the virtual cards, each with a fresh and empty list of revoked ones."""

    def installed_for(self, family: str) -> Installed:
        """Return the one authority of a family."""
        # Not at the top: it makes keys, and brings the cryptography library with it.
        from training.cards.practice_signers import practice_authority  # noqa: PLC0415

        authority = practice_authority(family)
        issued = datetime.now(UTC) - LIST_AGE
        revoked = authority.revoked_list(issued, issued + LIST_LIFE)
        return Installed((authority.certificate_der,), (revoked,))


def practice_trust() -> InstalledTrust:
    """Return trust in the virtual cards' authorities, which asks no network."""

    def nobody(_url: str, _request: bytes | None) -> bytes:
        raise OSError("practice asks nobody")

    words = RevocationWords(KeptWords(None), nobody, time.monotonic)
    return InstalledTrust(PracticeAuthorities(), words, lambda: datetime.now(UTC))
