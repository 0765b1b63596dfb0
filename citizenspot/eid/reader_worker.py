"""The one thread that speaks to card readers, and says what becomes of reader and card.

It never dies of what a reader, a card or the reader service does: each of these has a state, and
the loop goes on. Nothing else of the program waits for a card.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from citizenspot.eid.authentication.pin_work import PinWork
from citizenspot.eid.back_off import BackOff
from citizenspot.eid.card_events import (
    CardEvent,
    CardFailed,
    CardPhotoRead,
    CardRead,
    CardState,
    CardTextRead,
    ReaderChanged,
)
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.card_ways import ByProfile, FirstThatKnows, ReadingWanted
from citizenspot.eid.failed_reads import FailedReads
from citizenspot.eid.genuineness import verified
from citizenspot.eid.photo.decoding import PhotoDecoder
from citizenspot.eid.read_card import ReadCancelledError
from citizenspot.eid.readers import Presence, ReaderError, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from citizenspot.eid.access_key import AccessKey
    from citizenspot.eid.authentication.proof import OwnCard, Person, Random
    from citizenspot.eid.card_profile import CardProfile
    from citizenspot.eid.card_ways import CardWay
    from citizenspot.eid.pin.secret_pin import SecretPin
    from citizenspot.eid.readers import Readers
    from citizenspot.eid.trust.chain_question import Trust

WAIT_S = 0.2
"""How long one wait for a change lasts, and with it the latest start of a read or an end."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 2.0
"""Between two tries to reach the reader service."""
CLOSE_LIMIT_S = 3.0
STATES = {
    Presence.CARD: CardState.READY,
    Presence.MUTE: CardState.MUTE,
    Presence.EMPTY: CardState.NO_CARD,
}
"""What a slot shows, the one that matters most first."""


class WorkerStuckError(Exception):
    """The worker did not end in time, although its call was hung up."""


