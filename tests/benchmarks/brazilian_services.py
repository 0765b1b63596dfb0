"""Brazil's services as they are imported, and their popular names, which are kept out of the index.

Source: Cartas de Serviço, servicosgovbr/cartas-de-servico at 904bc8de (MIT): one XML a service.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import msgspec

from services_catalog.catalogue import Catalogue
from services_catalog.definition import Service
from services_catalog.exchange.brazil import Imported, read_brazil

TODAY = date(2026, 11, 27)


@dataclass(frozen=True)
class Popular:
    """A popular name, the service it is of, and whether that is held out."""

    name: str
    service: str
    held: bool


def brazilian(archive: Path) -> tuple[Catalogue, tuple[Popular, ...]]:
    """Return the services of the archive without their popular names, and those names."""
    read = [each for each in read_brazil(archive, TODAY) if isinstance(each, Imported)]
    catalogue = Catalogue(
        services=MappingProxyType(
            {
                each.service.id: msgspec.structs.replace(each.service, also_called={})
                for each in read
            }
        ),
        providers=MappingProxyType({each.provider.id: each.provider for each in read}),
        problems=(),
    )
    return catalogue, tuple(popular for each in read for popular in _popular(each.service))


def _popular(service: Service) -> Iterator[Popular]:
    held = int(hashlib.sha256(service.id.encode()).hexdigest(), 16) % 2 == 1
    for names in service.also_called.values():
        for name in names:
            yield Popular(name, service.id, held)
