"""What a family of cards must offer so that its holder can prove to be here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from citizenspot.eid.signatures import RsaPadding

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject
    from citizenspot.eid.pin.pin_form import PinForm
    from citizenspot.eid.pin.pin_status import PinStatus


class Signed(msgspec.Struct, frozen=True):
    """A signature as it is checked: ASN.1 for ECDSA; and how it was made."""

    signature: bytes
    hash_name: str
    rsa_padding: RsaPadding = RsaPadding.PKCS1


class CardAuthentication(Protocol):
    """A family's PIN and its key for authentication; has no state, so one serves every card.

    Every method is called with the family's application selected, and in this order.
    """

    @property
    def pin(self) -> PinForm:
        """How the PIN is coded."""
        ...

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the certificate of the authentication key, in DER.

        Raises:
            CardDataError: there is none.
            ReaderError: the card or the reader is gone.
        """
        ...

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Say whether the certificate's subject is exactly the holder that the card's text names.

        A holder's text is readable by anyone: without this a chip could show one person's, and sign
        with another's key.
        """
        ...

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return how the PIN stands, without spending a try.

        Raises:
            CardDataError, ReaderError: as above.
        """
        ...

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign a message; `verify_pin` is called once, at the place the family wants it.

        Raises:
            PinRefusedError: by `verify_pin`; nothing was signed.
            CardDataError, ReaderError: as above.
        """
        ...
