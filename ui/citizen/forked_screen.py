"""Screen 2 forked from the desk's process, before that has anything that screen 2 may not have.

Both screens load Qt, the views and the same controls. Forked, they load them once, and what neither
writes to is in memory once. Only the first screen 2 of a start comes this way: later the desk has
keys, threads and visits, so one that is started again begins from nothing (`ui.citizen.__main__`).
"""

from __future__ import annotations

from citizenspot.citizen_link.forked_process import ForkedProcess, fork
from citizenspot.collecting import collect_rarely
from ui.both_screens import load_for_both_screens
from ui.citizen.__main__ import main
from ui.unread_sources import leave_sources_unread


def fork_screen_two() -> ForkedProcess:
    """Return screen 2's process, on its way; to be called first, in a process of one thread."""
    collect_rarely()
    leave_sources_unread()
    load_for_both_screens()
    return fork(main)
