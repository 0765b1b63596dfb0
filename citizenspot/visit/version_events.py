"""What happens when a case goes on with a newer version of its service."""

from __future__ import annotations

from citizenspot.visit.event import Event
from services_catalog.definition import Service


class CaseMoved(Event, frozen=True, tag="case_moved"):
    """A case goes on with a newer version of its service; what no longer holds is asked again."""

    case: str
    service: Service
