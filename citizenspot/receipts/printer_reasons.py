"""What keeps a receipt from being printed, by CUPS's words for it and by ours."""

from __future__ import annotations

from enum import Enum

from citizenspot.texts import _N, Texts


class PrinterReason(Enum):
    """What keeps a receipt from being printed."""

    NO_LP = "lp is not installed"
    NO_SCHEDULER = "CUPS is not running"
    NO_PRINTER = "no such printer"
    STOPPED = "printer is stopped"
    NO_PAPER = "no paper"
    JAMMED = "paper is jammed"
    OPEN = "a cover is open"
    OFF = "printer does not answer"
    NO_FILE = "the file is gone"
    NOT_MADE = "the copy could not be written"
    REJECTING = "printer takes no jobs"
    NO_ANSWER = "no answer in time"
    REFUSED = "lp refused"


_SENTENCES = {
    PrinterReason.NO_LP: _N("Printing is not set up here. Install the package cups-client."),
    PrinterReason.NO_SCHEDULER: _N("The printing service is not running. Start cups."),
    PrinterReason.NO_PRINTER: _N("There is no such printer: {queue}. Choose another."),
    PrinterReason.STOPPED: _N("The printer {queue} is stopped. Check paper and power."),
    PrinterReason.NO_PAPER: _N("The printer {queue} has no paper. Put some in: it then goes on."),
    PrinterReason.JAMMED: _N(
        "Paper is jammed in the printer {queue}. Take it out: it then goes on."
    ),
    PrinterReason.OPEN: _N("A cover of the printer {queue} is open. Close it: it then goes on."),
    PrinterReason.OFF: _N("The printer {queue} is off or not connected. It goes on once it is on."),
    PrinterReason.NO_FILE: _N("The receipt is not kept any more. Choose a receipt again."),
    PrinterReason.NOT_MADE: _N(
        "The copy could not be written. Free some space on the disk, then print again."
    ),
    PrinterReason.REJECTING: _N("The printer {queue} takes no jobs now."),
    PrinterReason.NO_ANSWER: _N("The printer {queue} does not answer."),
    PrinterReason.REFUSED: _N("The printer {queue} refused the receipt."),
}

REASON_OF_ALERT = {
    "media-empty": PrinterReason.NO_PAPER,
    "media-needed": PrinterReason.NO_PAPER,
    "media-jam": PrinterReason.JAMMED,
    "cover-open": PrinterReason.OPEN,
    "door-open": PrinterReason.OPEN,
    "interlock-open": PrinterReason.OPEN,
    "offline": PrinterReason.OFF,
    "shutdown": PrinterReason.OFF,
    "timed-out": PrinterReason.OFF,
}
"""What keeps paper from coming, of the keywords of `printer-state-reasons` (RFC 8011 §5.4.12);
their endings `-error`, `-warning` and `-report` say how bad it is, and a warning prints on."""


def problem_sentence(reason: PrinterReason, queue: str, texts: Texts) -> str:
    """Return what a mediator reads: what is wrong, and what to do next."""
    return texts.say(_SENTENCES[reason], queue=queue)
