"""The `{names}` that a sentence leaves open."""

from string import Formatter


def names_in(sentence: str) -> frozenset[str]:
    """Return the names of a sentence; raises `ValueError` for a brace without its other."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
