"""One authentication by AusweisApp, from the first word to its result.

The service's server reads the card, through AusweisApp; this program sees nothing of it. It shows
the citizen what is asked for, and passes on what they answer. The PIN is entered on the reader's
keypad where it has one, else on screen 2.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from citizenspot.eid.ausweisapp.ausweisapp_words import (
    CANCELLED_BY_USER,
    OK,
    SERVICE_NOT_REACHED,
    AccessRights,
    ApiLevel,
    Auth,
    BadState,
    Certificate,
    EnterCan,
    EnterPin,
    EnterPuk,
    InsertCard,
    InternalError,
    Reader,
    UnknownCommand,
)
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError, Outcome
from citizenspot.eid.ausweisapp.questions import (
    AccessNumberWanted,
    Agreed,
    AtWork,
    Cancelled,
    CardAsked,
    ConsentAsked,
    Declined,
    DigitsWanted,
    Entered,
    LeftOut,
    PinWanted,
)
from citizenspot.eid.pin.pin_status import PinProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.ausweisapp.ausweisapp_words import Message, ReaderInside
    from citizenspot.eid.ausweisapp.questions import Answer, Question
    from citizenspot.eid.pin.secret_pin import SecretPin

API_LEVEL = 2
"""Of AusweisApp 1.24 and later."""
SILENCE_LIMIT_S = 300.0
"""How long a citizen may take for one act."""
FAREWELL_LIMIT_S = 5.0
"""How long AusweisApp may take to say that it has cancelled."""
TURN_S = 0.1
REASONS = {"Card_Removed": Ending.CARD_REMOVED}
"""Of AusweisApp's failure codes, those that have a sentence of their own."""


class Line(Protocol):
    """The way to AusweisApp."""

    def send(self, command: str, **values: object) -> None:
        """Send a command."""
        ...

    def send_digits(self, command: str, digits: SecretPin) -> None:
        """Send a command with a PIN or an access number, which is wiped whatever happens.

        Raises:
            HandoverError: whoever listens may not have it.
        """
        ...

    def hear(self, limit_s: float) -> Message | None:
        """Return the next message, or nothing."""
        ...


class Citizen(Protocol):
    """Whom the questions are for."""

    def is_asked(self, question: Question) -> None:
        """Hear what is asked now; it stands until the next one."""
        ...

    def says(self) -> Answer | None:
        """Return what the citizen has said since, or nothing yet."""
        ...


