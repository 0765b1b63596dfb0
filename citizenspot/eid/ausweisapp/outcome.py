"""How handing a card to AusweisApp can end."""

from __future__ import annotations

from enum import Enum

import msgspec


class Ending(Enum):
    """How it ended."""

    DONE = "done"
    NOT_RUNNING = "not_running"
    SWITCHED_OFF = "switched_off"
    """AusweisApp is there, and lets no other program use it."""
    BUSY = "busy"
    OUTDATED = "outdated"
    DECLINED = "declined"
    """The citizen does not want the service to read what it asks for."""
    CANCELLED = "cancelled"
    CARD_REMOVED = "card_removed"
    DEACTIVATED = "deactivated"
    BLOCKED = "blocked"
    NO_KEYPAD = "no_keypad"
    """Nobody at this end may take the PIN, which AusweisApp would have as a text."""
    NOT_TRUSTED = "not_trusted"
    """What listens is another user's program: no PIN is given to it."""
    REFUSED = "refused"
    """The service or its address was not taken."""
    NO_DATA = "no_data"
    """The card was read, and the service did not hand its data to this desk."""
    GONE = "gone"
    TIMED_OUT = "timed_out"
    FAILED = "failed"


class Outcome(msgspec.Struct, frozen=True):
    """How it ended; `url` is where the service goes on, `detail` is for the log.

    `by_pin` says that the card was opened by its holder's PIN, and not by what is printed on it.
    """

    ending: Ending
    url: str = ""
    detail: str = ""
    by_pin: bool = False


class HandoverError(Exception):
    """It came to an end before AusweisApp said so."""

    def __init__(self, ending: Ending, detail: str = "") -> None:
        """Keep both; `detail` is for the log and never personal."""
        super().__init__(f"{ending.value}: {detail}" if detail else ending.value)
        self.ending = ending
        self.detail = detail
