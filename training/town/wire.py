"""What comes over the wire to the practice town, and what goes back."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal

import msgspec

JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"


class Request(msgspec.Struct, frozen=True):
    """One request: `path` is split at its slashes and decoded, header names are in lower case."""

    method: Literal["GET", "POST"]
    path: tuple[str, ...]
    query: dict[str, str] = {}
    headers: dict[str, str] = {}
    body: bytes = b""


class Ending(Enum):
    """How the connection ends that an answer goes over."""

    WHOLE = "whole"
    CUT = "cut"
    SHORT = "short"
    TWICE = "twice"


class Reply(msgspec.Struct, frozen=True):
    """One answer, and how it is delivered: after how many milliseconds, and how far."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: dict[str, str] = {}
    delay_ms: int = 0
    ending: Ending = Ending.WHOLE


def json_reply(content: Any, status: int = 200) -> Reply:  # noqa: ANN401 - whatever JSON can hold
    """Return an answer in JSON."""
    return Reply(status, msgspec.json.encode(content))


def problem(
    status: int, code: str, detail: str, errors: list[dict[str, str]] | None = None
) -> Reply:
    """Return a refusal as a problem (RFC 9457), with a `code` for programs."""
    content: dict[str, Any] = {"status": status, "code": code, "detail": detail, "practice": True}
    if errors:
        content["errors"] = errors
    return Reply(status, msgspec.json.encode(content), PROBLEM)
