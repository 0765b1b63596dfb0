"""`citizenspot card`: the virtual cards of practice, and what the card in the reader says."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from citizenspot.commands.card_ausweisapp import hand_over
from citizenspot.commands.card_output import AsJson, end, print_json
from citizenspot.commands.card_reading import read, trace

VPCD_PORT = 35_963
"""Where Debian's vpcd listens; `training.cards.vpcd` says it too, and is loaded only when asked."""

app = typer.Typer(help="Try virtual cards, and read the card in the reader.", no_args_is_help=True)
app.command("read")(read)
app.command("trace")(trace)
app.command("ausweisapp")(hand_over)

Port = Annotated[
    int, typer.Option(min=1, max=65535, help="Where vpcd listens for the card of its slot.")
]


class Listed(msgspec.Struct, frozen=True):
    """A virtual card as `--json` prints it."""

    name: str
    family: str
    labels: dict[str, str]


@app.command("list")
def list_cards(*, as_json: AsJson = False) -> None:
    """List the virtual cards by name, with what each is for, and what can go wrong with them."""
    from training.cards.trouble import load_every_card  # noqa: PLC0415 - only when asked

    specimens = load_every_card()
    if as_json:
        print_json([Listed(each.name, each.family, each.labels) for each in specimens])
        return
    width = max(len(each.name) for each in specimens)
    for each in specimens:
        typer.echo(f"{each.name:{width}}  {each.label('en')}")


@app.command()
def insert(
    name: Annotated[str, typer.Argument(help="A name of `citizenspot card list`.")],
    port: Port = VPCD_PORT,
    *,
    pinpad: Annotated[
        bool, typer.Option("--pinpad", help="Put it into a played reader with a keypad.")
    ] = False,
) -> None:
    """Put a virtual card into the real reader service until Ctrl+C or `card remove`."""
    if pinpad:
        from citizenspot.commands.card_pinpad import insert_at_pinpad  # noqa: PLC0415

        insert_at_pinpad(name)
        return
    from datetime import UTC, datetime  # noqa: PLC0415 - only when asked

    from training.cards.emulated_card import emulate  # noqa: PLC0415 - only when asked
    from training.cards.slot_control import (  # noqa: PLC0415 - only when asked
        SlotTakenError,
        hold_card,
        interruptions,
    )
    from training.cards.specimen import UnknownSpecimenError, find_specimen  # noqa: PLC0415
    from training.cards.vpcd import NoVirtualReaderError  # noqa: PLC0415 - only when asked

    try:
        card = emulate(find_specimen(name), datetime.now(UTC).astimezone().date())
        with interruptions() as interrupted:
            ending = hold_card(
                card, port, lambda: typer.echo(f"{name} is in the reader"), interrupted
            )
    except (UnknownSpecimenError, NoVirtualReaderError) as error:
        end(str(error))
    except SlotTakenError:
        end(f"There is a card in the slot at port {port}. Take it out: citizenspot card remove")
    else:
        typer.echo(f"{name} is out: {ending.value}")


@app.command()
def remove(port: Port = VPCD_PORT) -> None:
    """Take out the virtual card that `card insert` put in."""
    from training.cards.slot_control import take_out  # noqa: PLC0415 - only when asked

    try:
        if not take_out(port):
            end(f"No command holds a card in the slot at port {port}.")
    except TimeoutError:
        end("The command that holds the card does not let go of it. End it with Ctrl+C.")
    typer.echo("the card is out")
