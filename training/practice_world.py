"""The practice world: the practice town, a virtual reader and its cards, for one workstation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from citizenspot.desk.ports import CatalogueAtHand
from citizenspot.eid.readers import Readers
from citizenspot.providers.connector import Connector
from citizenspot.workstation import TIME_ZONE, PracticeParts, catalogue_folder, pcsc_readers
from kiosk_config.settings import PracticeProvider, PracticeSettings
from training.cards.specimen import load_specimens
from training.cards.virtual_readers import VirtualReaders
from training.town.offices import town_providers
from training.town.process import TownProcess


class PracticeWorld:
    """What practice has in the place of readers and providers; `end` ends what was started."""

    def __init__(self, settings: PracticeSettings, *, real_reader: bool = False) -> None:
        """Prepare; with `real_reader` the cards are read through the real reader service."""
        self._settings = settings
        self._real_reader = real_reader
        self.virtual_readers = VirtualReaders(today)
        language = settings.language
        self._cards = tuple((each.name, each.label(language)) for each in load_specimens())
        self.town: TownProcess | None = None

    def parts(self) -> PracticeParts:
        """Return the parts a practice workstation is made of."""
        return PracticeParts(
            readers=self._readers, cards=self, connectors=self._connectors, end=self.end
        )

    def cards(self) -> tuple[tuple[str, str], ...]:
        """Return the specimens' names, each with whose card it is."""
        if self._real_reader:
            return ()
        return self._cards

    def insert(self, name: str) -> None:
        """Put a specimen into the virtual reader."""
        self.virtual_readers.insert(name)

    def remove(self) -> None:
        """Take the specimen out."""
        self.virtual_readers.remove()

    def end(self) -> None:
        """End the town."""
        if self.town is not None:
            self.town.stop()

    def _readers(self) -> Readers:
        return pcsc_readers(self._settings) if self._real_reader else self.virtual_readers

    def _connectors(self, catalogue: CatalogueAtHand) -> Mapping[str, Connector]:
        from citizenspot.providers.registry import practice_connectors  # noqa: PLC0415

        return practice_connectors(self._settings.providers or self._town_providers(catalogue))

    def _town_providers(self, catalogue: CatalogueAtHand) -> Mapping[str, PracticeProvider]:
        self.town = TownProcess.start(catalogue=catalogue_folder(self._settings))
        return town_providers(self.town.url, catalogue.services.values())


def today() -> date:
    """Return the day at the counter."""
    return datetime.now(ZoneInfo(TIME_ZONE)).date()