class Handover:
    """One authentication on one line."""

    def __init__(
        self,
        line: Line,
        citizen: Citizen,
        clock: Callable[[], float] = time.monotonic,
        silence_limit_s: float = SILENCE_LIMIT_S,
    ) -> None:
        """Keep the line, and whom to ask."""
        self._line = line
        self._citizen = citizen
        self._clock = clock
        self._silence_limit_s = silence_limit_s
        self._ending: Ending | None = None
        """Why this end has cancelled, if it has."""
        self._asked: Question = AtWork()
        self._rights = AccessRights()
        self._certificate: Certificate | None = None
        self._entered: DigitsWanted | None = None
        """The question whose digits were sent last."""
        self._by_pin = False

    def run(self, token_url: str) -> Outcome:
        """Let the service behind a TC token's address read the card, and return how it ended."""
        try:
            self._line.send("SET_API_LEVEL", level=API_LEVEL)
            self._expect_level()
            self._line.send("RUN_AUTH", tcTokenURL=token_url)
            return self._until_the_end()
        except HandoverError as error:
            return Outcome(self._ending or error.ending, detail=error.detail)

    def _expect_level(self) -> None:
        while True:
            message = self._next()
            if isinstance(message, UnknownCommand):
                raise HandoverError(Ending.OUTDATED, "no API levels")
            if isinstance(message, ApiLevel):
                if message.error is not None or message.current != API_LEVEL:
                    raise HandoverError(Ending.OUTDATED, f"API level {message.current}")
                return

    def _until_the_end(self) -> Outcome:
        while True:
            message = self._next()
            if isinstance(message, Auth) and (message.result or message.error):
                return self._outcome(message)
            self._act_on(message)

    def _act_on(self, message: Message) -> None:
        match message:
            case BadState():
                raise HandoverError(Ending.BUSY, message.error)
            case InternalError():
                raise HandoverError(Ending.FAILED, "INTERNAL_ERROR")
            case AccessRights():
                self._heard_rights(message)
            case Certificate():
                self._certificate = message
                self._ask_to_agree()
            case InsertCard():
                self._ask(CardAsked())
            case EnterPin():
                self._ask_for_pin(message)
            case EnterCan():
                self._ask_for_access_number(message)
            case EnterPuk():
                self._cancel(Ending.BLOCKED)
            case Reader(card=card) if card and card.deactivated:
                self._cancel(Ending.DEACTIVATED)

    def _heard_rights(self, rights: AccessRights) -> None:
        """Ask who reads and why before the citizen is asked; know it already the second time."""
        self._rights = rights
        if self._certificate is None:
            self._line.send("GET_CERTIFICATE")
        else:
            self._ask_to_agree()

    def _ask_to_agree(self) -> None:
        known = self._certificate or Certificate()
        self._ask(ConsentAsked(self._rights, known.description, known.validity))

    def _ask_for_pin(self, message: EnterPin) -> None:
        tries = _tries(message.reader)
        problem = PinProblem.WRONG_LENGTH if message.error else None
        before = self._entered
        if problem is None and isinstance(before, PinWanted):
            problem = PinProblem.WRONG
        self._entered = None
        self._ask(PinWanted(tries, message.reader.keypad, problem))

    def _ask_for_access_number(self, message: EnterCan) -> None:
        """Ask for the printed number; it comes before a last try, or the one given was wrong."""
        before = self._entered
        problem = PinProblem.WRONG_LENGTH if message.error else None
        if problem is None and isinstance(before, AccessNumberWanted):
            problem = PinProblem.WRONG
        self._entered = None
        reader, pin_was_wrong = message.reader, isinstance(before, PinWanted)
        self._ask(AccessNumberWanted(_tries(reader), reader.keypad, problem, pin_was_wrong))

    def _ask(self, question: Question) -> None:
        if self._ending is None:
            self._asked = question
            self._citizen.is_asked(question)

    def _take(self, answer: Answer) -> None:
        """Do what the citizen says, where it answers what is asked."""
        asked = self._asked
        match answer:
            case Cancelled(ending=ending):
                self._cancel(ending)
            case Agreed() if isinstance(asked, ConsentAsked):
                self._ask(AtWork())
                self._line.send("ACCEPT")
            case Declined() if isinstance(asked, ConsentAsked):
                self._cancel(Ending.DECLINED)
            case LeftOut(wanted=wanted) if isinstance(asked, ConsentAsked):
                optional = asked.rights.chat.optional
                kept = [each for each in optional if each in wanted]
                self._line.send("SET_ACCESS_RIGHTS", chat=kept)
            case Entered(digits=digits):
                self._enter(asked, digits)

    def _enter(self, asked: Question, digits: SecretPin | None) -> None:
        """Pass on what was entered where it was asked for; it is wiped whatever happens."""
        if not isinstance(asked, DigitsWanted) or (digits is None and not asked.on_keypad):
            if digits is not None:
                digits.wipe()
            return
        command = "SET_PIN" if isinstance(asked, PinWanted) else "SET_CAN"
        self._entered = asked
        self._by_pin = isinstance(asked, PinWanted)
        self._ask(AtWork())
        if digits is None:
            self._line.send(command)
        else:
            self._line.send_digits(command, digits)

    def _cancel(self, ending: Ending) -> None:
        """End the workflow; AusweisApp answers with a result that says no more than that."""
        if self._ending is None:
            self._ending = ending
            self._line.send("CANCEL")

    def _outcome(self, message: Auth) -> Outcome:
        result = message.result
        if result is None:
            return Outcome(Ending.REFUSED, detail="RUN_AUTH")
        if result.major == OK:
            return Outcome(Ending.DONE, message.url, by_pin=self._by_pin)
        if self._ending is not None:
            return Outcome(self._ending)
        if result.minor.endswith(CANCELLED_BY_USER):
            return Outcome(Ending.CANCELLED)
        if result.minor.endswith(SERVICE_NOT_REACHED):
            return Outcome(Ending.REFUSED, detail=SERVICE_NOT_REACHED)
        return Outcome(REASONS.get(result.reason, Ending.FAILED), detail=result.reason)

    def _next(self) -> Message:
        """Return the next message that matters; what the citizen says meanwhile is passed on."""
        deadline = self._deadline()
        while self._clock() < deadline:
            message = self._line.hear(TURN_S)
            if message is not None:
                return message
            answer = self._citizen.says()
            if answer is not None:
                self._take(answer)
                deadline = self._deadline()
        raise HandoverError(Ending.TIMED_OUT)

    def _deadline(self) -> float:
        is_over = self._ending is not None
        return self._clock() + (FAREWELL_LIMIT_S if is_over else self._silence_limit_s)


def _tries(reader: ReaderInside) -> int | None:
    return reader.card.retry_counter if reader.card else None
