"""What screen 1 asks about sheets on the table; only what is kept of them is journalled."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class LayOnTable(Command, frozen=True, tag="lay_on_table"):
    """Begin to put a paper together from sheets."""

    case: str
    evidence: str


class ScanSheets(Command, frozen=True, tag="scan_sheets"):
    """Scan a page, or all that the feeder holds."""


class PhotographSheet(Command, frozen=True, tag="photograph_sheet"):
    """Take a picture of a page."""


class FindFiles(Command, frozen=True, tag="find_files"):
    """List the files that can be opened, on sticks and where downloads go."""


class OpenFile(Command, frozen=True, tag="open_file"):
    """Add the pages of a file, by its path."""

    path: str


class ShowSheet(Command, frozen=True, tag="show_sheet"):
    """Lay a sheet on top; the first is 0."""

    at: int


class MoveSheet(Command, frozen=True, tag="move_sheet"):
    """Move the sheet on top so many places towards the end."""

    by: int


class RemoveSheet(Command, frozen=True, tag="remove_sheet"):
    """Take the sheet on top away."""


class TurnSheet(Command, frozen=True, tag="turn_sheet"):
    """Turn the sheet on top by a quarter."""

    clockwise: bool


class StraightenSheet(Command, frozen=True, tag="straighten_sheet"):
    """Turn the sheet on top so far that its lines are level."""


class CropSheet(Command, frozen=True, tag="crop_sheet"):
    """Cut the sheet on top to a box, in thousandths of what is shown of it."""

    left: int
    top: int
    right: int
    bottom: int


class UndoSheet(Command, frozen=True, tag="undo_sheet"):
    """Take back everything that was done to the sheet on top."""


class KeepSheets(Command, frozen=True, tag="keep_sheets"):
    """Make one document of the sheets, and keep it with the case."""


class ClearTable(Command, frozen=True, tag="clear_table"):
    """Leave the sheets, and forget them."""


SheetCommand = (
    ShowSheet | MoveSheet | RemoveSheet | TurnSheet | StraightenSheet | CropSheet | UndoSheet
)
SourceCommand = ScanSheets | PhotographSheet | FindFiles | OpenFile
TableCommand = LayOnTable | SourceCommand | SheetCommand | KeepSheets | ClearTable
