"""What keeps a sheet from coming: each with its sentence for the mediator, and the next act."""

from __future__ import annotations

from enum import Enum

from citizenspot.texts import _N


class Trouble(Enum):
    """Why there is no sheet, or no document."""

    NO_SCANNER = "no scanner"
    BUSY = "busy"
    JAMMED = "jammed"
    COVER_OPEN = "cover open"
    FEEDER_EMPTY = "feeder empty"
    LOST = "lost"
    NO_CAMERA = "no camera"
    CAMERA_BUSY = "camera busy"
    FILE_GONE = "file gone"
    FILE_TOO_LARGE = "file too large"
    WRONG_KIND = "wrong kind"
    LOCKED = "locked"
    UNREADABLE = "unreadable"
    NO_PDF_READER = "no pdf reader"
    TOO_MANY_SHEETS = "too many sheets"
    DOCUMENT_TOO_LARGE = "document too large"


SENTENCES: dict[Trouble, tuple[str, str]] = {
    Trouble.NO_SCANNER: (
        _N("No scanner answers."),
        _N("Look at its cable and its switch, then scan again. Seen is enough meanwhile."),
    ),
    Trouble.BUSY: (
        _N("The scanner is busy with something else."),
        _N("Wait until it has finished, then scan again."),
    ),
    Trouble.JAMMED: (
        _N("Paper is stuck in the scanner."),
        _N("Open it, take the paper out without tearing it, and scan again."),
    ),
    Trouble.COVER_OPEN: (_N("The scanner is open."), _N("Close it, and scan again.")),
    Trouble.FEEDER_EMPTY: (
        _N("The scanner has no paper to take."),
        _N("Put the sheets into the feeder, and scan again."),
    ),
    Trouble.LOST: (
        _N("The scanner stopped in the middle of a page. That page is not here."),
        _N("Look at its cable and its switch, then scan the page again."),
    ),
    Trouble.NO_CAMERA: (
        _N("No camera answers."),
        _N("Look at its cable, then take the picture again."),
    ),
    Trouble.CAMERA_BUSY: (
        _N("Another program uses the camera."),
        _N("Close that program, then take the picture again."),
    ),
    Trouble.FILE_GONE: (
        _N("This file cannot be read."),
        _N("Look whether the stick is still plugged in, and choose the file again."),
    ),
    Trouble.FILE_TOO_LARGE: (
        _N("This file is too large."),
        _N("Ask for a smaller one, or scan the paper."),
    ),
    Trouble.WRONG_KIND: (
        _N("This is not a PDF, JPEG or PNG file."),
        _N("Ask for the document as a PDF, or scan the paper."),
    ),
    Trouble.LOCKED: (
        _N("This PDF is locked with a password."),
        _N("Ask the citizen for a copy without one, or scan the paper."),
    ),
    Trouble.UNREADABLE: (
        _N("What came cannot be read as a page."),
        _N("Try once more, or scan the paper."),
    ),
    Trouble.NO_PDF_READER: (
        _N("This desk cannot open PDF files."),
        _N("Let the administrator install poppler-utils, or scan the paper."),
    ),
    Trouble.TOO_MANY_SHEETS: (
        _N("This is more than one document may have."),
        _N("Hand in the sheets that are needed, and take the others away."),
    ),
    Trouble.DOCUMENT_TOO_LARGE: (
        _N("The document is too large to be sent."),
        _N("Take sheets away that are not needed, or cut their edges off."),
    ),
}
"""Every trouble, with what has happened and what to do next."""
