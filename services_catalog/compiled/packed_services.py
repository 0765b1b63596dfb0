"""Services as the bytes they are sent and kept in (MessagePack), taken apart one by one.

Two processes read a catalogue, and it is written as bytes in the end: to take each service apart
on the way, and put it together again, would take a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Service
from services_catalog.problems import Report
from services_catalog.references import File, Outline

if TYPE_CHECKING:
    from typing import Self

KEPT_IN_MEMORY = 64
"""How many services stay in memory once read, the latest used: more than a list of hits."""

_SERVICE = msgspec.msgpack.Decoder(Service)
_OUTLINE = msgspec.msgpack.Decoder(Outline)


class Packed(msgspec.Struct, frozen=True):
    """One service that was judged sound: its bytes, and what other files may say of it."""

    outline: Outline
    whole: bytes

    @classmethod
    def from_bytes(cls, whole: bytes) -> Self:
        """Return the service in some bytes; raises `msgspec.DecodeError` where there is none."""
        return cls(_OUTLINE.decode(whole), whole)

    @classmethod
    def of(cls, service: Service) -> Self:
        """Return a service packed."""
        outline = Outline(
            service.id, service.name, service.provider, service.replaces, service.follow_up
        )
        return cls(outline, msgspec.msgpack.encode(service))

    def as_file(self, name: str) -> File:
        """Return the sound file that it was read in."""
        outline = self.outline
        return File(Report(name), outline.id, outline.provider, outline, self.whole)


class PackedServices(Mapping[str, Service]):
    """Services by id."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        """Keep the bytes of each service."""
        self.packed = packed
        self._kept = lru_cache(KEPT_IN_MEMORY)(self._typed)

    def __getitem__(self, id_: str) -> Service:
        """Return a service; raises `KeyError` where there is none of this id."""
        return self._kept(id_)

    def _typed(self, id_: str) -> Service:
        return _SERVICE.decode(self.packed[id_])

    def __contains__(self, id_: object) -> bool:
        """Say whether there is such a service, without taking it apart."""
        return id_ in self.packed

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self.packed)

    def __len__(self) -> int:
        """Return how many services there are."""
        return len(self.packed)


def packed_ones(services: Mapping[str, Service]) -> Mapping[str, bytes]:
    """Return the bytes of each service by its id."""
    if isinstance(services, PackedServices):
        return services.packed
    return {id_: msgspec.msgpack.encode(service) for id_, service in services.items()}
