"""A card in a virtual reader, and a worker that is asked for its holder's proof."""

from collections.abc import Iterator
from contextlib import contextmanager

from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardProved, PinAsked
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.eid.readers import Slot
from citizenspot.eid.trust.chain_question import Trust
from tests.eid.benches import TODAY
from tests.eid.listener import Listener, listened
from training.cards.practice_trust import practice_trust
from training.cards.virtual_readers import VirtualReaders


class ProofDesk:
    """What happens at a desk where a proof is asked for."""

    def __init__(self, readers: VirtualReaders, worker: ReaderWorker, heard: Listener) -> None:
        self.readers, self.worker, self.heard = readers, worker, heard

    def identify(self, name: str) -> Person:
        """Put a card in, read it, and return whose it is."""
        self.readers.insert(name)
        self.worker.read()
        holder = self.heard.wait_for_card().holder
        return Person(holder.number_kind, holder.number)

    def ask(self, name: str) -> PinAsked:
        """Identify someone by a card, and ask for the proof."""
        self.worker.ask_for_proof(self.identify(name))
        return self.heard.wait_for(PinAsked)

    def type(self, asked: PinAsked, digits: str) -> SecretPin:
        """Enter a PIN, and return what becomes of it."""
        pin = SecretPin(bytearray(digits, "ascii"))
        self.worker.enter_pin(asked.request, pin)
        return pin

    def proved(self) -> CardProved:
        return self.heard.wait_for(CardProved)


class QuickReaders(VirtualReaders):
    """Virtual readers whose waits are short, so that a wish is seen at once."""

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        return super().wait_for_change(min(limit_s, 0.005))


@contextmanager
def proof_desk(trust: Trust | None = None) -> Iterator[ProofDesk]:
    readers = QuickReaders(lambda: TODAY)
    with listened(readers, trust or practice_trust()) as (worker, heard):
        yield ProofDesk(readers, worker, heard)
