"""The Latvian card by IDEMIA (v2), by contact.

The applet is Estonia's with an RSA key: web-eid/libelectronic-id @c9ee1599
(src/electronic-ids/pcsc/LatEIDIDEMIAv2.cpp, EIDIDEMIA.cpp, electronic-id.cpp). Personal codes given
since July 2017 hold no birth date.
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
from citizenspot.eid.profiles.personal_codes import latvian_birth_date

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading


class LatvianProfile:
    """Reads the holder from the certificate.

    Its application has the same name as Estonia's: the answer to reset tells them apart.
    """

    family = "lv.eid"
    atrs: ClassVar = (AtrPattern("3BDB960080B1FE451F830012428F536549440F900020"),)
    authentication = IdemiaAuthentication("PNOLV-")

    def select(self, channel: CardChannel) -> bool:
        """Select the main application."""
        return select_by_name(channel, MAIN_APPLICATION)

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the certificate, and the holder from it."""
        certificate = self.authentication.certificate(channel)
        named = holder_named_by(certificate, family=self.family, country="LV", number_kind="lv.pk")
        holder = replace(named, birth_date=latvian_birth_date(named.number))
        return content_of(holder, certificate, reading)
