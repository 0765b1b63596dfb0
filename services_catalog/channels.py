"""The same service through another channel: what it asks and costs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from services_catalog.definition import ALWAYS, Cost, Evidence, Service

if TYPE_CHECKING:
    from collections.abc import Iterable

Line = TypeVar("Line", Cost, Evidence)


def through(service: Service, channel_id: str) -> Service:
    """Return the service as it is through one of its channels.

    Raises:
        KeyError: the service has no such channel.
    """
    channel = next((each for each in service.channels if each.id == channel_id), None)
    if channel is None:
        raise KeyError(channel_id)
    costs = _with(service.costs, channel.costs, channel.without)
    return msgspec.structs.replace(
        service,
        costs=tuple(sorted(costs, key=lambda cost: cost.when == ALWAYS)),
        evidence=_with(service.evidence, channel.evidence, channel.without),
        duration=channel.duration or service.duration,
    )


def _with(
    lines: Iterable[Line], own: tuple[Line, ...], without: tuple[str, ...]
) -> tuple[Line, ...]:
    """Return the lines with those of the channel in their places, and its new ones after them."""
    kept = {line.id: line for line in lines if line.id not in without}
    return tuple((kept | {line.id: line for line in own}).values())
