"""What hands German cards to AusweisApp, wired for one workstation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk_config.settings import LiveSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.desk.desk import Desk
    from citizenspot.eid.ausweisapp.eid_service import EidService
    from citizenspot.eid.ausweisapp.handover_worker import AusweisApp, HandoverWorker
    from kiosk_config.settings import PracticeSettings


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


def vouched_for(settings: LiveSettings | PracticeSettings) -> frozenset[str] | None:
    """Return the families of cards whose PIN can be checked here, as it was at the start.

    None stands for all of them: practice vouches for its cards itself.
    """
    if not isinstance(settings, LiveSettings):
        return None
    from citizenspot.eid.trust.authorities import families_in  # noqa: PLC0415 - late

    german = frozenset({"de.eid"}) if settings.eid_service else frozenset()
    return families_in(settings.authorities_folder) | german


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
