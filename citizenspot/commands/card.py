"""`citizenspot card`: the virtual cards of practice, and what the card in the reader says."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Annotated, NoReturn

import msgspec
import typer

from citizenspot.commands.card_ausweisapp import hand_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.card_events import CardEvent, CardFailed, CardRead, ReaderChanged
    from citizenspot.eid.card_ways import CardWay
    from citizenspot.eid.trust.chain_question import Trust

VPCD_PORT = 35_963
"""Where Debian's vpcd listens; `training.cards.vpcd` says it too, and is loaded only when asked."""
ANSWER_LIMIT_S = 60.0
"""Longest time for a card that is in; every failure of one is told long before."""

app = typer.Typer(help="Try virtual cards, and read the card in the reader.", no_args_is_help=True)
app.command("ausweisapp")(hand_over)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Port = Annotated[
    int, typer.Option(min=1, max=65535, help="Where vpcd listens for the card of its slot.")
]


class Listed(msgspec.Struct, frozen=True):
    """A virtual card as `--json` prints it."""

    name: str
    family: str
    labels: dict[str, str]


class Unread(msgspec.Struct, frozen=True):
    """What `--json` prints where no card was read."""

    state: str
    sentence: str
    following: str
    detail: str = ""


@app.command("list")
def list_cards(*, as_json: AsJson = False) -> None:
    """List the virtual cards by name, with what each is for, and what can go wrong with them."""
    from training.cards.trouble import load_every_card  # noqa: PLC0415 - only when asked

    specimens = load_every_card()
    if as_json:
        _print_json([Listed(each.name, each.family, each.labels) for each in specimens])
        return
    width = max(len(each.name) for each in specimens)
    for each in specimens:
        typer.echo(f"{each.name:{width}}  {each.label('en')}")


@app.command()
def insert(
    name: Annotated[str, typer.Argument(help="A name of `citizenspot card list`.")],
    port: Port = VPCD_PORT,
) -> None:
    """Put a virtual card into the real reader service until Ctrl+C or `card remove`."""
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
        _end(str(error))
    except SlotTakenError:
        _end(f"There is a card in the slot at port {port}. Take it out: citizenspot card remove")
    else:
        typer.echo(f"{name} is out: {ending.value}")


@app.command()
def remove(port: Port = VPCD_PORT) -> None:
    """Take out the virtual card that `card insert` put in."""
    from training.cards.slot_control import take_out  # noqa: PLC0415 - only when asked

    try:
        if not take_out(port):
            _end(f"No command holds a card in the slot at port {port}.")
    except TimeoutError:
        _end("The command that holds the card does not let go of it. End it with Ctrl+C.")
    typer.echo("the card is out")


@app.command()
def read(
    *,
    as_json: AsJson = False,
    address: Annotated[bool, typer.Option("--address", help="Print the address too.")] = False,
    wait: Annotated[
        float, typer.Option(min=0.0, help="How many seconds to wait for a card to come.")
    ] = 0.0,
    printed: Annotated[
        str, typer.Option(help="What is printed on a contactless card: six digits, or its MRZ.")
    ] = "",
) -> None:
    """Read the card in the reader now, and print what it says; exit with 1 where none is read."""
    from citizenspot.eid.card_events import CardRead  # noqa: PLC0415 - only when asked

    event = _read_card(wait, printed)
    if isinstance(event, CardRead):
        _print_card(event if address else _without_address(event), as_json=as_json)
        return
    _print_unread(event, as_json=as_json)
    raise typer.Exit(1)


