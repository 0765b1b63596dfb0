"""What each key is called: for who hears the keyboard, and for who cannot read a sign."""

from __future__ import annotations

from citizenspot.texts import _N
from ui.design.look import Say

_SIGNS = {
    ".": _N("full stop"),
    ",": _N("comma"),
    "،": _N("comma"),
    "-": _N("hyphen"),
    "_": _N("low line"),
    "@": _N("at sign"),
    "'": _N("apostrophe"),
    "’": _N("apostrophe"),  # noqa: RUF001 - Ukrainian has it
    "/": _N("slash"),
    "+": _N("plus"),
    " ": _N("space"),
}


def name_of(typed: str, say: Say) -> str:
    """Return the name of the key that types something, in the reader's language."""
    if typed in _SIGNS:
        return say(_SIGNS[typed])
    return _capital(typed, say) if typed.isupper() and typed.lower() != typed else typed


def _capital(typed: str, say: Say) -> str:
    return f"{say(_N('capital'))} {typed}"
