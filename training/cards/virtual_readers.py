"""Virtual readers inside the program: the default of practice, and of most tests.

They implement the same port as the real ones (`citizenspot.eid.readers`) and pass the same tests.
The methods that play what people and machines do to readers may be called from any thread.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import CardConnection, Presence, ReaderError, Slot
from training.cards.emulated_card import CardPulledError, EmulatedCard, emulate
from training.cards.specimen import find_specimen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from citizenspot.eid.pin.pin_form import PinForm
    from training.cards.waiting_keypad import WaitingKeypad

READER = "Practice reader"
STATUS_LENGTH = 2


class Scene(msgspec.Struct, frozen=True):
    """What is to be seen: a card or none, and how reader and service stand."""

    card: EmulatedCard | None = None
    turn: int = 0
    is_running: bool = True
    is_plugged: bool = True
    is_held: bool = False

    def slots(self) -> tuple[Slot, ...]:
        """Return what the service says of its one reader."""
        if not self.is_plugged:
            return ()
        if self.card is None:
            return (Slot(READER, turn=self.turn),)
        if self.card.is_mute:
            return (Slot(READER, Presence.MUTE, turn=self.turn),)
        return (Slot(READER, Presence.CARD, self.card.atr, self.turn, self.is_held),)


class VirtualReaders:
    """One reader, into which specimens are put by their names; implements `Readers`."""

    def __init__(self, today: Callable[[], date]) -> None:
        """Begin with a reader and no card; `today` gives the specimens their dates."""
        self._today = today
        self._changed = threading.Condition()
        self._scene = Scene()
        self.keypad: WaitingKeypad | None = None
        self._is_hung_up = False
        self._told: tuple[Slot, ...] | None = None

    def insert(self, name: str) -> None:
        """Put the specimen of a name into the reader, in place of what is in it.

        Raises:
            UnknownSpecimenError: there is none of that name.
        """
        self.insert_card(emulate(find_specimen(name), self._today()))

    def insert_card(self, card: EmulatedCard) -> None:
        """Put a card into the reader, in place of what is in it."""
        self.remove()
        card.insert()
        with self._changed:
            self._play(card=card, turn=self._scene.turn + 1)

    def remove(self) -> None:
        """Take the card out; does nothing when there is none."""
        with self._changed:
            if self.keypad is not None:
                self.keypad.give_up()
            if self._scene.card is not None:
                self._play(card=None, turn=self._scene.turn + 1)

    def stop_service(self) -> None:
        """Play that the reader service has stopped."""
        self._play(is_running=False)

    def start_service(self) -> None:
        """Play that the reader service runs again."""
        self._play(is_running=True)

    def unplug(self) -> None:
        """Play that the reader is not connected any more; a card in it stays in it."""
        self._play(is_plugged=False)

    def plug(self) -> None:
        """Play that the reader is connected again."""
        self._play(is_plugged=True)

    def hold(self) -> None:
        """Play that another program holds the card for itself."""
        self._play(is_held=True)

    def let_go(self) -> None:
        """Play that the other program let go of the card."""
        self._play(is_held=False)

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        """Return the slots as soon as one changes, or as they are when the limit is over."""
        with self._changed:
            self._changed.wait_for(self._has_news, limit_s)
            self._check_service()
            self._told = self._scene.slots()
            return self._told

    def connect(self, reader: str) -> CardConnection:
        """Open a line to the card in the reader."""
        with self._changed:
            self._check_service()
            scene = self._scene
        if not scene.is_plugged or reader != READER:
            raise ReaderError(CardState.NO_READER, reader)
        if scene.card is None:
            raise ReaderError(CardState.REMOVED)
        if scene.card.is_mute:
            raise ReaderError(CardState.MUTE)
        if scene.is_held:
            raise ReaderError(CardState.BUSY)
        return VirtualConnection(self, scene.card, scene.turn)

    def hang_up(self) -> None:
        """Make a wait that is under way fail."""
        if self.keypad is not None:
            self.keypad.give_up()
        with self._changed:
            self._is_hung_up = True
            self._changed.notify_all()

    def close(self) -> None:
        """Forget what was told; there is nothing else to give back."""
        with self._changed:
            self._told = None

    def check_connected(self, turn: int) -> None:
        """Do nothing while the card of a turn can be spoken to.

        Raises:
            ReaderError: the card, the reader or the service is gone.
        """
        with self._changed:
            self._check_service()
            scene = self._scene
        if not scene.is_plugged:
            raise ReaderError(CardState.NO_READER)
        if turn != scene.turn:
            raise ReaderError(CardState.REMOVED)

    def _play(self, **changes: object) -> None:
        with self._changed:
            self._scene = replace(self._scene, **changes)
            self._changed.notify_all()

    def _has_news(self) -> bool:
        is_lost = self._is_hung_up or not self._scene.is_running
        return is_lost or self._scene.slots() != self._told

    def _check_service(self) -> None:
        if self._is_hung_up or not self._scene.is_running:
            self._told, self._is_hung_up = None, False
            raise ReaderError(CardState.NO_SERVICE)


class VirtualConnection:
    """Implements `CardConnection`; made by `VirtualReaders.connect`."""

    def __init__(self, readers: VirtualReaders, card: EmulatedCard, turn: int) -> None:
        """Keep the card, and the turn that tells it from the next."""
        self._readers = readers
        self._card = card
        self._turn = turn
        card.reset()

    def transmit(self, command: bytes) -> bytes:
        """Return the card's answer, status bytes included."""
        self._readers.check_connected(self._turn)
        try:
            return self._card.answer(command)
        except CardPulledError:
            self._readers.remove()
            raise ReaderError(CardState.REMOVED) from None

    def transmit_secret(self, command: bytearray) -> bytes:
        """Return the card's answer; the PIN is a made-up card's."""
        return self.transmit(bytes(command))

    def pinpad_code(self) -> int | None:
        """Return a code where this reader has a keypad; nobody looks at which."""
        return None if self._readers.keypad is None else 1

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        """Return the card's answer to what is typed at the keypad, or the keypad's own."""
        from citizenspot.eid.pin.pinpad import verify_structure  # noqa: PLC0415 - seldom used
        from training.cards.waiting_keypad import command_entered  # noqa: PLC0415 - as above

        if self._readers.keypad is None:
            raise ReaderError(CardState.COMMUNICATION_ERROR, "the reader has no keypad")
        command = command_entered(verify_structure(form), self._readers.keypad)
        self._readers.check_connected(self._turn)
        is_answer = len(command) == STATUS_LENGTH
        return command if is_answer else self.transmit(command)

    def disconnect(self) -> None:
        """Put the line down."""
