"""Asking a provider something that changes nothing, with a second try where the line was bad."""

from __future__ import annotations

import msgspec

from citizenspot.providers.connector import NotSent, NotSentReason, OutcomeUnknown, UnknownReason
from citizenspot.providers.exchange import Answer, Call, Exchange

_LINE_WAS_BAD = frozenset(
    {NotSentReason.UNREACHABLE, UnknownReason.CONNECTION_LOST, UnknownReason.CUT_SHORT}
)


class Patience(msgspec.Struct, frozen=True):
    """How often a question is asked, and how long it is waited for in between."""

    attempts: int = 3
    first_wait_s: float = 0.2
    longest_wait_s: float = 2.0


class _LineWasBadError(Exception):
    """The question got no answer, for a reason that a second try may find gone."""

    def __init__(self, no_answer: NotSent | OutcomeUnknown) -> None:
        super().__init__(no_answer.reason.value)
        self.no_answer = no_answer


def ask(exchange: Exchange, call: Call, patience: Patience) -> Answer | NotSent | OutcomeUnknown:
    """Make a call that changes nothing, again if the line was bad.

    Only for a GET: a submission is never repeated here, the outbox decides about that.
    """
    import stamina  # noqa: PLC0415 - costs a start 60 ms
    from stamina.instrumentation import set_on_retry_hooks  # noqa: PLC0415 - as above

    # It would log each try as a warning; what came of the question is reported, tries are not.
    set_on_retry_hooks(())
    caller = stamina.RetryingCaller(
        attempts=patience.attempts,
        wait_initial=patience.first_wait_s,
        wait_max=patience.longest_wait_s,
    )
    try:
        return caller(_LineWasBadError, _asked, exchange, call)
    except _LineWasBadError as error:
        return error.no_answer


def _asked(exchange: Exchange, call: Call) -> Answer | NotSent | OutcomeUnknown:
    answer = exchange.make(call)
    if not isinstance(answer, Answer) and answer.reason in _LINE_WAS_BAD:
        raise _LineWasBadError(answer)
    return answer
