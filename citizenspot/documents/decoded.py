"""Has sheets made of untrusted bytes, in a process that may do nothing else (`decoding`)."""

from __future__ import annotations

import sys

import msgspec

from citizenspot.documents import decoding
from citizenspot.documents.kinds import kind_of
from citizenspot.documents.programs import Programs
from citizenspot.documents.sheet import Sheet
from citizenspot.documents.trouble import Trouble

_LIMIT_S = 90.0
_ENDINGS = {
    decoding.LOCKED: Trouble.LOCKED,
    decoding.TOO_MANY: Trouble.TOO_MANY_SHEETS,
    decoding.NO_PDF_READER: Trouble.NO_PDF_READER,
}


def sheets_in(content: bytes, programs: Programs) -> tuple[Sheet, ...] | Trouble:
    """Return the sheets that the bytes of a picture or a PDF hold, or why there are none."""
    kind = kind_of(content)
    if kind is None:
        return Trouble.WRONG_KIND
    command = (sys.executable, "-I", "-m", decoding.__name__, kind)
    ended = programs.run(command, _LIMIT_S, content)
    if ended.code == 0:
        pictures = msgspec.msgpack.decode(ended.output, type=tuple[bytes, ...])
        return tuple(Sheet(picture) for picture in pictures)
    return _ENDINGS.get(ended.code or decoding.UNREADABLE, Trouble.UNREADABLE)
