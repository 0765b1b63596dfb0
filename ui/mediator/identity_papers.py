"""What a form for identity documents needs besides what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from datetime import date

    from ui.mediator.countries import Countries


class IdentityPapers(msgspec.Struct, frozen=True):
    """Today's date, and the names of countries."""

    today: Callable[[], date]
    countries: Countries
