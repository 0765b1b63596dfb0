"""The worker's stories, each told to the virtual readers and to the real pcscd."""

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from citizenspot.eid.card_events import CardFailed, CardRead, CardState, CardTextRead, ReaderChanged
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.eid.readers import CardConnection, Presence, Slot
from citizenspot.eid.trust.chain_question import NoTrust
from tests.eid.benches import TODAY, Bench, VirtualBench
from tests.eid.cards import belgian_card_with, specimen_card
from tests.eid.listener import LIMIT_S, Listener, listened
from training.cards.belgian_chip import APPLICATION
from training.cards.emulated_card import BELGIAN_ATR, EmulatedCard
from training.cards.file_chip import FileChip
from training.cards.virtual_readers import VirtualConnection, VirtualReaders


@pytest.fixture
def counter(bench: Bench) -> Iterator[tuple[Bench, ReaderWorker, Listener]]:
    """A bench with a worker that watches it and a listener that hears it."""
    with listened(bench.readers) as (worker, listener):
        listener.wait_for_state(CardState.NO_CARD)
        yield bench, worker, listener


Counter = tuple[Bench, ReaderWorker, Listener]


def test_a_card_put_in_shows_itself_and_is_not_read_unasked(counter: Counter) -> None:
    bench, _, heard = counter
    bench.insert(specimen_card("maria"))
    heard.wait_for_state(CardState.READY)
    bench.remove()
    heard.wait_for_state(CardState.NO_CARD)
    assert heard.states == [CardState.NO_CARD, CardState.READY, CardState.NO_CARD]


def test_a_card_that_is_in_is_read_when_asked(counter: Counter) -> None:
    bench, worker, heard = counter
    bench.insert(specimen_card("eva"))
    heard.wait_for_state(CardState.READY)
    worker.read()
    read = heard.wait_for_card()
    assert (read.holder.family_name, read.holder.given_names) == ("Specimen", "Eva Voorbeeld")
    assert read.reading_ms >= 0
    heard.wait_for_state(CardState.READY)


def test_a_read_asked_for_early_is_done_when_the_card_comes(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("maria"))
    assert heard.wait_for_card().holder.family_name == "Exemplo Espécime"


def test_a_card_is_read_once_for_one_wish(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("maria"))
    heard.wait_for_card()
    bench.remove()
    heard.wait_for_state(CardState.NO_CARD)
    bench.insert(specimen_card("antonio"))
    heard.wait_for_state(CardState.READY)
    assert heard.states.count(CardState.READING) == 1


def test_a_removed_card_says_so_and_is_read_when_it_is_back(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("eva", removed_at=3))
    heard.wait_for_failure(CardState.REMOVED)
    heard.wait_for_state(CardState.REMOVED)
    bench.remove()
    bench.insert(specimen_card("eva"))
    assert heard.wait_for_card().holder.given_names == "Eva Voorbeeld"


def test_a_removed_card_is_forgotten_when_nobody_wants_it_any_more(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("eva", removed_at=3))
    heard.wait_for_state(CardState.REMOVED)
    worker.cancel()
    heard.wait_for_state(CardState.NO_CARD)


def test_an_unknown_card_is_told_once_and_the_next_card_is_read(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("bank-card"))
    assert heard.wait_for_failure(CardState.UNKNOWN_CARD).detail == "ATR 3B0442414E4B"
    heard.wait_for_state(CardState.UNKNOWN_CARD)
    bench.remove()
    heard.wait_for_state(CardState.NO_CARD)
    bench.insert(specimen_card("eva"))
    heard.wait_for_card()
    assert [type(each) for each in heard.events if not isinstance(each, ReaderChanged)] == [
        CardFailed,
        CardTextRead,
        CardRead,
    ]


def test_an_unknown_card_is_tried_again_when_asked_again(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("bank-card"))
    heard.wait_for_state(CardState.UNKNOWN_CARD)
    worker.read()
    heard.wait_for_failure(CardState.UNKNOWN_CARD)


