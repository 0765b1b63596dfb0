"""What both screens may know of the sheets on the table: a plain value, without the originals."""

from __future__ import annotations

from typing import Literal

import msgspec

from citizenspot.documents.trouble import Trouble

Busy = Literal["", "scanner", "camera", "file", "sheet", "document"]
"""What the table's thread is busy with: a source, a change of a sheet, or making the document."""


class TableSight(msgspec.Struct, frozen=True):
    """The sheets of one paper while they are put together; nothing of it is journalled.

    `at` counts from nought; `picture` is the sheet there as a JPEG, empty where there is none.
    `files` are the paths that can be opened, once they were looked for.
    """

    case: str
    evidence: str
    has_scanner: bool = False
    has_camera: bool = False
    sheets: int = 0
    at: int = 0
    picture: bytes = b""
    is_changed: bool = False
    files: tuple[str, ...] | None = None
    busy: Busy = ""
    trouble: Trouble | None = None
