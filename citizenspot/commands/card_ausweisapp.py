"""`citizenspot card ausweisapp`: lets an eID service read a German card, through AusweisApp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from citizenspot.eid.ausweisapp.questions import (
        Answer,
        ConsentAsked,
        DigitsWanted,
        Question,
    )

Address = Annotated[str, typer.Option(help="Where AusweisApp listens.")]


class CitizenAtTheTerminal:
    """Asks whoever sits at the terminal; a PIN is entered at the reader's keypad only."""

    def __init__(self) -> None:
        """Have nothing to say yet."""
        self._said: Answer | None = None

    def is_asked(self, question: Question) -> None:
        """Show what is asked, and have the answer ready."""
        from citizenspot.eid.ausweisapp.questions import (  # noqa: PLC0415 - only when asked
            CardAsked,
            ConsentAsked,
            DigitsWanted,
        )

        if isinstance(question, ConsentAsked):
            self._said = _consent(question)
        elif isinstance(question, CardAsked):
            typer.echo("Put the card on the reader.")
        elif isinstance(question, DigitsWanted):
            self._said = _digits(question)

    def says(self) -> Answer | None:
        """Return what was answered; Ctrl+C ends the program, and with it the connection."""
        said, self._said = self._said, None
        return said


def _consent(asked: ConsentAsked) -> Answer:
    from citizenspot.eid.ausweisapp.questions import Agreed, Declined  # noqa: PLC0415 - as above

    typer.echo(f"{asked.reader.subject_name or 'The service'} wants to read:")
    for each in asked.rights.chat.effective:
        needed = "" if each in asked.rights.chat.required else " (not required)"
        typer.echo(f"  {each}{needed}")
    if asked.reader.purpose:
        typer.echo(f"Why: {asked.reader.purpose}")
    return Agreed() if typer.confirm("Do you agree?") else Declined()


def _digits(asked: DigitsWanted) -> Answer:
    from citizenspot.eid.ausweisapp.outcome import Ending  # noqa: PLC0415 - as above
    from citizenspot.eid.ausweisapp.questions import (  # noqa: PLC0415 - as above
        Cancelled,
        Entered,
        PinWanted,
    )

    if not asked.on_keypad:
        return Cancelled(Ending.NO_KEYPAD)
    what = "PIN" if isinstance(asked, PinWanted) else "access number"
    left = "" if asked.tries_left is None else f" {asked.tries_left} tries are left."
    typer.echo(f"Enter the {what} at the reader's keypad.{left}")
    return Entered(None)


def hand_over(
    token_url: Annotated[str, typer.Argument(help="The TC token's address at the eID service.")],
    address: Address = "",
) -> None:
    """Let an eID service read a German card through AusweisApp; exit with 1 where it does not."""
    from citizenspot.eid.ausweisapp.ausweisapp_line import ADDRESS, AusweisAppLine  # noqa: PLC0415 - only when asked
    from citizenspot.eid.ausweisapp.handover import Handover  # noqa: PLC0415 - as above
    from citizenspot.eid.ausweisapp.outcome import (  # noqa: PLC0415 - as above
        Ending,
        HandoverError,
        Outcome,
    )
    from citizenspot.eid.ausweisapp.sentences import FOR_THE_MEDIATOR  # noqa: PLC0415 - as above

    try:
        with AusweisAppLine(address or ADDRESS) as line:
            outcome = Handover(line, CitizenAtTheTerminal()).run(token_url)
    except HandoverError as error:
        outcome = Outcome(error.ending, detail=error.detail)
    typer.echo(
        " ".join(FOR_THE_MEDIATOR[outcome.ending]).strip(), err=outcome.ending is not Ending.DONE
    )
    if outcome.ending is not Ending.DONE:
        raise typer.Exit(1)
    typer.echo(outcome.url)
