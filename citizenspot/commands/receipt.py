"""`citizenspot receipt`: says whether a receipt is genuine, and what it says; without a network."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk_config.settings import LiveSettings, PracticeSettings, load_settings
from kiosk_config.settings_file import SettingsError

if TYPE_CHECKING:
    from citizenspot.receipts.public_keys import PublicKey
    from citizenspot.receipts.verification import Verdict
    from citizenspot.texts import Texts

NOT_GENUINE, CANNOT_CHECK = 1, 2
"""What the command ends with; 0 means genuine, and not of practice."""

app = typer.Typer(
    name="receipt", help="Check receipts, and show what they say.", no_args_is_help=True
)

Source = Annotated[
    str,
    typer.Argument(
        help="A PDF, PNG, JPEG or text file, `-` for standard input, or a code (CS1:…)."
    ),
]
KeyFiles = Annotated[
    list[Path] | None,
    typer.Option("--key", help="A public key in PEM to check with, instead of those kept here."),
]
Practice = Annotated[bool, typer.Option("--practice", help="The keys given are of practice.")]
Language = Annotated[str, typer.Option("--lang", help="The language to answer in: pt or en.")]


@app.command()
def verify(
    source: Source,
    *,
    key: KeyFiles = None,
    practice: Practice = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the verdict for a program to read.")
    ] = False,
    lang: Language = "en",
) -> None:
    """Say whether a receipt is genuine.

    Ends with 0 if it is, with 1 if it is not or is of practice, with 2 if it cannot be checked.
    """
    from citizenspot.texts import Texts  # noqa: PLC0415 - not before the arguments are understood

    verdict = _verdict(source, key, practice=practice)
    if as_json:
        typer.echo(as_document(verdict))
    else:
        _print(sentences(verdict, Texts.for_language(lang)))
    raise typer.Exit(_exit_code(verdict))


@app.command()
def show(
    source: Source, *, key: KeyFiles = None, practice: Practice = False, lang: Language = "en"
) -> None:
    """Show all that a receipt says: of a PDF everything, of a code what is signed in it."""
    from citizenspot.receipts.reading import reading_lines  # noqa: PLC0415 - as above
    from citizenspot.texts import Texts  # noqa: PLC0415 - as above

    verdict = _verdict(source, key, practice=practice)
    texts = Texts.for_language(lang)
    _print(sentences(verdict, texts))
    if verdict.content:
        typer.echo()
        own = Texts.for_language(verdict.content.citizen_language)
        _print(reading_lines(verdict.content, own))
    raise typer.Exit(_exit_code(verdict))


@app.command()
def page(
    out: Annotated[Path, typer.Argument(help="The HTML file to write.")],
    *,
    key: KeyFiles = None,
    practice: Practice = False,
    lang: Language = "pt",
) -> None:
    """Write a page that checks receipts' codes on any telephone, without a network."""
    from citizenspot.receipts.check_page import check_page  # noqa: PLC0415 - as above
    from citizenspot.receipts.public_keys import UnusableKeyError  # noqa: PLC0415 - as above
    from citizenspot.texts import Texts  # noqa: PLC0415 - as above

    try:
        keys = tuple(_keys(key, practice=practice))
    except (UnusableKeyError, SettingsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(CANNOT_CHECK) from error
    out.write_text(check_page(keys, Texts.for_language(lang)), encoding="utf-8")
    typer.echo(f"{out}: checks receipts of {len(keys)} keys.")


def sentences(verdict: Verdict, texts: Texts) -> Iterator[str]:
    """Yield the verdict, and what was signed where the signature holds."""
    from citizenspot.receipts.verdict_words import (  # noqa: PLC0415 - as above
        statement_lines,
        verdict_sentences,
    )

    yield from verdict_sentences(verdict, texts)
    if verdict.statement:
        yield from statement_lines(verdict.statement, _zone(verdict), texts)


def as_document(verdict: Verdict) -> str:
    """Return the verdict as JSON; bytes are in hexadecimal, times in ISO 8601."""
    import msgspec  # noqa: PLC0415 - for programs only

    told: dict[str, Any] = msgspec.to_builtins(verdict)
    if verdict.statement:
        fields = {
            name: getattr(verdict.statement, name) for name in verdict.statement.__struct_fields__
        }
        told["statement"] = {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in fields.items()
        } | {"issued_at": verdict.statement.moment.isoformat()}
    return msgspec.json.format(msgspec.json.encode(told)).decode()


def _verdict(source: str, key_files: list[Path] | None, *, practice: bool) -> Verdict:
    from citizenspot.receipts.public_keys import UnusableKeyError  # noqa: PLC0415 - as above
    from citizenspot.receipts.statement import PREFIX  # noqa: PLC0415 - as above
    from citizenspot.receipts.verification import (  # noqa: PLC0415 - as above
        LARGEST_FILE,
        verify,
        verify_file,
        with_voids,
    )
    from citizenspot.receipts.void_receipts import void_receipts  # noqa: PLC0415 - as above

    try:
        keys = tuple(_keys(key_files, practice=practice))
        voids = [void for world in _worlds() for void in void_receipts(world.receipts_folder)]
    except (UnusableKeyError, SettingsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(CANNOT_CHECK) from error
    if source.startswith(PREFIX):
        return with_voids(verify(source, keys), voids)
    if source == "-":
        return with_voids(verify(sys.stdin.buffer.read(LARGEST_FILE + 1), keys), voids)
    return with_voids(verify_file(Path(source), keys), voids)


def _worlds() -> Iterable[LiveSettings | PracticeSettings]:
    """Return the worlds of this workstation, each folder once."""
    worlds = [load_settings(practice=each, environment=os.environ) for each in (False, True)]
    return {each.receipts_folder: each for each in worlds}.values()


def _keys(key_files: list[Path] | None, *, practice: bool) -> Iterator[PublicKey]:
    """Yield the keys given, or those kept here: of live work and of practice, each for its own."""
    from citizenspot.receipts.public_keys import (  # noqa: PLC0415 - as above
        FOLDER,
        public_keys,
        read_public_key,
    )

    if key_files:
        yield from (read_public_key(file, practice=practice) for file in key_files)
        return
    for settings in _worlds():
        yield from public_keys(settings.receipts_folder / FOLDER, practice=settings.practice)


def _zone(verdict: Verdict) -> tzinfo:
    """Return the receipt's own time zone where it is known, else this machine's."""
    if verdict.content:
        return ZoneInfo(verdict.content.time_zone)
    return datetime.now(UTC).astimezone().tzinfo or UTC


def _exit_code(verdict: Verdict) -> int:
    from citizenspot.receipts.verification import Finding  # noqa: PLC0415 - as above

    return 0 if verdict.finding is Finding.GENUINE else NOT_GENUINE


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        typer.echo(line)
