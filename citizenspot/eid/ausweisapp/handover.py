"""One authentication by AusweisApp, from the first word to its result.

The service's server reads the card, through AusweisApp; this program sees nothing of it. It has to
show what is asked for, and pass on whether the citizen agrees. The PIN is entered on the reader's
keypad: without one AusweisApp takes it as a text, which no PIN ever is here.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from citizenspot.eid.ausweisapp.ausweisapp_words import (
    CANCELLED_BY_USER,
    OK,
    AccessRights,
    ApiLevel,
    Auth,
    BadState,
    EnterCan,
    EnterPin,
    EnterPuk,
    InsertCard,
    InternalError,
    Reader,
    UnknownCommand,
)
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.ausweisapp.ausweisapp_words import Message, ReaderInside

API_LEVEL = 2
"""Of AusweisApp 1.24 and later."""
SILENCE_LIMIT_S = 300.0
"""How long a citizen may take for one act."""
TURN_S = 0.2
REASONS = {"Card_Removed": Ending.CARD_REMOVED}
"""Of AusweisApp's failure codes, those that have a sentence of their own."""


class Line(Protocol):
    """The way to AusweisApp."""

    def send(self, command: str, **values: object) -> None:
        """Send a command."""
        ...

    def hear(self, limit_s: float) -> Message | None:
        """Return the next message, or nothing."""
        ...


class Citizen(Protocol):
    """Whom the questions are for."""

    def agrees_to(self, rights: AccessRights) -> bool:
        """Say whether the citizen lets the service read this."""
        ...

    def is_asked_for_card(self) -> None:
        """Hear that a card, or a reader, is wanted."""
        ...

    def is_asked_on_keypad(self, tries_left: int | None) -> None:
        """Hear that the reader's keypad waits for the PIN, or the number on the card."""
        ...

    def wants_on(self) -> bool:
        """Say whether it is still wanted."""
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

    def run(self, token_url: str) -> Outcome:
        """Let the service behind a TC token's address read the card, and return how it ended."""
        try:
            self._line.send("SET_API_LEVEL", level=API_LEVEL)
            self._expect_level()
            self._line.send("RUN_AUTH", tcTokenURL=token_url)
            return self._until_the_end()
        except HandoverError as error:
            return Outcome(error.ending, detail=error.detail)

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
        if isinstance(message, BadState):
            raise HandoverError(Ending.BUSY, message.error)
        if isinstance(message, InternalError):
            raise HandoverError(Ending.FAILED, "INTERNAL_ERROR")
        if isinstance(message, AccessRights):
            self._ask_to_agree(message)
        elif isinstance(message, InsertCard):
            self._citizen.is_asked_for_card()
        elif isinstance(message, EnterPin | EnterCan):
            self._enter("SET_PIN" if isinstance(message, EnterPin) else "SET_CAN", message.reader)
        elif isinstance(message, EnterPuk):
            self._cancel(Ending.BLOCKED)
        elif isinstance(message, Reader) and message.card and message.card.deactivated:
            self._cancel(Ending.DEACTIVATED)

    def _ask_to_agree(self, rights: AccessRights) -> None:
        if self._citizen.agrees_to(rights):
            self._line.send("ACCEPT")
        else:
            self._cancel(Ending.DECLINED)

    def _enter(self, command: str, reader: ReaderInside) -> None:
        """Have the keypad ask; where there is none, nothing is asked."""
        if not reader.keypad:
            self._cancel(Ending.NO_KEYPAD)
            return
        self._citizen.is_asked_on_keypad(reader.card.retry_counter if reader.card else None)
        self._line.send(command)

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
            return Outcome(Ending.DONE, message.url)
        if self._ending is not None:
            return Outcome(self._ending)
        if result.minor.endswith(CANCELLED_BY_USER):
            return Outcome(Ending.CANCELLED)
        return Outcome(REASONS.get(result.reason, Ending.FAILED), detail=result.reason)

    def _next(self) -> Message:
        """Return the next message that matters, however long the citizen takes within the limit."""
        deadline = self._clock() + self._silence_limit_s
        while self._clock() < deadline:
            message = self._line.hear(TURN_S)
            if message is not None:
                return message
            if not self._citizen.wants_on():
                self._cancel(Ending.CANCELLED)
        raise HandoverError(Ending.TIMED_OUT)
