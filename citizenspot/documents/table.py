"""The table: the sheets of one paper while they are put together. Values; nothing is done here."""

from __future__ import annotations

import msgspec

from citizenspot.documents import sheet as of_sheet
from citizenspot.documents.limits import MOST_SHEETS
from citizenspot.documents.sheet import Sheet
from citizenspot.documents.trouble import Trouble
from citizenspot.visit.table_commands import (
    CropSheet,
    MoveSheet,
    RemoveSheet,
    ShowSheet,
    StraightenSheet,
    TableCommand,
    TurnSheet,
    UndoSheet,
)

replace = msgspec.structs.replace


class Table(msgspec.Struct, frozen=True):
    """The sheets in order, and which of them lies on top; `at` counts from nought."""

    sheets: tuple[Sheet, ...] = ()
    at: int = 0

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on top."""
        return self.sheets[self.at] if self.sheets else None


def with_sheets(table: Table, sheets: tuple[Sheet, ...]) -> Table | Trouble:
    """Return the table with sheets added behind the others, the first of them on top."""
    together = (*table.sheets, *sheets)
    if len(together) > MOST_SHEETS:
        return Trouble.TOO_MANY_SHEETS
    return Table(together, len(table.sheets) if sheets else table.at)


def changed(table: Table, command: TableCommand) -> Table:
    """Return the table after a command about its sheets; one that fits nothing changes nothing."""
    if table.sheet is None:
        return table
    match command:
        case ShowSheet(at=at):
            return replace(table, at=_within(table, at))
        case MoveSheet(by=by):
            return _moved(table, by)
        case RemoveSheet():
            left = table.sheets[: table.at] + table.sheets[table.at + 1 :]
            return Table(left, max(0, min(table.at, len(left) - 1)))
        case _:
            return _with_sheet(table, _sheet_changed(table.sheet, command))


def _sheet_changed(sheet: Sheet, command: TableCommand) -> Sheet:
    match command:
        case TurnSheet(clockwise=clockwise):
            return of_sheet.turned(sheet, clockwise=clockwise)
        case StraightenSheet():
            return of_sheet.straightened(sheet)
        case CropSheet(left=left, top=top, right=right, bottom=bottom):
            return of_sheet.cut(sheet, (left, top, right, bottom))
        case UndoSheet():
            return of_sheet.as_it_came(sheet)
        case _:
            return sheet


def _with_sheet(table: Table, sheet: Sheet) -> Table:
    sheets = list(table.sheets)
    sheets[table.at] = sheet
    return replace(table, sheets=tuple(sheets))


def _moved(table: Table, by: int) -> Table:
    to = _within(table, table.at + by)
    sheets = list(table.sheets)
    sheets.insert(to, sheets.pop(table.at))
    return Table(tuple(sheets), to)


def _within(table: Table, at: int) -> int:
    return max(0, min(at, len(table.sheets) - 1))
