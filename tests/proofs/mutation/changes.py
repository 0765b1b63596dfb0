"""The changes to the program's code: mutmut makes them, names them, and keeps what came of each.

They stand in `mutants/`, a copy of the program in which each function has all its changes beside
it; the name of one chooses it while the tests run. What came of a change is kept for as long as
its function stays as it is, and can be read with `mutmut results` and `mutmut show NAME`.
"""

import fnmatch
import io
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from mutmut.__main__ import create_mutants
from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, walk_mutatable_files

COPY = Path("mutants")
SEED = 20261127
NOTICED, MISSED, UNTRIED = (
    ("killed", "timeout", "segfault"),
    ("survived", "no tests"),
    "not checked",
)


class Changes:
    """Every change there is, with what came of it."""

    def __init__(self) -> None:
        """Read the changes of `mutants/`, in the folder this runs in."""
        self._file_of: dict[str, SourceFileMutationData] = {}
        for path in walk_mutatable_files():
            kept = SourceFileMutationData(path=path)
            kept.load()
            self._file_of |= dict.fromkeys(kept.exit_code_by_key, kept)

    def fitting(self, patterns: Sequence[str]) -> list[str]:
        """Return all that fit a pattern, such as `citizenspot.journal.chain*`."""
        return [each for each in self._file_of if _fits(each, patterns)]

    def untried(self) -> list[str]:
        """Return those that were never tried as they are.

        In an order drawn by lot: of a run that is cut short, what was tried speaks for the rest.
        """
        names = sorted(name for name in self._file_of if self.status(name) == UNTRIED)
        random.Random(SEED).shuffle(names)  # noqa: S311 - a lot, and no secret
        return names

    def status(self, name: str) -> str:
        """Return what came of a change, in mutmut's words."""
        return status_by_exit_code[self._file_of[name].exit_code_by_key[name]]

    def keep(self, name: str, exit_code: int, seconds: float) -> None:
        """Keep what came of a change, at once: a proof that is ended goes on where it was."""
        file = self._file_of[name]
        file.exit_code_by_key[name] = exit_code
        file.durations_by_key[name] = seconds
        file.save()

    def counted(self) -> Counter[str]:
        """Count the changes by what came of them."""
        return Counter(self.status(name) for name in self._file_of)

    def missed(self) -> list[str]:
        """Return the changes that were tried, and that no test noticed."""
        return [name for name in self._file_of if self.status(name) in MISSED]


def make(processes: int) -> Changes:
    """Bring `mutants/` up to date with the program and its tests, and return its changes."""
    COPY.mkdir(exist_ok=True)
    shutil.rmtree(COPY / "tests", ignore_errors=True)
    with redirect_stdout(io.StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        create_mutants(processes)
    return Changes()


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
