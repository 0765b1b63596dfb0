"""The practice world: the practice town, a virtual reader and its cards, for one workstation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from citizenspot.visit.practice_reader import PracticeReader
from citizenspot.workstation import TIME_ZONE, PracticeParts, catalogue_folder, pcsc_readers

if TYPE_CHECKING:
    from citizenspot.desk.ports import CatalogueAtHand
    from citizenspot.documents.sources import PageSource
    from citizenspot.eid.readers import Readers
    from citizenspot.eid.trust.chain_question import Trust
    from citizenspot.german_card_parts import GermanCardParts
    from citizenspot.providers.connector import Connector
    from citizenspot.visit.practice_reader import AtKeypad
    from kiosk_config.settings import PracticeProvider, PracticeSettings
    from training.cards.german.played_ausweisapp import PlayedAusweisApp
    from training.cards.specimen import Specimen
    from training.cards.virtual_readers import VirtualReaders
    from training.cards.vpcd import InsertedCard
    from training.town.process import TownProcess


OTHER_DIGITS = str.maketrans("0123456789", "1234567890")
"""What makes a wrong PIN of the right one."""


class PracticeWorld:
    """What practice has in the place of readers and providers; `end` ends what was started.

    Cards and town are loaded when they are first asked for, which is after the windows are there.
    """

    def __init__(self, settings: PracticeSettings, *, vpcd_port: int | None = None) -> None:
        """Prepare; with a port the cards go through the real reader service, by vpcd's protocol."""
        self._settings = settings
        self._vpcd_port = vpcd_port
        self._inserted: InsertedCard | None = None
        self._in_trouble: tuple[tuple[str, str], ...] = ()
        self._reader = PracticeReader()
        self._specimen: Specimen | None = None
        self.town: TownProcess | None = None

    @cached_property
    def virtual_readers(self) -> VirtualReaders:
        """The reader inside the program."""
        from training.cards.virtual_readers import VirtualReaders  # noqa: PLC0415

        return VirtualReaders(today)

    @cached_property
    def ausweisapp(self) -> PlayedAusweisApp:
        """The AusweisApp that is played."""
        from training.cards.german.played_ausweisapp import PlayedAusweisApp  # noqa: PLC0415

        return PlayedAusweisApp(today, self.remove)

    def parts(self) -> PracticeParts:
        """Return the parts a practice workstation is made of."""
        return PracticeParts(
            readers=self._readers,
            trust=_trust,
            cards=self,
            connectors=self._connectors,
            scanner=_scanner,
            german_cards=self._german_cards,
            end=self.end,
        )

    def cards(self) -> tuple[tuple[str, str], ...]:
        """Return the specimens' names and labels, and what can go wrong with the last one put in.

        A name that begins with another's and goes on with a stroke is that card in trouble.
        """
        return (*self._cards, *self._in_trouble)

    @cached_property
    def _cards(self) -> tuple[tuple[str, str], ...]:
        from training.cards.specimen import load_specimens  # noqa: PLC0415

        language = self._settings.language
        return tuple((each.name, each.label(language)) for each in load_specimens())

    def insert(self, name: str) -> None:
        """Put a specimen into the reader, in place of what is in it."""
        self.remove()
        self._in_trouble = self._troubles_of(name)
        self._lay(name)
        if self._vpcd_port is None:
            self.virtual_readers.insert(name)
            return
        from training.cards.emulated_card import emulate  # noqa: PLC0415
        from training.cards.specimen import find_specimen  # noqa: PLC0415
        from training.cards.vpcd import InsertedCard  # noqa: PLC0415

        self._inserted = InsertedCard(emulate(find_specimen(name), today()), self._vpcd_port)

    def reader(self) -> PracticeReader:
        """Return what is to be typed for the card that is in, and whether there is a keypad."""
        return self._reader

    def use_keypad(self, *, keypad: bool) -> None:
        """Give the reader inside the program a keypad of its own, or take it away."""
        from training.cards.waiting_keypad import WaitingKeypad  # noqa: PLC0415 - seldom used

        self.virtual_readers.keypad = WaitingKeypad() if keypad else None
        self._reader = replace(self._reader, has_keypad=keypad)

    def press(self, entry: AtKeypad) -> None:
        """Play what the citizen does at the keypad."""
        from training.cards.pinpad.keypad import Act  # noqa: PLC0415 - as above

        keypad, specimen = self.virtual_readers.keypad, self._specimen
        if keypad is None or specimen is None or specimen.document is None:
            return
        pin = specimen.document.pin
        acts: dict[AtKeypad, str | Act] = {
            "right": pin,
            "wrong": pin.translate(OTHER_DIGITS),
            "cancels": Act.CANCELS,
            "lets_time_pass": Act.LETS_TIME_PASS,
        }
        keypad.will(acts[entry])

    def _lay(self, name: str) -> None:
        """Know the card that is put in, and let the played AusweisApp see a German one."""
        from training.cards.specimen import find_specimen  # noqa: PLC0415
        from training.cards.to_type import to_type  # noqa: PLC0415

        self._specimen = specimen = find_specimen(name)
        self._reader = replace(self._reader, to_type=to_type(specimen, today()))
        self.ausweisapp.lay(specimen if specimen.family == "de.eid" else None)

    def _troubles_of(self, name: str) -> tuple[tuple[str, str], ...]:
        from training.cards.specimen import base_of  # noqa: PLC0415
        from training.cards.trouble import troubles_of  # noqa: PLC0415

        base, language = base_of(name), self._settings.language
        if base is None:
            return ()
        return tuple((f"{base.name}-{t.name}", t.label(language)) for t in troubles_of(base))

    def remove(self) -> None:
        """Take the specimen out; does nothing when there is none."""
        self._specimen, self._reader = None, replace(self._reader, to_type=())
        self.ausweisapp.lay(None)
        if self._vpcd_port is None:
            self.virtual_readers.remove()
        if self._inserted is not None:
            self._inserted.remove()
            self._inserted = None

    def end(self) -> None:
        """Take the card out, and end the town."""
        self.remove()
        if self.town is not None:
            self.town.stop()

    def _readers(self) -> Readers:
        if self._vpcd_port is None:
            return self.virtual_readers
        return pcsc_readers(self._settings)

    def _german_cards(self) -> GermanCardParts:
        from citizenspot.german_card_parts import GermanCardParts  # noqa: PLC0415
        from training.cards.german.played_eid_service import PlayedEidService  # noqa: PLC0415

        return GermanCardParts(self.ausweisapp, PlayedEidService(today))

    def _connectors(self, catalogue: CatalogueAtHand) -> Mapping[str, Connector]:
        from citizenspot.providers.registry import practice_connectors  # noqa: PLC0415

        return practice_connectors(self._settings.providers or self._town_providers(catalogue))

    def _town_providers(self, catalogue: CatalogueAtHand) -> Mapping[str, PracticeProvider]:
        from training.town.offices import town_providers  # noqa: PLC0415
        from training.town.process import TownProcess  # noqa: PLC0415
        from training.town.ready_file import usual_ready_file  # noqa: PLC0415

        self.town = TownProcess.start(
            catalogue=catalogue_folder(self._settings), ready_file=usual_ready_file()
        )
        return town_providers(self.town.url, catalogue.services.values())


def today() -> date:
    """Return the day at the counter."""
    return datetime.now(ZoneInfo(TIME_ZONE)).date()


def _scanner() -> PageSource:
    from training.papers.played_scanner import PlayedScanner  # noqa: PLC0415 - late, as readers are

    return PlayedScanner()


def _trust() -> Trust:
    from training.cards.practice_trust import practice_trust  # noqa: PLC0415 - late, as readers are

    return practice_trust()
