"""`citizenspot journal`: says whether everything in the journal is as it was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citizenspot.commands.desk_at_hand import DeskAtHand, cannot_end_well

if TYPE_CHECKING:
    from citizenspot.journal.findings import Findings

NOT_SOUND = 1
"""What the command ends with; 0 means sound, 2 that it cannot be told."""

_SHOWN_ON_A_RECEIPT = re.compile(r"(?P<position>[0-9]{1,18}):(?P<characters>[A-Za-z2-7]{4})")

app = typer.Typer(name="journal", help="Look after the journal of this desk.", no_args_is_help=True)


@app.callback()
def journal() -> None:
    """Look after the journal of this desk."""


@app.command()
def verify(
    *,
    practice: Annotated[
        bool, typer.Option("--practice", help="Verify the journal of the practice world.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the findings for a program to read.")
    ] = False,
    head: Annotated[
        list[str] | None,
        typer.Option(
            metavar="POSITION:CHARACTERS",
            help="What a receipt shows of the journal, such as 1204:K7QD; as often as wanted.",
        ),
    ] = None,
    heads: Annotated[
        list[Path] | None,
        typer.Option(help="A file of signed heads that was kept elsewhere; as often as wanted."),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Verify a copy in this folder, and not the journal.")
    ] = None,
) -> None:
    """Say what in the journal was changed, removed or moved.

    May run while the desk is working. A journal cut at its end is seen only with the help of
    receipts (`--head`) or of signed heads (`--heads`). Ends with 0 if the journal is sound, with
    1 if it is not, with 2 if it cannot be verified.
    """
    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        findings = desk.findings(folder, _known_heads(head or []), heads or [])
    if as_json:
        typer.echo(as_document(findings))
    else:
        for line in as_lines(findings):
            typer.echo(line)
    raise typer.Exit(0 if findings.sound else NOT_SOUND)


def as_lines(findings: Findings) -> Iterator[str]:
    """Yield the findings, a line each, and then what was looked at."""
    for finding in findings.findings:
        position = "" if finding.position is None else str(finding.position)
        yield f"{finding.problem.value:<12} {position:>8}  {finding.kind}: {finding.what}"
    yield (
        f"Events: {findings.events}. Visits: {findings.visits}. Deliveries: {findings.deliveries}."
        f" Head: {findings.head.position}:{findings.head.characters}."
    )
    yield f"The journal is {'sound' if findings.sound else 'NOT sound'}."


def as_document(findings: Findings) -> str:
    """Return the findings as JSON."""
    import msgspec  # noqa: PLC0415 - for programs only

    told = {
        "sound": findings.sound,
        "events": findings.events,
        "visits": findings.visits,
        "deliveries": findings.deliveries,
        "head": {
            "position": findings.head.position,
            "characters": findings.head.characters,
        },
        "findings": findings.findings,
    }
    return msgspec.json.format(msgspec.json.encode(told)).decode()


def _known_heads(shown: Sequence[str]) -> dict[int, str]:
    heads = {}
    for each in shown:
        said = _SHOWN_ON_A_RECEIPT.fullmatch(each)
        if said is None:
            raise typer.BadParameter(
                f"{each} is not a position and four characters, such as 1204:K7QD",
                param_hint="--head",
            )
        heads[int(said["position"])] = said["characters"].upper()
    return heads
