"""Starts screen 2: `python -m ui.citizen --socket PATH [--screen NAME] [--geometry WxH+X+Y]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from citizenspot.collecting import collect_rarely
from ui.citizen.confinement import keep_only_what_is_needed, leave_network, write_no_core_files
from ui.undisturbed_imports import leave_imports_alone


def main(arguments: Callable[[], list[str]]) -> int:
    """Give up what is not needed, then show the window until the desk says to quit.

    The arguments are asked for when they are needed, so that they may come late.
    """
    collect_rarely()
    keep_only_what_is_needed(os.environ)
    write_no_core_files()
    has_left = leave_network(os.environ)
    leave_imports_alone()
    # Qt starts threads of its own; the network can only be left before them.
    from ui.citizen.screen_process import run  # noqa: PLC0415 - see above

    return run(arguments, has_network=not has_left)


if __name__ == "__main__":
    sys.exit(main(lambda: sys.argv[1:]))
