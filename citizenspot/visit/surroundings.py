"""What a view shows besides the state: what is half-typed, refused or under way at this moment.

Nothing of this is journalled, and nothing of it survives the program: it is how the desk looks,
not what has happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import Literal

import msgspec

from citizenspot.day.sight import DaySight
from citizenspot.documents.table_sight import TableSight
from citizenspot.scanning.scanned import Scanned
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.practice_reader import PracticeReader
from citizenspot.visit.refusals import Refused
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor
from services_catalog.definition import Service
from services_catalog.differences import Difference

MailGoes = Literal["", "server", "nobody"]
NO_PRACTICE_READER = PracticeReader()
FieldKey = tuple[str, str]
"""A case's id and a field's name."""


@dataclass(frozen=True)
class Draft:
    """A half-typed field: who is writing, and what stands there now."""

    by: Actor
    text: str


@dataclass(frozen=True)
class RejectedEntry:
    """What was typed into a field and could not be read, with the sentence that says why."""

    typed: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """Something that failed: the sentence, the next act, and the code if the desk has stopped."""

    sentence: str
    next_act: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True)
class PinTurn:
    """One question for a card's PIN, as both screens show it; nothing here is of the PIN.

    `problem` is a value of `PinProblem`, or empty; where it `is_final` no PIN is asked for.
    """

    request: int
    tries_left: int | None
    shortest: int = 4
    longest: int = 12
    on_pinpad: bool = False
    problem: str = ""
    is_final: bool = False
    last_try_allowed: bool = False
    is_under_way: bool = False

    @property
    def needs_second_yes(self) -> bool:
        """Whether the citizen has still to say that the last try may be used."""
        return self.tries_left == 1 and not self.last_try_allowed


class Surroundings(msgspec.Struct, frozen=True):
    """What the screens show besides the visit.

    `reader` is a value of `eid.card_events.CardState`, `card` is what the card in it has said, and
    `key_problem` why what was typed does not open it; `german_cards` says that AusweisApp can read
    them here, `handover` how it does. `practice_cards` names the virtual cards with their labels,
    and `practice_reader` what to type for the one that is in, in practice. `endings` says that
    screen 1 shows the reasons for closing.
    `printers` are the printers' names by the paper they print on, `mail` where e-mail goes from
    here: empty where there is none, `nobody` in practice. `voices` are the languages that
    can be read aloud here, by their base tags. `has_undo` says that the last act can be taken back,
    `scanned` is what was scanned, `day` the desk's day around it, `hours` when the spot is open.
    `table` are the sheets of a paper that is being copied.
    `slip_problem` is a `printing.PrinterReason`, or says that the slip for home was not written.
    `screen_is_gone` says that the citizen's screen is unplugged.
    `rests` says until when a provider is left alone because nothing came of it lately.
    `services` is the catalogue as it is now, `easy_languages` are those that it has easy texts in;
    `changed` says of a case's service what has changed since this mediator last began it.
    """

    today: date
    zone: tzinfo = UTC
    position: int = 0
    drafts: Mapping[FieldKey, Draft] = msgspec.field(default_factory=dict)
    rejected: Mapping[FieldKey, RejectedEntry] = msgspec.field(default_factory=dict)
    refused: Mapping[Actor, Refused] = msgspec.field(default_factory=dict)
    failure: Failure | None = None
    reader: str = ""
    card: CardSight | None = None
    key_problem: str = ""
    pin: PinTurn | None = None
    handover: HandoverSight | None = None
    german_cards: bool = False
    shuffled_keypad: bool = False
    practice_cards: tuple[tuple[str, str], ...] = ()
    practice_reader: PracticeReader = NO_PRACTICE_READER
    endings: bool = False
    others: tuple[Visit, ...] = ()
    spot: str = ""
    desk: str = ""
    mediator: str = ""
    practice: bool = False
    voices: frozenset[str] = frozenset()
    printers: Mapping[str, str] = msgspec.field(default_factory=dict)
    mail: MailGoes = ""
    rests: Mapping[str, datetime] = msgspec.field(default_factory=dict)
    provider_names: Mapping[str, Mapping[str, str]] = msgspec.field(default_factory=dict)
    services: Mapping[str, Service] = msgspec.field(default_factory=dict)
    easy_languages: frozenset[str] = frozenset()
    changed: Mapping[str, tuple[Difference, ...]] = msgspec.field(default_factory=dict)
    has_undo: bool = False
    scanned: Scanned | None = None
    day: DaySight | None = None
    hours: tuple[time, time] | None = None
    table: TableSight | None = None
    slip_problem: str = ""
    screen_is_gone: bool = False
