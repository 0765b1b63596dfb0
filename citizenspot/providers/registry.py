"""Which connector leads to which provider: made from the settings of one world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from citizenspot.providers.access import Access, Credentials
from citizenspot.providers.connector import Connector
from citizenspot.providers.exchange import Limits
from citizenspot.providers.open311 import Open311Connector
from citizenspot.providers.rest import RestConnector
from kiosk_config.settings import LiveProvider, PracticeProvider

_KINDS: Mapping[str, Callable[[Access, Limits], Connector]] = MappingProxyType(
    {"rest": RestConnector, "open311": Open311Connector}
)


class UnusableProviderError(ValueError):
    """A provider's settings do not lead anywhere, or into the other world; names which, and why."""

    def __init__(self, provider: str, cause: str) -> None:
        super().__init__(f"provider {provider}: {cause}")
        self.provider = provider
        self.cause = cause


def live_connectors(
    providers: Mapping[str, LiveProvider], credentials: Credentials, limits: Limits | None = None
) -> Mapping[str, Connector]:
    """Return the connectors of a live desk, by provider.

    A `LiveProvider` cannot hold an address of this machine, so none of them is the town.

    Raises:
        UnusableProviderError: a provider is not one of a live desk, or its address is broken.
    """
    return _connectors(providers, LiveProvider, credentials, limits or Limits())


def practice_connectors(
    providers: Mapping[str, PracticeProvider],
    credentials: Credentials = lambda _: None,
    limits: Limits | None = None,
) -> Mapping[str, Connector]:
    """Return the connectors of a practice desk, by provider.

    A `PracticeProvider` cannot hold an address of any other machine.

    Raises:
        UnusableProviderError: a provider is not one for practice, or its address is broken.
    """
    return _connectors(providers, PracticeProvider, credentials, limits or Limits())


def _connectors(
    providers: Mapping[str, LiveProvider] | Mapping[str, PracticeProvider],
    world: type[LiveProvider | PracticeProvider],
    credentials: Credentials,
    limits: Limits,
) -> Mapping[str, Connector]:
    made: dict[str, Connector] = {}
    for name, settings in providers.items():
        if not isinstance(settings, world):
            raise UnusableProviderError(name, f"{settings.base_url} is of the other world")
        try:
            made[name] = _KINDS[settings.connector](Access(settings, credentials), limits)
        except ValueError as error:
            raise UnusableProviderError(name, str(error)) from error
    return MappingProxyType(made)