def _read_card(wait_s: float, printed: str) -> CardRead | CardFailed | ReaderChanged:
    """Return the card that was read, or what the reader said last."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only when asked

    from citizenspot.eid.known_cards import KNOWN_CARDS  # noqa: PLC0415 - only when asked
    from citizenspot.eid.pcsc_readers import PcscReaders  # noqa: PLC0415 - only when asked
    from citizenspot.eid.printed_on_card import key_printed_as  # noqa: PLC0415 - only when asked
    from citizenspot.eid.reader_worker import ReaderWorker  # noqa: PLC0415 - only when asked

    events: SimpleQueue[CardEvent] = SimpleQueue()
    key = key_printed_as(printed, datetime.now(UTC).date()) if printed else None
    if printed and key is None:
        _end("That is neither an access number of six digits nor a whole MRZ.")
    trust, ways = _trust_and_ways()
    readers = PcscReaders()
    with closing(ReaderWorker(readers, KNOWN_CARDS, events.put, trust, other_ways=ways)) as worker:
        worker.read(key)
        worker.start()
        return _last_word(events, time.monotonic() + wait_s)


def _trust_and_ways() -> tuple[Trust, Sequence[CardWay]]:
    """Return trust in what is installed on a live workstation, and its other ways to cards.

    Practice vouches for no one, and has none.
    """
    from citizenspot.eid.trust.chain_question import NoTrust  # noqa: PLC0415 - only when asked
    from citizenspot.workstation import live_trust, other_ways  # noqa: PLC0415 - only when asked
    from kiosk_config.settings import LiveSettings, load_settings  # noqa: PLC0415

    settings = load_settings()
    if isinstance(settings, LiveSettings):
        return live_trust(settings), other_ways(settings)
    return NoTrust(), ()


def _last_word(
    events: SimpleQueue[CardEvent], deadline: float
) -> CardRead | CardFailed | ReaderChanged:
    """Return the first event that is an answer, or the last one before the deadline."""
    from citizenspot.eid.card_events import (  # noqa: PLC0415 - only when asked
        CardFailed,
        CardRead,
        CardState,
        ReaderChanged,
    )

    under_way = {CardState.READY, CardState.READING}
    event: CardRead | CardFailed | ReaderChanged = ReaderChanged(CardState.READING)
    while not isinstance(event, CardRead):
        is_under_way = isinstance(event, ReaderChanged) and event.state in under_way
        left_s = ANSWER_LIMIT_S if is_under_way else deadline - time.monotonic()
        if left_s <= 0:
            return event
        with suppress(Empty):
            heard = events.get(timeout=left_s)
            if isinstance(heard, CardRead | CardFailed | ReaderChanged):
                event = heard
    return event


def _without_address(card: CardRead) -> CardRead:
    holder = msgspec.structs.replace(card.holder, address=None)
    return msgspec.structs.replace(card, holder=holder)


def _print_card(card: CardRead, *, as_json: bool) -> None:
    from citizenspot.eid.card_sentences import CHECKS, OUTCOMES  # noqa: PLC0415 - only when asked

    verification = card.verification
    if as_json:
        _print_json(msgspec.to_builtins(card) | {"outcome": verification.outcome.value})
        return
    holder = card.holder
    typer.echo(f"{holder.given_names} {holder.family_name}".strip())
    if holder.birth_date is not None:
        typer.echo(f"Born: {holder.birth_date}")
    for number in (f"{holder.number_kind} {holder.number}", *_other_numbers(card)):
        typer.echo(f"Number: {number}")
    typer.echo(f"Card: {holder.card_family} {holder.document_number}, until {holder.valid_until}")
    if holder.address is not None:
        where = holder.address
        typer.echo(f"Address: {where.street}, {where.postal_code} {where.locality}")
    typer.echo(OUTCOMES[verification.outcome][0])
    for title, checks in (
        ("Checked", verification.checked),
        ("Not checked", verification.unchecked),
        ("Failed", verification.failed),
    ):
        if checks:
            typer.echo(f"{title}: {', '.join(CHECKS[each] for each in checks)}")
    typer.echo(f"Read in {card.reading_ms} ms")


def _other_numbers(card: CardRead) -> list[str]:
    return [f"{each.kind} {each.value}" for each in card.holder.other_numbers]


def _print_unread(event: CardFailed | ReaderChanged, *, as_json: bool) -> None:
    from citizenspot.eid.card_events import CardFailed  # noqa: PLC0415 - only when asked
    from citizenspot.eid.card_sentences import sentences  # noqa: PLC0415 - only when asked

    cause, following = sentences(event.state, for_citizen=False)
    if as_json:
        detail = event.detail if isinstance(event, CardFailed) else ""
        _print_json(Unread(event.state.value, cause, following, detail))
        return
    typer.echo(f"{cause} {following}".strip(), err=True)


def _print_json(rows: object) -> None:
    typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