def test_a_mute_card_says_so_and_gives_way_to_one_that_answers(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(specimen_card("mute-card"))
    heard.wait_for_state(CardState.MUTE)
    bench.remove()
    bench.insert(specimen_card("eva"))
    heard.wait_for_card()


def test_no_service_says_so_and_the_reader_is_found_again(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.stop_service()
    heard.wait_for_state(CardState.NO_SERVICE)
    bench.start_service()
    heard.wait_for_state(CardState.NO_CARD)
    bench.insert(specimen_card("maria"))
    heard.wait_for_card()


def test_no_reader_says_so_and_the_reader_is_found_when_it_is_there(counter: Counter) -> None:
    bench, worker, heard = counter
    bench.stop_service()
    bench.start_service(with_reader=False)
    heard.wait_for_state(CardState.NO_READER)
    bench.stop_service()
    bench.start_service()
    heard.wait_for_state(CardState.NO_CARD)
    worker.read()
    bench.insert(specimen_card("maria"))
    heard.wait_for_card()


def test_a_card_is_read_after_the_service_stopped_and_started_under_it(counter: Counter) -> None:
    bench, worker, heard = counter
    bench.insert(specimen_card("eva"))
    heard.wait_for_state(CardState.READY)
    bench.stop_service()
    heard.wait_for_state(CardState.NO_SERVICE)
    worker.read()
    bench.start_service()
    heard.wait_for_card()


def test_a_card_held_elsewhere_is_busy_and_read_when_it_is_let_go(counter: Counter) -> None:
    bench, worker, heard = counter
    bench.insert(specimen_card("eva"))
    heard.wait_for_state(CardState.READY)
    with bench.held_by_another_program():
        worker.read()
        heard.wait_for_failure(CardState.BUSY)
        heard.wait_for_state(CardState.BUSY)
    heard.wait_for_card()


def test_a_card_whose_data_make_no_sense_is_unreadable(counter: Counter) -> None:
    bench, worker, heard = counter
    worker.read()
    bench.insert(belgian_card_with(b"\x07\x50too short"))
    failed = heard.wait_for_failure(CardState.UNREADABLE)
    assert failed.detail == "identity: field 07 leads beyond the end"
    heard.wait_for_state(CardState.UNREADABLE)


def test_a_closed_worker_posts_nothing_more(bench: Bench) -> None:
    with listened(bench.readers) as (worker, heard):
        heard.wait_for_state(CardState.NO_CARD)
        worker.close()
        bench.insert(specimen_card("eva"))
    assert heard.states == [CardState.NO_CARD]


def test_a_worker_that_never_started_closes() -> None:
    ReaderWorker(VirtualBench().readers, KNOWN_CARDS, Listener().post, NoTrust()).close()


def test_one_reader_with_an_unknown_card_does_not_keep_the_other_from_being_read() -> None:
    readers = TwoReaders(specimen_card("bank-card"), specimen_card("maria"))
    with listened(readers) as (worker, heard):
        heard.wait_for_state(CardState.READY)
        worker.read()
        assert heard.wait_for_failure(CardState.UNKNOWN_CARD)
        assert heard.wait_for_card().holder.given_names == "Maria da Conceição"


class TwoReaders(VirtualReaders):
    """Two virtual readers, each with a card that stays in."""

    def __init__(self, first: EmulatedCard, second: EmulatedCard) -> None:
        super().__init__(lambda: TODAY)
        self._cards = {"first": first, "second": second}

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        super().wait_for_change(limit_s)
        cards = self._cards.items()
        return tuple(Slot(name, Presence.CARD, card.atr) for name, card in cards)

    def connect(self, reader: str) -> CardConnection:
        return VirtualConnection(self, self._cards[reader], turn=0)


def test_a_wish_taken_back_during_a_read_ends_it_before_the_next_command() -> None:
    virtual = VirtualReaders(lambda: TODAY)
    with listened(virtual) as (worker, heard):
        chip = ChipThat(worker.cancel)
        virtual.insert_card(EmulatedCard(BELGIAN_ATR, lambda: chip))
        heard.wait_for_state(CardState.READY)
        worker.read()
        heard.wait_for_state(CardState.READING)
        heard.wait_for_state(CardState.READY)
    assert chip.answered == 1
    assert all(isinstance(each, ReaderChanged) for each in heard.events)


class ChipThat(FileChip):
    """A chip during whose every answer something is done."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__(frozenset({APPLICATION}))
        self._act = act
        self.answered = 0

    def answer(self, raw: bytes) -> bytes:
        self._act()
        self.answered += 1
        return super().answer(raw)


def test_the_reader_goes_on_saying_that_the_card_was_taken_out_too_early() -> None:
    virtual = CountedReaders(lambda: TODAY)
    with listened(virtual) as (worker, heard):
        worker.read()
        virtual.insert_card(specimen_card("eva", removed_at=3))
        heard.wait_for_state(CardState.REMOVED)
        virtual.wait_for_turns(2)
        assert heard.states[-1] is CardState.REMOVED


class CountedReaders(VirtualReaders):
    """Virtual readers that say how often the worker has looked."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(today)
        self._turns = 0
        self._turned = threading.Condition()

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        with self._turned:
            self._turns += 1
            self._turned.notify_all()
        return super().wait_for_change(limit_s)

    def wait_for_turns(self, count: int) -> None:
        """Return when the worker has acted on what it saw this many times more."""
        with self._turned:
            wanted = self._turns + count + 1
            assert self._turned.wait_for(lambda: self._turns >= wanted, LIMIT_S)


def test_a_card_that_failed_is_tried_again_when_its_reader_was_unplugged_meanwhile() -> None:
    virtual = VirtualReaders(lambda: TODAY)
    with listened(virtual) as (worker, heard):
        worker.read()
        virtual.insert_card(specimen_card("bank-card"))
        heard.wait_for_failure(CardState.UNKNOWN_CARD)
        virtual.unplug()
        heard.wait_for_state(CardState.NO_READER)
        virtual.plug()
        heard.wait_for_failure(CardState.UNKNOWN_CARD)
