"""A pcscd of the tests' own with a reader that has a keypad, through the real driver libccid.

Needs the Debian packages pcscd and libccid.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.rigs.pcscd_service import NoRigError, PcscdService
from training.cards.emulated_card import EmulatedCard
from training.cards.pinpad.serial_pinpad import DRIVER, WITH_KEYPAD, WITHOUT_KEYPAD, SerialPinpad

NAME = "GemPC pinpad"
SEEN_AS = f"{NAME} 00 00"


class PinpadRig(PcscdService):
    """A running pcscd, and a reader with a keypad on a pseudo terminal."""

    def __init__(self, model: str = WITH_KEYPAD) -> None:
        if not DRIVER.exists():
            raise NoRigError(f"no {DRIVER} here: install the package libccid")
        super().__init__(SEEN_AS)
        self._model = model
        self._pinpad = SerialPinpad()
        self.keypad = self._pinpad.keypad

    def start(self) -> None:
        """Start pcscd."""
        self.run(self._pinpad.configuration(NAME, self._model))

    def insert(self, card: EmulatedCard) -> None:
        """Put a card in; returns when pcscd has seen it."""
        self._pinpad.insert(card)
        self.await_card()

    def remove(self) -> None:
        """Take the card out; returns when pcscd has seen that."""
        self._pinpad.remove()
        self.await_empty_slot()

    def close(self) -> None:
        """Stop everything, and leave nothing behind."""
        super().close()
        self._pinpad.close()


@pytest.fixture(scope="module")
def pinpad() -> Iterator[PinpadRig]:
    """A reader with a keypad and an empty slot; skips where this machine cannot have one.

    One for all tests of a file: its driver sleeps a second when it starts.
    """
    with rig(WITH_KEYPAD) as made:
        yield made


@pytest.fixture
def plain_reader() -> Iterator[PinpadRig]:
    """The same reader without a keypad."""
    with rig(WITHOUT_KEYPAD) as made:
        yield made


@contextmanager
def rig(model: str) -> Iterator[PinpadRig]:
    try:
        made = PinpadRig(model)
    except NoRigError as error:
        pytest.skip(str(error))
    try:
        made.start()
        yield made
    except NoRigError as error:
        pytest.skip(str(error))
    finally:
        made.close()
