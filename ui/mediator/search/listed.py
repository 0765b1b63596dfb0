"""What a list shows of each service, in the desk's language."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from citizenspot.desk.ports import CatalogueAtHand
from citizenspot.texts import Texts
from services_catalog.definition import Service, words
from services_catalog.vocabularies.events import EVENTS
from ui.mediator.desk_port import Event, ServiceHit


class Listed:
    """The services of one catalogue as hits.

    A hit is kept once it was made: to read a service out of the catalogue's file takes thirty times
    as long, the list of all is asked for whenever the search is opened, and the screen's own thread
    shows hits while somebody types.
    """

    def __init__(self, catalogue: CatalogueAtHand, texts: Texts) -> None:
        self.catalogue = catalogue
        self._language = texts.language
        self._kept = cache(self._made)
        self._event_once = cache(self._event)

    def make_ready(self) -> None:
        """Make every hit, so that none has to be read when it is found."""
        for service in self.catalogue.services:
            self._kept(service)

    def hit(self, service: str, why: str = "") -> ServiceHit:
        """Return a service, and why it was found where its name does not say it.

        Raises:
            KeyError: the catalogue has no such service.
        """
        hit = self._kept(service)
        return replace(hit, why=why) if why and why != hit.name else hit

    def provider(self, service: Service) -> str:
        """Return the whole name of who gives a service."""
        name = self.catalogue.provider_names.get(service.provider, {})
        return words(name, self._language, service.source_lang) or service.provider

    def _made(self, service_id: str) -> ServiceHit:
        service = self.catalogue.services[service_id]
        return ServiceHit(
            id=service.id,
            name=words(service.name, self._language, service.source_lang),
            provider=self._short_provider(service),
            to_confirm=service.availability == "to-confirm",
            private=service.provider in self.catalogue.private_providers,
            provider_id=service.provider,
            events=tuple(self._event_once(event) for event in service.events),
        )

    def _short_provider(self, service: Service) -> str:
        """Return the short name: a list has no room for more."""
        whole = self.catalogue.whole
        known = whole.providers.get(service.provider) if whole else None
        return known.short if known else self.provider(service)

    def _event(self, event: str) -> Event:
        known = EVENTS.get(event)
        return Event(event, words(known.name, self._language) if known else event)
