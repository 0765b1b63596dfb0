"""What a family of cards must offer to be read, and how a card finds its family."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from citizenspot.eid.access_key import AccessKey
from citizenspot.eid.card_events import CardHolder, Check
from citizenspot.eid.finding import Finding
from citizenspot.eid.trust.chain_question import ChainQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.authentication.card_authentication import CardAuthentication
    from citizenspot.eid.card_channel import CardChannel


class AtrPattern:
    """An answer to reset in hexadecimal, in which `??` stands for any byte."""

    def __init__(self, pattern: str) -> None:
        """Read the pattern, two characters a byte."""
        digits = pattern.replace(" ", "")
        pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
        self._bytes = [None if pair == "??" else int(pair, 16) for pair in pairs]

    def fits(self, atr: bytes) -> bool:
        """Say whether an answer to reset is one of these."""
        return len(atr) == len(self._bytes) and all(
            wanted is None or wanted == found
            for wanted, found in zip(self._bytes, atr, strict=True)
        )


@dataclass(frozen=True)
class Reading:
    """What a profile has for one read besides the card.

    `text_read` is to be called as soon as the holder's text is known, before anything else is read.
    `key` is what is printed on the card, where somebody typed or scanned it. `today` tells the
    century of a birth date that is written without one.
    """

    text_read: Callable[[CardHolder], None] = lambda _holder: None
    key: AccessKey | None = None
    today: Callable[[], date] = lambda: datetime.now(UTC).date()


class CardContent(msgspec.Struct, frozen=True):
    """What was read from a card, and what was found out while it was in.

    `signer` is who signed what it says; whether that signer may be believed is still to be asked.
    `photo` is as it stands on the card: not to be opened but by `photo`'s worker.
    """

    holder: CardHolder
    findings: dict[Check, Finding]
    signer: ChainQuestion | None = None
    photo: bytes = b""


class CardProfile(Protocol):
    """A family of cards; has no state, so that one serves every card."""

    @property
    def family(self) -> str:
        """The family's name, as in `CardHolder.card_family`."""
        ...

    @property
    def atrs(self) -> Sequence[AtrPattern]:
        """The answers to reset by which the family is known."""
        ...

    @property
    def authentication(self) -> CardAuthentication | None:
        """How its holder proves to be here with a PIN; none where that is not known here."""
        ...

    def select(self, channel: CardChannel) -> bool:
        """Select the family's application on the card; false where it is not there."""
        ...

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the holder from a card whose application is selected, and check what is read.

        The text comes first, and is told; photograph and certificates follow.

        Raises:
            CardDataError: the card's bytes do not fit the family's layout.
            ReaderError: the card or the reader is gone; or the card cannot be read now, for a
                reason that has a state of its own, as `KEY_NEEDED`.
        """
        ...


def choose_profile(
    atr: bytes, channel: CardChannel, profiles: Sequence[CardProfile]
) -> CardProfile | None:
    """Return the family whose application the card has; those that its ATR names are asked first.

    The others are asked as well: a new mask of a known card has another ATR and the same
    application.
    """
    named = [each for each in profiles if any(pattern.fits(atr) for pattern in each.atrs)]
    others = [each for each in profiles if each not in named]
    return next((each for each in [*named, *others] if each.select(channel)), None)
