"""How the desk looks at this moment, beyond what is journalled: drafts, refusals, the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from citizenspot.day.sight import DaySight
from citizenspot.desk.ports import CatalogueAtHand, Place, PracticeCards
from citizenspot.documents.table_sight import TableSight
from citizenspot.journal.errors import JournalError
from citizenspot.scanning.scanned import Scanned
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.commands import AnyCommand, EnterField
from citizenspot.visit.events import FieldCleared, FieldEntered, Happened, PageTurned
from citizenspot.visit.handover_sight import HandoverSight
from citizenspot.visit.mail_events import MailAddressGiven
from citizenspot.visit.receipt_mail import ADDRESS_FIELD
from citizenspot.visit.refusals import Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import (
    NO_PRACTICE_READER,
    Draft,
    Failure,
    FieldKey,
    PinTurn,
    RejectedEntry,
    Surroundings,
)
from citizenspot.visit.words import Actor
from services_catalog.differences import Difference


@dataclass
class Look:
    """What changes on the screens without anything having happened; lost with the program."""

    drafts: dict[FieldKey, Draft] = field(default_factory=dict)
    rejected: dict[FieldKey, RejectedEntry] = field(default_factory=dict)
    refused: dict[Actor, Refused] = field(default_factory=dict)
    reader: str = ""
    card: CardSight | None = None
    key_problem: str = ""
    pin: PinTurn | None = None
    handover: HandoverSight | None = None
    german_cards: bool = False
    endings: bool = False
    failure: Failure | None = None
    voices: frozenset[str] = frozenset()
    slip_problem: str = ""
    undo: AnyCommand | None = None
    scanned: Scanned | None = None
    changed: dict[str, tuple[Difference, ...]] = field(default_factory=dict)
    table: TableSight | None = None
    rests: dict[str, datetime] = field(default_factory=dict)
    screen_is_gone: bool = False

    def after(self, history: Sequence[Happened]) -> None:
        """Forget what events have made out of date."""
        self.refused.clear()
        self.scanned = None
        self.endings = False
        for happened in history:
            event = happened.event
            if isinstance(event, FieldEntered | FieldCleared):
                self.drafts.pop((event.case, event.field), None)
                self.rejected.pop((event.case, event.field), None)
            if isinstance(event, MailAddressGiven):
                self.drafts.pop((event.case, ADDRESS_FIELD), None)
                self.rejected.pop((event.case, ADDRESS_FIELD), None)
            if isinstance(event, PageTurned):
                self.drafts.clear()
                self.rejected.clear()

    def forget_visit(self) -> None:
        """Forget everything of the visit that is over or put aside."""
        self.drafts.clear()
        self.rejected.clear()
        self.refused.clear()
        self.slip_problem = ""
        self.scanned = None
        self.endings = False
        self.undo = None
        self.pin = None
        self.handover = None
        self.card = None
        self.key_problem = ""
        self.changed.clear()

    def hear_of_slip(self, problem: str) -> None:
        """Know what keeps the slip for home, or that nothing does any more."""
        self.slip_problem = problem

    def hear_voices(self, languages: frozenset[str]) -> None:
        """Know the languages that can be read aloud here, by their base tags."""
        self.voices = languages

    def hear_of_screen(self, *, present: bool) -> None:
        """Know whether the citizen's screen is there; between two visits no event says it."""
        self.screen_is_gone = not present

    def hear_rest(self, provider: str, until: datetime | None) -> None:
        """Know until when a provider is left alone, by the name of its lane."""
        if until is None:
            self.rests.pop(provider, None)
        else:
            self.rests[provider] = until

    def write(self, key: FieldKey, draft: Draft) -> None:
        """Keep a half-typed text."""
        self.drafts[key] = draft

    def reject(self, case: Case, command: EnterField) -> None:
        """Keep what was typed and could not be read, with the sentence that says why."""
        self.drafts.pop((case.id, command.field), None)
        if command.field == ADDRESS_FIELD:
            self._reject_address(case, command.text)
            return
        from services_catalog.field_kinds import Rejected  # noqa: PLC0415 - loads JSON Schema
        from services_catalog.fields import accept  # noqa: PLC0415
        from services_catalog.rejections import sentence  # noqa: PLC0415

        read = accept(case.service, command.field, command.text)
        if isinstance(read, Rejected):
            entry = RejectedEntry(command.text, sentence(read.reason), {"allowed": read.allowed})
            self.rejected[case.id, command.field] = entry

    def _reject_address(self, case: Case, typed: str) -> None:
        from services_catalog.address_typed import not_an_email  # noqa: PLC0415 - seldom asked

        said, example = not_an_email()
        entry = RejectedEntry(typed, said, {"allowed": example})
        self.rejected[case.id, ADDRESS_FIELD] = entry

    def surroundings(
        self,
        place: Place,
        catalogue: CatalogueAtHand,
        today: date,
        others: tuple[Visit, ...],
        *,
        day: DaySight,
        practice: PracticeCards | None,
    ) -> Surroundings:
        """Return the look as the views are given it."""
        return Surroundings(
            today=today,
            zone=place.zone,
            drafts=dict(self.drafts),
            rejected=dict(self.rejected),
            refused=dict(self.refused),
            failure=self.failure,
            reader=self.reader,
            card=self.card,
            key_problem=self.key_problem,
            pin=self.pin,
            handover=self.handover,
            german_cards=self.german_cards,
            shuffled_keypad=place.shuffled_keypad,
            practice_cards=practice.cards() if practice else (),
            practice_reader=practice.reader() if practice else NO_PRACTICE_READER,
            endings=self.endings,
            others=others,
            spot=place.spot,
            desk=place.desk,
            mediator=place.mediator,
            practice=place.practice,
            voices=self.voices,
            slip_problem=self.slip_problem,
            screen_is_gone=self.screen_is_gone,
            printers=place.printers,
            mail=place.mail,
            provider_names=catalogue.provider_names,
            rests=dict(self.rests),
            has_undo=self.undo is not None,
            scanned=self.scanned,
            services=catalogue.services,
            easy_languages=catalogue.easy_languages,
            changed=dict(self.changed),
            hours=place.hours,
            table=self.table,
            day=day,
        )


def failure_of(error: JournalError, code: str = "") -> Failure:
    """Return what the screens say of an error of the journal."""
    return Failure(error.sentence, error.next_act, error.values, code)
