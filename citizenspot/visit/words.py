"""The visit's closed vocabularies: who acts, how far we know the citizen, how a case ended."""

from __future__ import annotations

from enum import Enum


class Actor(Enum):
    """Who did an act: the citizen on screen 2, the mediator on screen 1, or the program."""

    CITIZEN = "citizen"
    MEDIATOR = "mediator"
    SYSTEM = "system"


class Assurance(Enum):
    """How sure we are who the citizen is; the order is the order of trust."""

    NONE = "none"
    DOCUMENT_SEEN = "document seen"
    CARD_READ = "card read"
    CARD_VERIFIED = "card verified"
    CARD_AND_PIN = "card + PIN"

    def reaches(self, other: Assurance) -> bool:
        """Say whether this assurance is at least as high as another."""
        ranks = list(Assurance)
        return ranks.index(self) >= ranks.index(other)


class HelpLevel(Enum):
    """Who did a step, and with how much help; `screens.md` §3.5 gives the scale."""

    ALONE = "alone"
    TOLD = "told"
    SHOWN = "shown"
    PARTLY = "partly done for them"
    DONE = "done for them"


class Phase(Enum):
    """Where a visit stands as a whole."""

    WELCOME = "welcome"
    SERVICES = "services"
    CASE = "case"
    PARKED = "parked"
    GOODBYE = "goodbye"
    WIPED = "wiped"


class Outcome(Enum):
    """How a case ended; everything but `carried_out` and `on_its_way` counts as unmet need."""

    CARRIED_OUT = "carried out"
    ON_ITS_WAY = "on its way"
    REFUSED = "refused by the provider"
    DECLINED = "declined by the citizen"
    NOT_ELIGIBLE = "not eligible"
    PAPERS_MISSING = "papers missing"
    NOT_PROVED = "identity not proved"
    PROVIDER_DOWN = "provider down"
    STOPPED = "stopped by the citizen"


class TextSize(Enum):
    """How large screen 2 writes."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


class Contrast(Enum):
    """In which colours screen 2 writes: the spot's own, light on dark, or as strong as can be."""

    USUAL = "usual"
    DARK = "dark"
    STRONG = "strong"


class PaymentMethod(Enum):
    """How a fee was paid."""

    CASH = "cash"
    TERMINAL = "terminal"
    REFERENCE = "reference"


class Alone(Enum):
    """The citizen's own answer to: could you do this alone next time?"""

    YES = "yes"
    WITH_HELP = "with help"
    NO = "no"


class DeliveryState(Enum):
    """Where a submission stands on its way to the provider."""

    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