class ReaderWorker:
    """Watches the readers, and reads a card when that is asked for.

    `post` is called on the worker's thread, with events in the order in which they happened; it
    must not raise. The methods may be called from any thread and return at once, but for `close`.
    """

    def __init__(
        self,
        readers: Readers,
        profiles: Sequence[CardProfile],
        post: Callable[[CardEvent], None],
        trust: Trust,
        random: Random = os.urandom,
        other_ways: Sequence[CardWay] = (),
    ) -> None:
        """Take over the readers; they are opened, used and closed on the worker's thread only.

        `trust` is asked on that thread too, when a card was read and its line was put down.
        `other_ways` are for cards that no profile knows, and are tried in their order.
        """
        self._readers = readers
        self._way = FirstThatKnows(ByProfile(readers, profiles), *other_ways)
        self._post = post
        self._trust = trust
        self._key: AccessKey | None = None
        self._pin_work = PinWork(random)
        self._wanted = threading.Event()
        self._asked_again = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="card reader")
        self._pause = BackOff(FIRST_PAUSE_S, LONGEST_PAUSE_S)
        self._failed = FailedReads()
        self._photographs = PhotoDecoder()
        self._was_taken_out = False
        self._shown: ReaderChanged | None = None

    def start(self) -> None:
        """Begin to watch; the first `ReaderChanged` comes at once."""
        self._thread.start()

    def read(self, key: AccessKey | None = None) -> None:
        """Ask for a read: of the card that is in, or of the next one that comes.

        `key` is what is printed on the card, for one that was found to be `KEY_NEEDED`.

        A read that came to nothing because the card was taken out, or held elsewhere, or the
        reader was not there, is done when that is over. After any other failure the card has to
        be taken out and put in again, or this be called again.
        """
        self._key = key
        self._asked_again.set()
        self._wanted.set()

    def cancel(self) -> None:
        """Take every wish back; a read that is under way ends before its next command."""
        self._wanted.clear()
        self._pin_work.cancel()

    def ask_for_proof(self, wanted: Person | OwnCard) -> None:
        """Ask that a card prove that its holder is here; `PinAsked` follows."""
        self._pin_work.wish(wanted)

    def allow_last_try(self, request: int) -> None:
        """Say that the citizen wants to use the card's last try."""
        self._pin_work.allow_last_try(request)

    def enter_pin(self, request: int, pin: SecretPin | None, *, own: bool = False) -> None:
        """Take over the PIN that was asked for; none has the reader's own keypad take it.

        `own` says that it is the mediator's, typed on screen 1. It is used once and wiped,
        whatever happens; one that nobody asked for is wiped at once.
        """
        if self._closing.is_set() and pin is not None:
            pin.wipe()
            return
        self._pin_work.answer(request, pin, own=own)

    def close(self, limit_s: float = CLOSE_LIMIT_S) -> None:
        """End the thread; once this is called nothing more is posted.

        Raises:
            WorkerStuckError: it did not end within twice the limit.
        """
        self.cancel()
        self._closing.set()
        if self._thread.ident is None:
            return
        self._thread.join(limit_s)
        if self._thread.is_alive():
            self._way.hang_up()
            self._thread.join(limit_s)
        if self._thread.is_alive():
            raise WorkerStuckError

    def _run(self) -> None:
        try:
            while not self._closing.is_set():
                self._turn()
        finally:
            self._photographs.close()
            self._readers.close()

    def _turn(self) -> None:
        try:
            slots = self._readers.wait_for_change(WAIT_S)
        except ReaderError as error:
            self._failed.clear()
            self._show(error.state)
            self._closing.wait(self._pause.next_pause_s())
            return
        self._pause.reset()
        self._failed.keep_only(slots)
        if self._asked_again.is_set():
            self._asked_again.clear()
            self._failed.clear()
        card = self._card_to_read(slots)
        proving = self._pin_work.next_card(slots) if card is None else None
        if card is not None:
            self._read(card)
        elif proving is not None:
            self._pin_work.run(proving, self._way, self._trust, self._tell)
        else:
            self._show_slots(slots)

    def _card_to_read(self, slots: Sequence[Slot]) -> Slot | None:
        if not self._wanted.is_set():
            return None
        cards = (slot for slot in slots if slot.presence is Presence.CARD)
        return next((slot for slot in cards if self._failed.may_try(slot)), None)

    def _read(self, slot: Slot) -> None:
        began = time.monotonic()
        self._was_taken_out = False
        try:
            content = self._way.read(slot, self._wanted_of(slot))
        except ReadCancelledError:
            return
        except ReaderError as error:
            self._was_taken_out = error.state is CardState.REMOVED
            if self._failed.add(slot, error.state):
                self._tell(CardFailed(error.state, error.detail))
            self._show(error.state, slot)
            return
        self._wanted.clear()
        self._key = None
        reading_ms = round((time.monotonic() - began) * 1000)
        self._tell(CardRead(content.holder, verified(content, self._trust), reading_ms))
        self._show_photo(content.photo)

    def _show_photo(self, photo: bytes) -> None:
        if photo and not self._closing.is_set():
            png = self._photographs.decode(photo)
            if png:
                self._tell(CardPhotoRead(png))

    def _wanted_of(self, slot: Slot) -> ReadingWanted:
        reading = Reading(lambda holder: self._tell(CardTextRead(holder)), self._key)
        return ReadingWanted(
            reading, self._wanted.is_set, lambda: self._show(CardState.READING, slot)
        )

    def _show_slots(self, slots: Sequence[Slot]) -> None:
        """Show the slot that matters most, or what became of the read of the card in it."""
        if not slots:
            self._show(CardState.NO_READER)
            return
        ranks = list(STATES)
        slot = min(slots, key=lambda each: ranks.index(each.presence))
        state = self._failed.state_of(slot) or STATES[slot.presence]
        if state is CardState.NO_CARD and self._was_taken_out and self._wanted.is_set():
            state = CardState.REMOVED
        self._show(state, slot)

    def _show(self, state: CardState, slot: Slot | None = None) -> None:
        now = ReaderChanged(state, slot.reader, slot.turn) if slot else ReaderChanged(state)
        if now != self._shown:
            self._shown = now
            self._tell(now)

    def _tell(self, event: CardEvent) -> None:
        if not self._closing.is_set():
            self._post(event)
