"""Screen 2 forked from the desk's process, before that has anything that screen 2 may not have.

Both screens load Qt, the views and the same controls. Forked, they load them once, and what neither
writes to is in memory once. Only the first screen 2 of a start comes this way: later the desk has
keys, threads and visits, so one that is started again begins from nothing (`ui.citizen.__main__`).
"""

from __future__ import annotations

from threading import Thread

from citizenspot.citizen_link.forked_process import ForkedProcess, fork
from citizenspot.collecting import collect_rarely
from ui.both_screens import load_with_qt, load_without_qt
from ui.citizen.__main__ import main
from ui.undisturbed_imports import leave_imports_alone


def fork_screen_two(libraries: Thread) -> ForkedProcess:
    """Return screen 2's process, on its way; to be called first, in a process of one thread.

    Beside that thread may be the one that links the libraries, which ends here.
    """
    collect_rarely()
    load_without_qt()
    libraries.join()
    leave_imports_alone()
    load_with_qt()
    return fork(main)
