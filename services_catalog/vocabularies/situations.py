"""What people in an event of life say, so that search finds the services of the event by it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_suffix(".yaml")
_BY_EVENT = dict[str, dict[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def situations() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return by event and language what somebody may say, such as "mudei de casa" of `moving`."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType(msgspec.convert(raw, _BY_EVENT))
