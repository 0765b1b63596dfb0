"""The Finnish card (FINEID v3, v3.1 and v4), by contact.

FINEID S1 and S4-1 v3.0 to v4.0 as web-eid/libelectronic-id @c9ee1599 has them
(src/electronic-ids/pcsc/FinEID.cpp, electronic-id.cpp). The certificate names the holder and an
electronic number (SATU), not the personal code: there is no birth date on the card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.profiles.certificate_only import (
    content_of,
    holder_named_by,
    select_by_name,
)
from citizenspot.eid.profiles.thales import (
    APPLICATION,
    ECDSA_SHA384,
    RSA_PSS_SHA256,
    SignatureScheme,
    ThalesAuthentication,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading

CERTIFICATE = bytes.fromhex("4331")
PIN, TRIES_MOST = 0x11, 5


class FinnishProfile:
    """Reads name and electronic number from the certificate."""

    def __init__(self, family: str, atrs: Sequence[AtrPattern], scheme: SignatureScheme) -> None:
        """Keep what one version has that the other has not."""
        self.family = family
        self.atrs = atrs
        self.authentication = ThalesAuthentication(PIN, CERTIFICATE, TRIES_MOST, scheme)

    def select(self, channel: CardChannel) -> bool:
        """Select the application, where a Finnish certificate is in it."""
        if not select_by_name(channel, APPLICATION):
            return False
        return self.authentication.has_certificate(channel)

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the certificate, and the holder from it."""
        certificate = self.authentication.certificate(channel)
        holder = holder_named_by(
            certificate,
            family=self.family,
            country="FI",
            number_kind="fi.satu",
        )
        return content_of(holder, certificate, reading)


FINNISH_V4 = FinnishProfile(
    "fi.eid.v4", (AtrPattern("3B7F9600008031B865B085050011122460829000"),), ECDSA_SHA384
)
FINNISH_V3 = FinnishProfile(
    "fi.eid.v3",
    (
        AtrPattern("3B7F9600008031B865B0850300EF1200F6829000"),
        AtrPattern("3B7F9600008031B865B08504021B1200F6829000"),
    ),
    RSA_PSS_SHA256,
)
