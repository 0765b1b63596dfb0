"""The program's log: named events with known fields, and nothing a person could be known by.

A field that is not in `KNOWN` is dropped before anything is written, so a name in an error's text
or in a variable cannot reach a log by accident. structlog is loaded with the first line, not with
the program: it costs a start 80 ms.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

KNOWN = frozenset(
    {"after_s", "code", "error", "event", "level", "name", "number", "place", "problem", "reason"}
    | {"timestamp", "where"}
)
"""The fields a log line may have; none takes text that people wrote."""


def warning(event: str, /, **fields: object) -> None:
    """Log something that went wrong and was dealt with."""
    _structlog().warning(event, **fields)


def failure(event: str, error: BaseException, /, **fields: object) -> None:
    """Log an error with its type and the places it came through, never with its text."""
    _structlog().error(event, error=type(error).__name__, where=places_of(error), **fields)


def places_of(error: BaseException) -> str:
    """Return where an error was raised, the innermost place first: files, lines and functions."""
    import traceback  # noqa: PLC0415 - needed only when something fails

    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))


def known_fields_only(
    _logger: object, _method: str, fields: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop every field that is not known (a structlog processor)."""
    return {name: value for name, value in fields.items() if name in KNOWN}


@lru_cache(maxsize=1)
def _structlog() -> Any:  # noqa: ANN401 - structlog's own logger type is made at run time
    import structlog  # noqa: PLC0415 - costs a start 80 ms

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            known_fields_only,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    return structlog.get_logger()
