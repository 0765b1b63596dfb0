"""Why a delivery is not even tried from this desk: a person has to put something right first."""

from __future__ import annotations

from enum import Enum

import msgspec


class HeldReason(Enum):
    """What has to be put right before a delivery can be sent."""

    NO_CONNECTOR = "no_connector"
    OTHER_WORLD = "other_world"
    BODY_UNREADABLE = "body_unreadable"


class Held(msgspec.Struct, frozen=True, tag="held"):
    """The delivery stays in its state and is not tried until the program starts again."""

    reason: HeldReason
