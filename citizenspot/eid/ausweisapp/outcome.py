"""How handing a card to AusweisApp can end, and what the mediator reads of each end."""

from __future__ import annotations

from enum import Enum

import msgspec

from citizenspot.texts import _N


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
    """AusweisApp would have the PIN as a text, over a line that other programs can take too."""
    REFUSED = "refused"
    """The service or its address was not taken."""
    GONE = "gone"
    TIMED_OUT = "timed_out"
    FAILED = "failed"


SENTENCES: dict[Ending, tuple[str, str]] = {
    Ending.DONE: (_N("The card was read by the eID service."), ""),
    Ending.NOT_RUNNING: (
        _N("AusweisApp is not running on this computer."),
        _N("Start it, or take the details from an identity document."),
    ),
    Ending.SWITCHED_OFF: (
        _N("AusweisApp does not let other programs use it."),
        _N("Ask support to switch on its WebSocket, or use an identity document."),
    ),
    Ending.BUSY: (
        _N("AusweisApp is busy with something else."),
        _N("Finish what is open in it, and try again."),
    ),
    Ending.OUTDATED: (
        _N("This AusweisApp is too old."),
        _N("Ask support to bring it up to date, or use an identity document."),
    ),
    Ending.DECLINED: (
        _N("The citizen does not want the service to read the card."),
        _N("Go on with an identity document."),
    ),
    Ending.CANCELLED: (
        _N("The citizen cancelled in AusweisApp."),
        _N("Ask whether they want to try again."),
    ),
    Ending.CARD_REMOVED: (
        _N("The card was taken away before it was read."),
        _N("Ask the citizen to put it back, and begin again."),
    ),
    Ending.DEACTIVATED: (
        _N("The online function of this card is switched off."),
        _N("It is switched on where the card was handed out. Use an identity document."),
    ),
    Ending.BLOCKED: (
        _N("The PIN of this card is blocked in AusweisApp."),
        _N("The citizen unblocks it with the PUK, in AusweisApp itself."),
    ),
    Ending.NO_KEYPAD: (
        _N("The PIN of a German card is entered on a reader with a keypad only."),
        _N("Plug in such a reader, or use an identity document."),
    ),
    Ending.REFUSED: (
        _N("AusweisApp could not begin with this eID service."),
        _N("Ask support to check its address, or use an identity document."),
    ),
    Ending.GONE: (
        _N("AusweisApp has ended meanwhile."),
        _N("Start it again, and begin again."),
    ),
    Ending.TIMED_OUT: (
        _N("Nothing has happened in AusweisApp for a long time."),
        _N("Begin again when the citizen is ready."),
    ),
    Ending.FAILED: (
        _N("AusweisApp could not read the card."),
        _N("Begin again, or use an identity document."),
    ),
}


class Outcome(msgspec.Struct, frozen=True):
    """How it ended; `url` is where the service goes on, `detail` is for the log."""

    ending: Ending
    url: str = ""
    detail: str = ""


class HandoverError(Exception):
    """It came to an end before AusweisApp said so."""

    def __init__(self, ending: Ending, detail: str = "") -> None:
        """Keep both; `detail` is for the log and never personal."""
        super().__init__(f"{ending.value}: {detail}" if detail else ending.value)
        self.ending = ending
        self.detail = detail
