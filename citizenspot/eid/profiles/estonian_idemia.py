"""The Estonian card by IDEMIA, 2018 and 2025, by contact.

Identity stands in the authentication certificate alone; answers to reset and AID:
web-eid/libelectronic-id @c9ee1599 (src/electronic-ids/pcsc/EstEIDIDEMIA.cpp, electronic-id.cpp).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.profiles.certificate_only import (
    content_of,
    holder_named_by,
    select_by_name,
)
from citizenspot.eid.profiles.idemia import MAIN_APPLICATION, IdemiaAuthentication
from citizenspot.eid.profiles.personal_codes import estonian_birth_date, estonian_sex

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.card_profile import Reading


class EstonianIdemiaProfile:
    """Reads the holder from the certificate; the card's key proves who holds the PIN."""

    family = "ee.eid.idemia"
    atrs: ClassVar = (
        AtrPattern("3BDB960080B1FE451F830012233F536549440F9000F1"),
        AtrPattern("3BDC960080B1FE451F830012233F54654944320F9000C3"),
    )
    authentication = IdemiaAuthentication("PNOEE-")

    def select(self, channel: CardChannel) -> bool:
        """Select the main application."""
        return select_by_name(channel, MAIN_APPLICATION)

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the certificate, and the holder from it."""
        certificate = self.authentication.certificate(channel)
        holder = estonian_holder(certificate, self.family)
        return content_of(holder, certificate, reading)


def estonian_holder(certificate: bytes, family: str) -> CardHolder:
    """Return the holder an Estonian certificate names; the code gives birth date and sex.

    Raises:
        CardDataError: the certificate names nobody.
    """
    named = holder_named_by(certificate, family=family, country="EE", number_kind="ee.ik")
    return replace(
        named, birth_date=estonian_birth_date(named.number), sex=estonian_sex(named.number)
    )
