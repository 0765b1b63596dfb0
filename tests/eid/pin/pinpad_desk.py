"""A desk whose reader is played on a serial line, and a citizen at its keypad."""

from collections.abc import Iterator
from contextlib import contextmanager

from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardFailed, CardProved, PinAsked
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.reader_worker import ReaderWorker
from tests.eid.listener import Listener, listened
from tests.rigs.pinpad import PinpadRig
from training.cards.emulated_card import EmulatedCard
from training.cards.pinpad.keypad import Act
from training.cards.practice_trust import practice_trust


class PinpadDesk:
    """A desk whose reader has a keypad, with a citizen in front of it."""

    def __init__(self, rig: PinpadRig, worker: ReaderWorker, heard: Listener) -> None:
        self.rig, self.worker, self.heard = rig, worker, heard

    def ask(self, card: EmulatedCard) -> PinAsked:
        """Read the card that is put in, and ask for its holder's proof."""
        self.worker.read()
        self.rig.insert(card)
        holder = self.heard.wait_for_card().holder
        self.worker.ask_for_proof(Person(holder.number_kind, holder.number))
        return self.heard.wait_for(PinAsked)

    def type(self, asked: PinAsked, entry: str | Act) -> PinAsked | CardProved | CardFailed:
        """Let the citizen do something at the keypad, and return what comes of it."""
        assert asked.on_pinpad
        self.rig.keypad.will(entry)
        self.worker.enter_pin(asked.request, None)
        event = self.heard.wait_for(PinAsked, CardProved, CardFailed)
        assert isinstance(event, PinAsked | CardProved | CardFailed)
        return event

    def fail(self, asked: PinAsked, entry: str | Act) -> PinAsked:
        """Do something that is not the right PIN."""
        again = self.type(asked, entry)
        assert isinstance(again, PinAsked), again
        return again


@contextmanager
def desk_with(rig: PinpadRig) -> Iterator[PinpadDesk]:
    rig.keypad.asked.clear()
    with listened(PcscReaders(), practice_trust()) as (worker, heard):
        yield PinpadDesk(rig, worker, heard)
    rig.remove()
