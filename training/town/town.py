"""The practice town itself: which provider a request is for, and how that one behaves today."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from training.town.control import Control
from training.town.faults import Fault, FaultKind, Faults, afterwards, instead
from training.town.georeport_api import GeoReportApi
from training.town.json_api import JsonApi
from training.town.ledger import Ledger, Outcome
from training.town.wire import Reply, Request, problem

if TYPE_CHECKING:
    from training.town.offices import Office

_MARK = {"X-Practice": "town"}
"""Goes with every answer, so that a live desk led here by mistake knows."""


class Town:
    """Answers every request to the practice town. May be called from any thread."""

    def __init__(self, offices: Mapping[str, Office], clock: Callable[[], datetime]) -> None:
        self._lock = threading.Lock()
        self._ledger = Ledger(clock)
        self._faults = Faults()
        self._json = JsonApi(offices, self._ledger)
        self._reports = GeoReportApi(offices, self._ledger)
        self._control = Control(tuple(offices), self._faults, self._ledger, self._reset)

    def answer(self, request: Request) -> Reply:
        """Return the answer to a request, marked as practice."""
        with self._lock:
            reply = self._answered(request)
        return msgspec.structs.replace(reply, headers={**reply.headers, **_MARK})

    def _answered(self, request: Request) -> Reply:
        match request.path:
            case ("town", *_):
                return self._control.answer(request)
            case ("api", provider, _):
                return self._of(provider, request, self._of_json)
            case ("open311", "v2", _, *_):
                provider = self._reports.jurisdiction_of(request)
                return self._of(provider, request, self._of_reports)
            case _:
                return problem(404, "not_found", "The town has no such address.")

    def _of(
        self, provider: str, request: Request, work: Callable[[Request, Fault], Reply]
    ) -> Reply:
        """Return a provider's answer as it behaves now."""
        is_submission = request.method == "POST"
        fault = self._faults.take(provider, submission=is_submission)
        turned_away = instead(fault)
        if turned_away is None:
            return afterwards(fault, work(request, fault))
        if is_submission:
            self._ledger.write(provider, request.path[-1], Outcome.TURNED_AWAY)
        return turned_away

    def _of_json(self, request: Request, fault: Fault) -> Reply:
        return self._json.answer(request, refuse=fault.kind is FaultKind.REFUSE)

    def _of_reports(self, request: Request, fault: Fault) -> Reply:
        refuse, token = fault.kind is FaultKind.REFUSE, fault.kind is FaultKind.TOKEN
        return self._reports.answer(request, refuse=refuse, token=token)

    def _reset(self) -> None:
        self._ledger.reset()
        self._faults.reset()
        self._json.reset()
        self._reports.reset()
