"""`citizenspot card read` and `card trace`: what the card in the reader says, and how."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from citizenspot.commands.card_output import AsJson, end, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.access_key import AccessKey
    from citizenspot.eid.card_events import CardEvent, CardFailed, CardRead, ReaderChanged
    from citizenspot.eid.card_ways import CardWay
    from citizenspot.eid.readers import Readers
    from citizenspot.eid.trust.chain_question import Trust

ANSWER_LIMIT_S = 60.0
"""Longest time for a card that is in; every failure of one is told long before."""

Wait = Annotated[float, typer.Option(min=0.0, help="How many seconds to wait for a card to come.")]
Printed = Annotated[
    str, typer.Option(help="What is printed on a contactless card: six digits, or its MRZ.")
]
PhotoFile = Annotated[
    Path | None,
    typer.Option("--photo", help="Write the photograph there, as a PNG that only you may read."),
]


class Unread(msgspec.Struct, frozen=True):
    """What `--json` prints where no card was read."""

    state: str
    sentence: str
    following: str
    detail: str = ""


def read(
    *,
    as_json: AsJson = False,
    address: Annotated[bool, typer.Option("--address", help="Print the address too.")] = False,
    wait: Wait = 0.0,
    printed: Printed = "",
    photo: PhotoFile = None,
) -> None:
    """Read the card in the reader now, and print what it says; exit with 1 where none is read."""
    from citizenspot.eid.card_events import CardRead  # noqa: PLC0415 - only when asked
    from citizenspot.eid.pcsc_readers import PcscReaders  # noqa: PLC0415 - only when asked

    event, png = _read_card(PcscReaders(), wait, _key(printed), wants_photo=photo is not None)
    if not isinstance(event, CardRead):
        _print_unread(event, as_json=as_json)
        raise typer.Exit(1)
    _print_card(event if address else _without_address(event), as_json=as_json)
    if photo is not None:
        _keep_photo(png, photo)


def trace(*, wait: Wait = 0.0, printed: Printed = "") -> None:
    """Read the card in the reader, and print each command to it without what is personal."""
    from citizenspot.eid.card_events import CardRead  # noqa: PLC0415 - only when asked
    from citizenspot.eid.command_trace import TracedReaders  # noqa: PLC0415 - only when asked
    from citizenspot.eid.pcsc_readers import PcscReaders  # noqa: PLC0415 - only when asked

    readers = TracedReaders(PcscReaders(), typer.echo)
    event, _ = _read_card(readers, wait, _key(printed), wants_photo=False)
    if not isinstance(event, CardRead):
        _print_unread(event, as_json=False)
        raise typer.Exit(1)
    typer.echo(f"read: {event.holder.card_family}, {event.reading_ms} ms")


def read_card_now(wait_s: float, printed: str) -> CardRead | CardFailed | ReaderChanged:
    """Return the card in the reader, or what the reader said last."""
    from citizenspot.eid.pcsc_readers import PcscReaders  # noqa: PLC0415 - only when asked

    event, _ = _read_card(PcscReaders(), wait_s, _key(printed), wants_photo=False)
    return event


def _key(printed: str) -> AccessKey | None:
    from datetime import UTC, datetime  # noqa: PLC0415 - only when asked

    from citizenspot.eid.printed_on_card import key_printed_as  # noqa: PLC0415 - only when asked

    key = key_printed_as(printed, datetime.now(UTC).date()) if printed else None
    if printed and key is None:
        end("That is neither an access number of six digits nor a whole MRZ.")
    return key


def _read_card(
    readers: Readers, wait_s: float, key: AccessKey | None, *, wants_photo: bool
) -> tuple[CardRead | CardFailed | ReaderChanged, bytes]:
    """Return the card that was read, or what the reader said last; and the photograph, if any."""
    from citizenspot.eid.card_events import CardRead  # noqa: PLC0415 - only when asked
    from citizenspot.eid.known_cards import KNOWN_CARDS  # noqa: PLC0415 - only when asked
    from citizenspot.eid.reader_worker import ReaderWorker  # noqa: PLC0415 - only when asked

    events: SimpleQueue[CardEvent] = SimpleQueue()
    trust, ways = _trust_and_ways()
    with closing(ReaderWorker(readers, KNOWN_CARDS, events.put, trust, other_ways=ways)) as worker:
        worker.read(key)
        worker.start()
        event = _last_word(events, time.monotonic() + wait_s)
        is_read = isinstance(event, CardRead)
        return event, _photograph(events) if wants_photo and is_read else b""


def _photograph(events: SimpleQueue[CardEvent]) -> bytes:
    """Return the photograph that follows a card that was read, or nothing where none does."""
    from citizenspot.eid.card_events import CardPhotoRead  # noqa: PLC0415 - only when asked

    with suppress(Empty):
        # Without one, the next that is heard is how the reader stands.
        heard = events.get(timeout=ANSWER_LIMIT_S)
        return heard.png if isinstance(heard, CardPhotoRead) else b""
    return b""


def _keep_photo(png: bytes, file: Path) -> None:
    """Write the photograph for its owner alone."""
    if not png:
        end("This card has no photograph that can be shown.")
    try:
        file.unlink(missing_ok=True)
        file.touch(mode=0o600, exist_ok=False)
        file.write_bytes(png)
    except OSError as error:
        end(f"{file}: {error.strerror}")


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
        print_json(msgspec.to_builtins(card) | {"outcome": verification.outcome.value})
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
        print_json(Unread(event.state.value, cause, following, detail))
        return
    typer.echo(f"{cause} {following}".strip(), err=True)
