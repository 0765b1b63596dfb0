"""What a desk holds about a person, as values: for the sheet that tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from citizenspot.visit.commands import Identity
from citizenspot.visit.state import Visit
from services_catalog.definition import Text

HELD_NAME = "held.pdf"


class HeldReading(msgspec.Struct, frozen=True):
    """When a visit was read after its end, and why."""

    at: datetime
    why: str


class HeldVisit(msgspec.Struct, frozen=True):
    """A visit of the person; `ended_at` is `None` while it goes on."""

    visit: Visit
    ended_at: datetime | None
    readings: tuple[HeldReading, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """All that a desk holds about a person, and when it was looked for."""

    person: Identity
    visits: tuple[HeldVisit, ...]
    spot: str
    desk: str
    asked_at: datetime
    kept_days: int
    provider_names: Mapping[str, Text]
    file: str
    """The name of the file that has every event word for word; empty where none is given."""


class HeldSheetAsked(msgspec.Struct, frozen=True):
    """A sheet that is to be made and printed; `name` is the folder it is kept in until then.

    `language` is the person's, and `time_zone` an IANA name.
    """

    name: str
    held: Held
    language: str
    time_zone: str
