"""The Estonian card by Thales, 2025, by contact.

Identity stands in the authentication certificate alone; sources as in `thales`, answer to reset and
path: web-eid/libelectronic-id @c9ee1599 (src/electronic-ids/pcsc/EstEIDThales.hpp).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.profiles.certificate_only import content_of, select_by_name
from citizenspot.eid.profiles.estonian_idemia import estonian_holder
from citizenspot.eid.profiles.thales import APPLICATION, ThalesAuthentication

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading


class EstonianThalesProfile:
    """Reads the holder from the certificate; a card as shipped wants its PIN changed first."""

    family = "ee.eid.thales"
    atrs: ClassVar = (AtrPattern("3BFF9600008031FE438031B85365494464B085051012233F1D"),)
    authentication = ThalesAuthentication(
        0x81,
        bytes.fromhex("ADF13411"),
        tries_most=3,
        number_prefix="PNOEE-",
        first_pin_must_be_changed=True,
    )

    def select(self, channel: CardChannel) -> bool:
        """Select the application, where an Estonian certificate is in it.

        Its name is PKCS#15's own, which cards of other families have too.
        """
        if not select_by_name(channel, APPLICATION):
            return False
        return self.authentication.has_certificate(channel)

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the certificate, and the holder from it."""
        certificate = self.authentication.certificate(channel)
        holder = estonian_holder(certificate, self.family)
        return content_of(holder, certificate, reading)
