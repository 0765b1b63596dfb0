"""The desk as screen 1 uses it: `DeskPort` over `citizenspot.desk`, with search and needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from citizenspot.visit.words import Actor
from ui.mediator.desk_port import CitizenScreen, ServiceHit, ServiceNeeds

if TYPE_CHECKING:
    from citizenspot.desk.desk import Desk
    from citizenspot.desk.ports import CatalogueAtHand
    from citizenspot.texts import Texts
    from citizenspot.visit.commands import AnyCommand
    from services_catalog.definition import Service

MOST_HITS = 50


class CounterDesk:
    """Hands on what screen 1 does, and answers its questions from the catalogue in memory.

    Before the desk is open there is no catalogue, and nothing is found.
    """

    def __init__(self, desk: Desk, texts: Texts) -> None:
        """Keep the desk and the language of screen 1."""
        self._desk = desk
        self._texts = texts
        self._catalogue: CatalogueAtHand | None = None
        self._tell: Callable[[CitizenScreen], None] = lambda _: None

    def take_catalogue(self, catalogue: CatalogueAtHand) -> None:
        """Search in this catalogue from now on."""
        self._catalogue = catalogue

    def citizen_screen_is(self, screen: CitizenScreen) -> None:
        """Pass on how screen 2 fares; from any thread."""
        self._tell(screen)

    def submit(self, command: AnyCommand) -> None:
        """Queue an act of the mediator."""
        self._desk.submit(command, Actor.MEDIATOR)

    def draft(self, case: str, field: str, text: str) -> None:
        """Show unfinished text on the other screen."""
        self._desk.draft(case, field, text, Actor.MEDIATOR)

    def watch_citizen_screen(self, tell: Callable[[CitizenScreen], None]) -> None:
        """Tell how screen 2 fares whenever it changes."""
        self._tell = tell
        tell(CitizenScreen.STARTING_AGAIN)

    def search(self, text: str) -> Sequence[ServiceHit]:
        """Return the services that match, best first."""
        from services_catalog.search.finding import search  # noqa: PLC0415 - not needed to start

        if self._catalogue is None or self._catalogue.whole is None:
            return ()
        hits = search(self._catalogue.whole, text, self._texts.language, MOST_HITS)
        return tuple(
            self._hit(self._catalogue, hit.service, hit.why.text if hit.why else "") for hit in hits
        )

    def needs(self, service: str) -> ServiceNeeds:
        """Return what a service needs; raises `KeyError` where there is no such service."""
        from ui.mediator.needs_in_words import needs_in_words  # noqa: PLC0415 - not needed to start

        if self._catalogue is None:
            raise KeyError(service)
        found = self._catalogue.services[service]
        return needs_in_words(
            found,
            self._texts,
            provider=self._provider(self._catalogue, found),
            private=found.provider in self._catalogue.private_providers,
        )

    def _hit(self, catalogue: CatalogueAtHand, service_id: str, why: str) -> ServiceHit:
        from services_catalog.definition import words  # noqa: PLC0415 - not needed to start

        service = catalogue.services[service_id]
        name = words(service.name, self._texts.language, service.source_lang)
        return ServiceHit(
            id=service.id,
            name=name,
            provider=self._provider(catalogue, service),
            summary=words(service.summary, self._texts.language, service.source_lang),
            why="" if why == name else why,
            to_confirm=service.availability == "to-confirm",
            private=service.provider in catalogue.private_providers,
        )

    def _provider(self, catalogue: CatalogueAtHand, service: Service) -> str:
        from services_catalog.definition import words  # noqa: PLC0415 - not needed to start

        name = catalogue.provider_names.get(service.provider, {})
        return words(name, self._texts.language, service.source_lang) or service.provider
