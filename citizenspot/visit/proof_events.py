"""Events of proving who is here, and of cards that are somebody else's."""

from __future__ import annotations

from citizenspot.visit.event import Event


class IdentityProved(Event, frozen=True, tag="identity_proved"):
    """The citizen's card signed a challenge of this desk after its PIN, and its issuer is known."""


class OtherCardSeen(Event, frozen=True, tag="other_card_seen"):
    """A card of somebody else came into the reader; whose, nobody keeps."""


class OtherCardSettled(Event, frozen=True, tag="other_card_settled"):
    """The mediator said that the visit goes on with the person it is for."""
