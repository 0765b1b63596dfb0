"""What hands German cards to AusweisApp, wired for one workstation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.desk.desk import Desk
    from citizenspot.eid.ausweisapp.eid_service import EidService
    from citizenspot.eid.ausweisapp.handover_worker import AusweisApp, HandoverWorker
    from kiosk_config.settings import LiveSettings


@dataclass(frozen=True)
class GermanCardParts:
    """The AusweisApp that cards are handed to, and the eID service that reads them, if any."""

    ausweisapp: AusweisApp
    service: EidService | None = None


def live_german_cards(settings: LiveSettings) -> GermanCardParts:
    """Return this machine's AusweisApp, and the service of the settings."""
    from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppHere  # noqa: PLC0415 - late

    if settings.eid_service is None:
        return GermanCardParts(AusweisAppHere())
    from citizenspot.eid.ausweisapp.eid_service import (  # noqa: PLC0415 - only where set
        WebEidService,
        ask_eid_service,
    )

    return GermanCardParts(AusweisAppHere(), WebEidService(settings.eid_service, ask_eid_service))


def handover_worker(
    parts: GermanCardParts, desk: Desk, ends: list[Callable[[], object]]
) -> HandoverWorker | None:
    """Return what hands cards over, where a service reads them; its end is added to the others."""
    if parts.service is None:
        return None
    from citizenspot.eid.ausweisapp.handover_worker import HandoverWorker  # noqa: PLC0415 - late

    worker = HandoverWorker(parts.ausweisapp, parts.service, desk.handover_reported)
    ends.append(worker.close)
    return worker
