"""The town's control interface, for trainers and tests: what it does wrong, what it received."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from training.town.faults import Fault, FaultKind, Faults
from training.town.ledger import Ledger
from training.town.wire import Reply, Request, json_reply, problem


class FaultOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a provider is to behave: `fault` until told otherwise, or `plan` for what comes next."""

    provider: str
    fault: Fault | None = None
    plan: tuple[Fault, ...] = ()


class Control:
    """Takes orders about the town and says what the town has received."""

    def __init__(
        self,
        providers: Collection[str],
        faults: Faults,
        ledger: Ledger,
        reset: Callable[[], None],
    ) -> None:
        self._providers = sorted(providers)
        self._faults = faults
        self._ledger = ledger
        self._reset = reset

    def answer(self, request: Request) -> Reply:
        """Answer a request to `/town` or below."""
        match (request.method, *request.path[1:]):
            case ("GET",):
                return json_reply({"practice": True, "providers": self._providers})
            case ("GET", "faults"):
                return json_reply(self._faults.shown())
            case ("POST", "faults"):
                return self._ordered(request.body)
            case ("GET", "requests"):
                return json_reply(self._ledger.received)
            case ("POST", "reset"):
                self._reset()
                return json_reply({})
            case _:
                return problem(404, "not_found", "The town has no such control.")

    def _ordered(self, body: bytes) -> Reply:
        try:
            order = msgspec.json.decode(body, type=FaultOrder)
        except msgspec.DecodeError as error:
            kinds = ", ".join(kind.value for kind in FaultKind)
            return problem(400, "not_readable", f"{error}. The faults are: {kinds}.")
        if order.provider not in self._providers:
            known = ", ".join(self._providers)
            return problem(404, "unknown_provider", f"There is {known}; not {order.provider}.")
        if order.fault is not None:
            self._faults.set(order.provider, order.fault)
        else:
            self._faults.plan(order.provider, order.plan)
        return json_reply(self._faults.shown())
