"""What the reader's worker has to do for a proof: ask how the PIN stands, then use one that came.

The methods may be called from any thread; `next_card` and `run` are the worker's own.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from citizenspot.eid.authentication.proof import CHALLENGE_LENGTH, OwnCard, PinAnswer
from citizenspot.eid.card_events import CardFailed, CardProved, CardState, Check, PinAsked
from citizenspot.eid.finding import HELD, verification_of
from citizenspot.eid.pin.pin_status import FINAL, LAST_TRY, PinProblem, PinRefusedError
from citizenspot.eid.readers import Presence, ReaderError, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from citizenspot.eid.authentication.proof import Person, PinQuestion, Random
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.eid.card_ways import CardWay
    from citizenspot.eid.pin.secret_pin import SecretPin
    from citizenspot.eid.trust.chain_question import Trust


class PinWork:
    """The wish for a proof by a card, and how far it has come."""

    def __init__(self, random: Random) -> None:
        """Begin without a wish; `random` makes challenges."""
        self._random = random
        self._lock = threading.Lock()
        self._wanted: Person | OwnCard | None = None
        self._asked: tuple[Slot, PinQuestion] | None = None
        self._answer: PinAnswer | None = None
        self._failed: Slot | None = None
        self._request = 0
        self._may_use_last_try = False

    def wish(self, wanted: Person | OwnCard) -> None:
        """Want the proof, of the card that is in or of the next one."""
        with self._lock:
            self._forget()
            self._wanted = wanted

    def allow_last_try(self, request: int) -> None:
        """Say that the citizen wants to use the last try."""
        with self._lock:
            self._may_use_last_try = request == self._request

    def answer(self, request: int, pin: SecretPin | None, *, own: bool) -> None:
        """Take a PIN, or none where the reader's keypad takes it; a late one is wiped.

        So is one from the screen that is not asked: `own` says that it is screen 1's.
        """
        with self._lock:
            is_asked = request == self._request and own is isinstance(self._wanted, OwnCard)
            if self._asked is None or not is_asked or not self._may_answer(pin):
                if pin is not None:
                    pin.wipe()
                return
            self._take_back_answer()
            purpose = self._asked[1].purpose
            self._answer = PinAnswer(pin, self._random(CHALLENGE_LENGTH), purpose)

    def cancel(self) -> None:
        """Take the wish back, and wipe a PIN that was not used."""
        with self._lock:
            self._forget()

    def next_card(self, slots: Sequence[Slot]) -> Slot | None:
        """Return the card there is something to do with; a card that is out ends its question."""
        cards = [slot for slot in slots if slot.presence is Presence.CARD]
        with self._lock:
            if self._wanted is None:
                return None
            if self._asked is not None and not any(_same(self._asked[0], each) for each in cards):
                self._drop_question()
            if self._asked is None:
                failed = self._failed
                return next((c for c in cards if failed is None or not _same(c, failed)), None)
            return self._asked[0] if self._answer is not None else None

    def run(
        self,
        slot: Slot,
        way: CardWay,
        trust: Trust,
        tell: Callable[[CardEvent], None],
    ) -> None:
        """Ask, or prove; what comes of it is told, and never raised."""
        with self._lock:
            wanted, asked, answer = self._wanted, self._asked, self._answer
            self._answer = None
        try:
            if wanted is None:
                return
            if asked is None or answer is None:
                question = way.ask(slot, wanted)
                self._tell_question(slot, question, question.status.problem, tell)
            else:
                way.prove(slot, asked[1], answer)
                self._proved(slot, asked[1], trust, tell)
        except ReaderError as error:
            self._fail(slot, CardFailed(error.state, error.detail), tell)
        except PinRefusedError as error:
            self._refused(slot, error, tell)
        finally:
            if answer is not None and answer.pin is not None:
                answer.pin.wipe()

    def _proved(
        self,
        slot: Slot,
        question: PinQuestion,
        trust: Trust,
        tell: Callable[[CardEvent], None],
    ) -> None:
        with self._lock:
            self._forget()
        verdict = trust.check(question.chain_question)
        findings = {
            Check.CHIP: HELD,
            Check.CERTIFICATE_CHAIN: verdict.chain,
            Check.REVOCATION: verdict.revocation,
        }
        own = question.certificate if question.is_own else b""
        tell(CardProved(verification_of(findings), own, slot.reader, slot.turn))

    def _refused(
        self, slot: Slot, error: PinRefusedError, tell: Callable[[CardEvent], None]
    ) -> None:
        with self._lock:
            asked, own = self._asked, isinstance(self._wanted, OwnCard)
            if asked is None:
                self._failed = slot
        if asked is None:
            tell(PinAsked(0, error.tries_left, 0, 0, problem=error.problem, own_card=own))
            return
        status = asked[1].status
        tries_left = status.tries_left if error.tries_left is None else error.tries_left
        problem = PinProblem.BLOCKED if tries_left == 0 else error.problem
        before = _with_tries(asked[1], tries_left)
        self._tell_question(slot, before, problem, tell)

    def _tell_question(
        self,
        slot: Slot,
        question: PinQuestion,
        problem: PinProblem | None,
        tell: Callable[[CardEvent], None],
    ) -> None:
        with self._lock:
            if self._wanted is None:
                return
            own = isinstance(self._wanted, OwnCard)
            self._request += 1
            self._may_use_last_try = False
            self._asked = (slot, question)
            request, form = self._request, question.form
            if problem in FINAL:
                self._drop_question()
                self._failed = slot
        tell(
            PinAsked(
                request,
                question.status.tries_left,
                form.shortest,
                form.longest,
                question.on_pinpad,
                problem,
                own,
            )
        )

    def _fail(self, slot: Slot, failed: CardFailed, tell: Callable[[CardEvent], None]) -> None:
        with self._lock:
            self._drop_question()
            # What another program holds is tried again; anything else waits for another card.
            self._failed = slot if failed.state is not CardState.BUSY else None
        tell(failed)

    def _may_answer(self, pin: SecretPin | None) -> bool:
        if self._asked is None:
            return False
        status = self._asked[1].status
        is_last = status.tries_left == LAST_TRY
        return (pin is not None or self._asked[1].on_pinpad) and (
            not is_last or self._may_use_last_try
        )

    def _forget(self) -> None:
        self._drop_question()
        self._wanted = None
        self._failed = None

    def _drop_question(self) -> None:
        self._take_back_answer()
        self._asked = None
        self._request += 1

    def _take_back_answer(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and answer.pin is not None:
            answer.pin.wipe()


def _same(one: Slot, other: Slot) -> bool:
    """Say whether it is the same card, put in once."""
    return (one.reader, one.turn) == (other.reader, other.turn)


def _with_tries(question: PinQuestion, tries_left: int | None) -> PinQuestion:
    from msgspec.structs import replace  # noqa: PLC0415 - only when a PIN was not taken

    return replace(question, status=replace(question.status, tries_left=tries_left))
