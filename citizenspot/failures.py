"""Fatal failures: each has a code that the screens show, and a page in `docs/failure-codes.md`."""

from __future__ import annotations

from enum import Enum


class FailureCode(Enum):
    """What has failed so that the desk takes no more commands until it is started again."""

    JOURNAL_UNWRITABLE = "CS-101"
    JOURNAL_UNREADABLE = "CS-102"
    JOURNAL_MISUSED = "CS-103"
    DEFECT = "CS-900"
