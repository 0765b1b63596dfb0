"""Opens the sentences of a language: compiled at set-up, or compiled here from what is written."""

from __future__ import annotations

import gettext
import struct
from io import BytesIO
from pathlib import Path

DOMAIN = "citizenspot"
FOLDER = Path(__file__).parent


def catalogue(language: str, folder: Path = FOLDER) -> gettext.NullTranslations:
    """Return the sentences of a language, such as `pt`; an empty catalogue where it has none.

    Set-up compiles the `.po` file, and that is what a desk opens. Where the compiled file is
    missing, older or damaged, as while a translator writes, the `.po` file itself is read: slower
    (80 ms), but never yesterday's words.
    """
    written = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = written.with_suffix(".mo")
    if not written.exists():
        return gettext.NullTranslations()
    if compiled.exists() and compiled.stat().st_mtime >= written.stat().st_mtime:
        try:
            return gettext.GNUTranslations(BytesIO(compiled.read_bytes()))
        except (OSError, struct.error, UnicodeDecodeError):
            return _compiled_here(written)
    return _compiled_here(written)


def _compiled_here(written: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - costs a start 60 ms
    from babel.messages.pofile import read_po  # noqa: PLC0415 - costs a start 60 ms

    compiled = BytesIO()
    with written.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
