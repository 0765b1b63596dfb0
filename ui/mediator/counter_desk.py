"""The desk as screen 1 uses it: `DeskPort` over `citizenspot.desk`, with search and needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citizenspot.visit.words import Actor
from ui.mediator.desk_port import (
    CitizenScreen,
    Found,
    ServiceNeeds,
    Wanted,
)
from ui.mediator.search.service_finder import ServiceFinder

if TYPE_CHECKING:
    from citizenspot.desk.desk import Desk
    from citizenspot.desk.ports import CatalogueAtHand
    from citizenspot.texts import Texts
    from citizenspot.visit.commands import AnyCommand
    from ui.mediator.search.listed import Listed

EnterOwnPin = Callable[[int, bytearray], None]


class CounterDesk:
    """Hands on what screen 1 does, and answers its questions from the catalogue in memory.

    Before the desk is open there is no catalogue, and nothing is found.
    """

    def __init__(
        self, desk: Desk, texts: Texts, enter_own_pin: EnterOwnPin = lambda _request, _digits: None
    ) -> None:
        """Keep the desk and the language of screen 1; a PIN goes past the desk, to the reader."""
        self._desk = desk
        self._enter_own_pin = enter_own_pin
        self._texts = texts
        self._listed: Listed | None = None
        self._tell: Callable[[CitizenScreen], None] = lambda _: None
        self._finder = ServiceFinder(texts.language)

    def take_catalogue(self, catalogue: CatalogueAtHand) -> None:
        """Search in this catalogue from now on."""
        from ui.mediator.search.listed import Listed  # noqa: PLC0415 - not needed to start

        self._listed = Listed(catalogue, self._texts)
        self._finder.search_in(self._listed)

    def citizen_screen_is(self, screen: CitizenScreen) -> None:
        """Pass on how screen 2 fares; from any thread."""
        self._tell(screen)

    def submit(self, command: AnyCommand) -> None:
        """Queue an act of the mediator."""
        self._desk.submit(command, Actor.MEDIATOR)

    def draft(self, case: str, field: str, text: str) -> None:
        """Show unfinished text on the other screen."""
        self._desk.draft(case, field, text, Actor.MEDIATOR)

    def enter_own_pin(self, request: int, digits: bytearray) -> bool:
        """Give a PIN to the card reader's worker, which wipes it."""
        self._enter_own_pin(request, digits)
        return True

    def watch_citizen_screen(self, tell: Callable[[CitizenScreen], None]) -> None:
        """Tell how screen 2 fares whenever it changes."""
        self._tell = tell
        tell(CitizenScreen.STARTING_AGAIN)

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        """Find services: at once, or on the search's own thread."""
        self._finder.ask(wanted, tell)

    def wait_until_found(self, limit_s: float) -> bool:
        """Wait until what was asked for is answered; say whether it was in time."""
        return self._finder.wait_until_answered(limit_s)

    def close(self) -> None:
        """End the search's thread."""
        self._finder.close()

    def why(self, service: str, text: str) -> tuple[str, ...]:
        """Return for each word typed why the service answers it."""
        from ui.mediator.search.reasons_in_words import (  # noqa: PLC0415 - not needed to start
            reasons_in_words,
        )

        whole = self._listed.catalogue.whole if self._listed else None
        return reasons_in_words(whole, service, text, self._texts) if whole else ()

    def needs(self, service: str) -> ServiceNeeds:
        """Return what a service needs; raises `KeyError` where there is no such service."""
        from ui.mediator.needs_in_words import needs_in_words  # noqa: PLC0415 - not needed to start

        listed = self._listed
        if listed is None:
            raise KeyError(service)
        found = listed.catalogue.services[service]
        return needs_in_words(
            found,
            self._texts,
            provider=listed.provider(found),
            private=found.provider in listed.catalogue.private_providers,
            vouched_for=listed.catalogue.vouched_for,
        )
