"""What a scanner has read, as the mediator is told it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from citizenspot.day.commands import ShowDesk
from citizenspot.visit.commands import TakePayment


class Scanned(msgspec.Struct, frozen=True):
    """What was scanned, in a sentence, with the command it suggests where there is one."""

    sentence: str
    values: Mapping[str, str] = {}
    tone: Literal["information", "success", "warning", "problem"] = "information"
    label: str = ""
    suggests: TakePayment | ShowDesk | None = None
