"""What the practice town can be told to do wrong, and what that makes of its answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from enum import Enum

import msgspec

from training.town.wire import Ending, Reply, problem


class FaultKind(Enum):
    """How a provider behaves.

    The first group does not take what is sent, the second takes it and then fails to say so,
    the third is no fault of the line.
    """

    DOWN = "down"
    BUSY = "busy"
    HANG_UP = "hang_up"
    HTML = "html"
    ERROR500 = "error500"

    SLOW = "slow"
    LOSE_ANSWER = "lose_answer"
    EMPTY = "empty"
    CUT_SHORT = "cut_short"
    HUGE = "huge"
    ANSWER_TWICE = "answer_twice"

    NORMAL = "normal"
    REFUSE = "refuse"
    TOKEN = "token"  # noqa: S105 - GeoReport's word for a number that comes later


class Fault(msgspec.Struct, frozen=True):
    """A way to behave; `milliseconds` is how long a slow provider takes."""

    kind: FaultKind = FaultKind.NORMAL
    milliseconds: int = 0


NORMAL = Fault()
HUGE_BYTES = 3 * 1024 * 1024

_LOGIN_PAGE = (
    b"<!DOCTYPE html><html><head><title>Rede sem fios</title></head><body>"
    b"<h1>Aceite as condi\xc3\xa7\xc3\xb5es para usar esta rede</h1></body></html>"
)
_ERROR_PAGE = b"<!DOCTYPE html><html><head><title>Server Error (500)</title></head></html>"
_HTML = "text/html; charset=utf-8"


class Faults:
    """How each provider behaves now: one standing fault, and a plan for its next submissions."""

    def __init__(self) -> None:
        self._standing: dict[str, Fault] = {}
        self._plans: dict[str, deque[Fault]] = {}

    def set(self, provider: str, fault: Fault) -> None:
        """Let a provider behave like this from now on, to submissions and to questions."""
        self._plans.pop(provider, None)
        self._standing[provider] = fault

    def plan(self, provider: str, faults: Iterable[Fault]) -> None:
        """Let a provider behave so to its next submissions, one each, and normally after them."""
        self._standing.pop(provider, None)
        self._plans[provider] = deque(faults)

    def take(self, provider: str, *, submission: bool) -> Fault:
        """Return how a provider behaves to the request at hand."""
        plan = self._plans.get(provider)
        if plan and submission:
            return plan.popleft()
        return self._standing.get(provider, NORMAL)

    def reset(self) -> None:
        """Let every provider behave normally."""
        self._standing.clear()
        self._plans.clear()

    def shown(self) -> dict[str, str]:
        """Return the standing fault of each provider that has one, by name."""
        return {name: fault.kind.value for name, fault in self._standing.items()}


def instead(fault: Fault) -> Reply | None:
    """Return what a provider answers that does not take the request, `None` if it takes it."""
    match fault.kind:
        case FaultKind.DOWN:
            return problem(503, "unavailable", "Serviço indisponível.")
        case FaultKind.BUSY:
            reply = problem(503, "busy", "Serviço em manutenção.")
            return msgspec.structs.replace(reply, headers={"Retry-After": "1"})
        case FaultKind.HANG_UP:
            return Reply(200, ending=Ending.CUT)
        case FaultKind.HTML:
            return Reply(200, _LOGIN_PAGE, _HTML)
        case FaultKind.ERROR500:
            return Reply(500, _ERROR_PAGE, _HTML)
        case _:
            return None


def afterwards(fault: Fault, reply: Reply) -> Reply:
    """Return what arrives of an answer that a provider gave."""
    if fault.kind is FaultKind.EMPTY:
        return Reply(200)
    if fault.kind is FaultKind.HUGE:
        return msgspec.structs.replace(reply, body=reply.body + b" " * HUGE_BYTES)
    if fault.kind is FaultKind.SLOW:
        return msgspec.structs.replace(reply, delay_ms=fault.milliseconds)
    return msgspec.structs.replace(reply, ending=_ENDINGS.get(fault.kind, Ending.WHOLE))


_ENDINGS = {
    FaultKind.LOSE_ANSWER: Ending.CUT,
    FaultKind.CUT_SHORT: Ending.SHORT,
    FaultKind.ANSWER_TWICE: Ending.TWICE,
}
