"""Where in a receipt there is text from outside, and a receipt with another text there."""

from __future__ import annotations

from typing import Any

import msgspec

from citizenspot.receipts.content import ReceiptContent

TEXT_FIELDS = frozenset(
    {
        "spot",
        "desk",
        "mediator",
        "head_characters",
        "citizen_name",
        "verification_address",
        "service_id",
        "provider_said",
        "reference",
        "reason",
        "currency",
        "citizen",
        "service",
    }
)
"""The names of the fields that hold text from outside, wherever in a receipt they stand."""


def text_places(content: ReceiptContent) -> list[tuple[str | int, ...]]:
    """Return where in a receipt there is text from outside."""
    return list(_places(msgspec.to_builtins(content), ()))


def with_text(
    content: ReceiptContent, places: list[tuple[str | int, ...]], text: str
) -> ReceiptContent:
    """Return the receipt with this text in some places."""
    told = msgspec.to_builtins(content)
    for *way, last in places:
        part = told
        for step in way:
            part = part[step]
        part[last] = text
    return msgspec.convert(told, ReceiptContent)


def _places(part: Any, way: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - builtins of any kind
    if isinstance(part, dict):
        for name, value in part.items():
            if isinstance(value, str):
                if name in TEXT_FIELDS:
                    yield (*way, name)
            else:
                yield from _places(value, (*way, name))
    elif isinstance(part, list | tuple):
        for position, value in enumerate(part):
            yield from _places(value, (*way, position))
