"""Names the program that makes receipts here, so that another's pages are not called forged."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from citizenspot import texts
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.fonts import font_files

_LIBRARIES = ("reportlab", "babel", "zxing-cpp", "msgspec")


def program(content: ReceiptContent) -> str:
    """Return a name that two programs share only if they print this content the same.

    It covers what the pages are made from: our own code and texts, the libraries, the fonts, and
    what the time zone's rules said for this receipt.
    """
    offset = content.issued_at.astimezone(ZoneInfo(content.time_zone)).utcoffset()
    return sha256(f"{_made_from()} {offset}".encode()).hexdigest()[:16]


@lru_cache
def _made_from() -> str:
    whole = sha256()
    for part in _parts():
        whole.update(sha256(part).digest())
    return whole.hexdigest()


def _parts() -> Iterator[bytes]:
    for file in (*sorted(Path(__file__).parent.rglob("*.py")), Path(texts.__file__)):
        yield file.read_bytes()
    for catalogue in sorted(texts.LOCALE_FOLDER.rglob("*.po")):
        yield str(catalogue.relative_to(texts.LOCALE_FOLDER)).encode() + catalogue.read_bytes()
    for font in font_files():
        yield f"{font.name} {font.stat().st_size}".encode()
    for library in _LIBRARIES:
        yield f"{library} {version(library)}".encode()
    yield f"{zlib.ZLIB_RUNTIME_VERSION} {unicodedata.unidata_version}".encode()
