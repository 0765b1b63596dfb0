"""`citizenspot doctor`: looks at all this workstation stands on, and names what mends it."""

from __future__ import annotations

from typing import Annotated

import typer


def doctor(
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the findings for a program to read.")
    ] = False,
    practice: Annotated[
        bool, typer.Option("--practice", help="Look at the practice world, whatever is set.")
    ] = False,
) -> None:
    """Check this workstation, and name the command that mends each finding.

    Ends with 1 if something keeps the workstation from its work, else with 0.
    """
    from rich.console import Console  # noqa: PLC0415 - no other command waits for it

    from citizenspot.commands.findings import (  # noqa: PLC0415 - as above
        as_document,
        as_table,
        findings_of_this_machine,
    )
    from kiosk_config.self_check.workstation import is_fit  # noqa: PLC0415 - as above

    findings, say = findings_of_this_machine(practice=practice)
    if as_json:
        typer.echo(as_document(findings, say))
    else:
        Console().print(as_table(findings, say))
    raise typer.Exit(0 if is_fit(findings) else 1)
