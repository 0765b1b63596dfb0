"""What a mistake in a definition is, to the tests."""

from typing import NamedTuple

from services_catalog.problems import ProblemKind


class Mistake(NamedTuple):
    """A change to the good definition, and what is said of it.

    `at` is a piece of the line that has to be named.
    """

    old: str
    new: str
    at: str
    kind: ProblemKind
    path: str
    said: str
    allowed: str = ""
    nearest: str = ""
