"""Writes the template and the catalogues, so that a change shows only what has changed.

They are sorted by sentence and hold no dates, no line numbers and no names of programs.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from citizenspot.locale.catalogues import DOMAIN
from citizenspot.locale.extraction import citizens_template, template
from citizenspot.locale.readers import DESK_LANGUAGES

WIDTH = 96


def update(folder: Path, root: Path) -> list[Path]:
    """Write the template of the program below `root`, and bring the catalogues up to date.

    A sentence that was reworded keeps its old translation, marked fuzzy: not used before somebody
    has looked at it. What the program says no longer goes. Returns the catalogues' files.
    """
    whole, citizens = template(root), citizens_template(root)
    (folder / f"{DOMAIN}.pot").write_bytes(as_po(whole))
    files = sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    for file in files:
        catalog = read(file)
        needed = whole if language_of(file) in DESK_LANGUAGES else citizens
        # Babel takes a new sentence over as it is: each catalogue needs one of its own.
        catalog.update(deepcopy(needed))
        file.write_bytes(as_po(catalog))
    return files


def read(file: Path) -> Catalog:
    """Return a catalogue as it is written; its language is the name of its folder."""
    with file.open("rb") as written:
        return read_po(written, locale=language_of(file))


def language_of(file: Path) -> str:
    """Return the language of a catalogue's file."""
    return file.parent.parent.name


def as_po(catalog: Catalog) -> bytes:
    """Return the text of a catalogue's file."""
    written = BytesIO(_heading(catalog))
    written.seek(0, 2)
    write_po(
        written, catalog, width=WIDTH, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    return written.getvalue()


def left_to_translate(file: Path) -> list[str]:
    """Return the sentences that a catalogue's reader would see in English."""
    return [_one(message) for message in read(file) if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    """Say whether every form of a sentence has a translation that somebody has looked at."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms) and not message.fuzzy


def _one(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def _heading(catalog: Catalog) -> bytes:
    """Return only those fields of the heading that mean something to who reads the file."""
    fields = [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if catalog.locale:
        fields += [f"Language: {catalog.locale}", f"Plural-Forms: {catalog.plural_forms}"]
    lines = ['msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields), "", ""]
    return "\n".join(lines).encode()
