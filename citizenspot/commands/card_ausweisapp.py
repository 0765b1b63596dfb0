"""`citizenspot card ausweisapp`: lets an eID service read a German card, through AusweisApp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from citizenspot.eid.ausweisapp.ausweisapp_words import AccessRights

Address = Annotated[str, typer.Option(help="Where AusweisApp listens.")]


class CitizenAtTheTerminal:
    """Asks whoever sits at the terminal."""

    def agrees_to(self, rights: AccessRights) -> bool:
        """Show what the service wants to read, and ask."""
        typer.echo("The service wants to read:")
        for each in rights.chat.effective:
            needed = "" if each in rights.chat.required else " (not required)"
            typer.echo(f"  {each}{needed}")
        return typer.confirm("Do you agree?")

    def is_asked_for_card(self) -> None:
        """Ask for the card."""
        typer.echo("Put the card on the reader.")

    def is_asked_on_keypad(self, tries_left: int | None) -> None:
        """Say where the PIN is entered, and how often."""
        left = "" if tries_left is None else f" {tries_left} tries are left."
        typer.echo(f"Enter the PIN at the reader's keypad.{left}")

    def wants_on(self) -> bool:
        """Go on; Ctrl+C ends the program, and with it the connection."""
        return True


def hand_over(
    token_url: Annotated[str, typer.Argument(help="The TC token's address at the eID service.")],
    address: Address = "",
) -> None:
    """Let an eID service read a German card through AusweisApp; exit with 1 where it does not."""
    from citizenspot.eid.ausweisapp.ausweisapp_line import ADDRESS, AusweisAppLine  # noqa: PLC0415 - only when asked
    from citizenspot.eid.ausweisapp.handover import Handover  # noqa: PLC0415 - as above
    from citizenspot.eid.ausweisapp.outcome import SENTENCES, Ending, HandoverError, Outcome  # noqa: PLC0415 - as above

    try:
        with AusweisAppLine(address or ADDRESS) as line:
            outcome = Handover(line, CitizenAtTheTerminal()).run(token_url)
    except HandoverError as error:
        outcome = Outcome(error.ending, detail=error.detail)
    typer.echo(" ".join(SENTENCES[outcome.ending]).strip(), err=outcome.ending is not Ending.DONE)
    if outcome.ending is not Ending.DONE:
        raise typer.Exit(1)
    typer.echo(outcome.url)
