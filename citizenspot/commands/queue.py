"""`citizenspot queue`: the spot's queue: serves it to the other desks, adds tickets, lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_config.settings import load_settings

if TYPE_CHECKING:
    from citizenspot.waiting.queue import Queue
    from kiosk_config.settings import LiveSettings, PracticeSettings

REFUSED = 2
NOT_IN_KEYRING = (
    "The keyring holds no secret called {name}. Put one there, the same at every desk:\n"
    "keyring set citizenspot {name}"
)

app = typer.Typer(name="queue", help="Look after the queue of this spot.", no_args_is_help=True)
Practice = Annotated[bool, typer.Option("--practice", help="The queue of the practice world.")]


@app.callback()
def queue() -> None:
    """Look after the queue of this spot."""


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="The address of this machine to listen on.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8315,
    practice: Practice = False,
) -> None:
    """Keep the queue on this machine, and serve it to the spot's desks until Ctrl+C."""
    import threading  # noqa: PLC0415 - only when asked

    from citizenspot.providers.credentials import keyring_credential  # noqa: PLC0415 - as above
    from citizenspot.waiting.service import QueueService  # noqa: PLC0415 - as above

    settings = load_settings(practice=practice)
    name = settings.queue.credential
    secret = keyring_credential(name)
    if secret is None:
        typer.echo(NOT_IN_KEYRING.format(name=name), err=True)
        raise typer.Exit(REFUSED)
    service = QueueService((host, port), _kept_here(settings), secret.encode()).start()
    try:
        typer.echo("The queue is served at {}:{}.".format(*service.address))
        threading.Event().wait()
    except KeyboardInterrupt:
        typer.echo("")
    finally:
        service.close()


@app.command()
def add(
    *,
    wish: Annotated[str, typer.Option(help="What they come for; never who they are.")] = "",
    language: Annotated[str, typer.Option(help="Their language, such as uk.")] = "",
    need: Annotated[str, typer.Option(help="What helps them, such as a chair.")] = "",
    priority: Annotated[bool, typer.Option("--priority", help="They are served first.")] = False,
    practice: Practice = False,
) -> None:
    """Give someone a ticket, and print its number."""
    from citizenspot.waiting.ticket import Wish  # noqa: PLC0415 - only when asked

    ticket = _queue(practice=practice).add(Wish(wish, language, need, priority), walk_in=False)
    typer.echo(ticket.number)


@app.command(name="list")
def list_(*, practice: Practice = False) -> None:
    """Print today's tickets: number, where it stands, at which desk, what for."""
    tickets = _queue(practice=practice).tickets()
    if not tickets:
        typer.echo("No tickets today.", err=True)
    for ticket in tickets:
        line = f"{ticket.number}  {ticket.stand.value:<8} {ticket.desk:<12} {ticket.wish.service}"
        typer.echo(line.rstrip())


def _kept_here(settings: LiveSettings | PracticeSettings) -> Queue:
    from datetime import UTC, datetime  # noqa: PLC0415 - only when asked

    from citizenspot.waiting.sqlite_queue import SqliteQueue  # noqa: PLC0415 - as above

    return SqliteQueue(settings.queue_file, lambda: datetime.now(UTC))


def _queue(*, practice: bool) -> Queue:
    """Return the queue that the settings name; without one, this machine's own."""
    from citizenspot.day_parts import open_queue  # noqa: PLC0415 - only when asked

    settings = load_settings(practice=practice)
    return open_queue(settings) if settings.queue.kept == "service" else _kept_here(settings)
