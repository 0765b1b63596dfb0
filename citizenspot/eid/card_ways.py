"""The ways to a card: by its family's own commands, or by another program's module.

A way knows a card or does not; the first that knows it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from citizenspot.eid.authentication.proof import PinAnswer, PinQuestion, ask, prove
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.read_card import read_card
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.authentication.proof import OwnCard, Person
    from citizenspot.eid.card_profile import CardContent, CardProfile
    from citizenspot.eid.readers import Readers, Slot

Result = TypeVar("Result")


@dataclass(frozen=True)
class ReadingWanted:
    """One read that was asked for: whether it still is, and who hears that it has begun."""

    reading: Reading
    is_wanted: Callable[[], bool]
    connected: Callable[[], None]


class CardWay(Protocol):
    """A way to read cards and to have them prove their holder; used by the worker's thread."""

    def knows_family(self, family: str) -> bool:
        """Say whether cards of a family are read this way."""
        ...

    def read(self, slot: Slot, wanted: ReadingWanted) -> CardContent:
        """Read the card in a slot.

        Raises:
            ReaderError: `UNKNOWN_CARD` where another way may know it; or it cannot be read.
            ReadCancelledError: it is not wanted any more.
        """
        ...

    def ask(self, slot: Slot, wanted: Person | OwnCard) -> PinQuestion:
        """Return how the card that is wanted asks for its PIN; spends no try.

        Raises:
            ReaderError: as above; or the card is another person's.
            PinRefusedError: it has no PIN that can be used.
        """
        ...

    def prove(self, slot: Slot, question: PinQuestion, answer: PinAnswer) -> None:
        """Let the card sign a challenge, and check it; the PIN is wiped whatever happens.

        Raises:
            ReaderError: the card is gone, or another one.
            PinRefusedError: the PIN was not taken, or the signature does not fit.
        """
        ...

    def hang_up(self) -> None:
        """Make what is under way fail soon; may be called from any thread."""
        ...


class ByProfile:
    """The families whose commands this program speaks itself; implements `CardWay`."""

    def __init__(self, readers: Readers, profiles: Sequence[CardProfile]) -> None:
        """Keep the readers, and the families in the order in which they are tried."""
        self._readers = readers
        self._profiles = profiles

    def knows_family(self, family: str) -> bool:
        """Say whether one of the profiles is of the family."""
        return any(each.family == family for each in self._profiles)

    def read(self, slot: Slot, wanted: ReadingWanted) -> CardContent:
        """Read the card with the profile that its answer to reset and its application name."""
        connection = self._readers.connect(slot.reader)
        try:
            wanted.connected()
            return read_card(connection, slot.atr, self._profiles, wanted.is_wanted, wanted.reading)
        finally:
            connection.disconnect()

    def ask(self, slot: Slot, wanted: Person | OwnCard) -> PinQuestion:
        """Return how the card wants its PIN."""
        connection = self._readers.connect(slot.reader)
        try:
            return ask(connection, slot.atr, self._profiles, wanted)
        finally:
            connection.disconnect()

    def prove(self, slot: Slot, question: PinQuestion, answer: PinAnswer) -> None:
        """Have the challenge signed, opening the card anew."""
        connection = self._readers.connect(slot.reader)
        try:
            prove(connection, slot.atr, self._profiles, question, answer)
        finally:
            connection.disconnect()

    def hang_up(self) -> None:
        """Make the readers' call fail."""
        self._readers.hang_up()


class FirstThatKnows:
    """Several ways, tried in their order; implements `CardWay`."""

    def __init__(self, *ways: CardWay) -> None:
        """Keep the ways; there has to be one."""
        self._ways = ways

    def knows_family(self, family: str) -> bool:
        """Say whether one of the ways does."""
        return any(each.knows_family(family) for each in self._ways)

    def read(self, slot: Slot, wanted: ReadingWanted) -> CardContent:
        """Read the card by the first way that knows it."""
        return self._first(lambda way: way.read(slot, wanted))

    def ask(self, slot: Slot, wanted: Person | OwnCard) -> PinQuestion:
        """Ask by the first way that knows the card."""
        return self._first(lambda way: way.ask(slot, wanted))

    def prove(self, slot: Slot, question: PinQuestion, answer: PinAnswer) -> None:
        """Prove by the way that asked: a PIN is given to nobody else."""
        way = next(each for each in self._ways if each.knows_family(question.family))
        way.prove(slot, question, answer)

    def hang_up(self) -> None:
        """Make what is under way fail."""
        for each in self._ways:
            each.hang_up()

    def _first(self, act: Callable[[CardWay], Result]) -> Result:
        *others, last = self._ways
        for each in others:
            try:
                return act(each)
            except ReaderError as error:
                if error.state is not CardState.UNKNOWN_CARD:
                    raise
        return act(last)
