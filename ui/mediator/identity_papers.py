"""What a form for identity documents needs besides what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ui.mediator.countries import Countries


@dataclass(frozen=True)
class IdentityPapers:
    """Today's date, and the names of countries."""

    today: Callable[[], date]
    countries: Countries
