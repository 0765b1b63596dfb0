"""Readers that a test can play with: virtual ones, and the real ones over the rig's pcscd.

What a person or a machine does to a reader has the same name on both benches, so that one story is
told to both.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Protocol

from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.readers import Readers
from tests.rigs.pcscd import PcscdRig
from training.cards.emulated_card import EmulatedCard
from training.cards.virtual_readers import VirtualReaders

TODAY = date(2026, 11, 22)


class Bench(Protocol):
    """What happens to a reader at a counter."""

    @property
    def readers(self) -> Readers: ...

    def insert(self, card: EmulatedCard) -> None: ...

    def remove(self) -> None: ...

    def stop_service(self) -> None: ...

    def start_service(self, *, with_reader: bool = True) -> None: ...

    def held_by_another_program(self) -> AbstractContextManager[None]: ...


class VirtualBench:
    """The readers of practice, inside this process."""

    def __init__(self) -> None:
        self._virtual = VirtualReaders(lambda: TODAY)

    @property
    def readers(self) -> Readers:
        return self._virtual

    def insert(self, card: EmulatedCard) -> None:
        self._virtual.insert_card(card)

    def remove(self) -> None:
        self._virtual.remove()

    def stop_service(self) -> None:
        self._virtual.stop_service()

    def start_service(self, *, with_reader: bool = True) -> None:
        if with_reader:
            self._virtual.plug()
        else:
            self._virtual.unplug()
        self._virtual.start_service()

    @contextmanager
    def held_by_another_program(self) -> Iterator[None]:
        self._virtual.hold()
        yield
        self._virtual.let_go()


class PcscBench:
    """The real readers, over a pcscd of the test's own."""

    def __init__(self, rig: PcscdRig) -> None:
        self._rig = rig
        self.readers: Readers = PcscReaders()

    def insert(self, card: EmulatedCard) -> None:
        self._rig.insert(card)

    def remove(self) -> None:
        self._rig.remove()

    def stop_service(self) -> None:
        self._rig.stop()

    def start_service(self, *, with_reader: bool = True) -> None:
        self._rig.start(with_reader=with_reader)

    def held_by_another_program(self) -> AbstractContextManager[None]:
        return self._rig.held_by_another_program("exclusively")
