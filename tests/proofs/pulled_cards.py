"""The proof by pulling: a card pulled at any command spoils that operation and nothing after it.

`python -m tests.proofs.pulled_cards [NAME...]` reads every card over the real pcscd, and lets those
with a PIN prove their holder; then does it again once for each command, at which the card is pulled
out. It prints what each pull came to, and whether the next card worked. Some ten minutes: pcscd
looks at a slot every 0.4 s only.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from citizenspot.eid.access_key import AccessKey, CardAccessNumber, MrzKey
from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardFailed, CardProved, CardRead, CardState, PinAsked
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.reader_worker import ReaderWorker
from tests.eid.benches import TODAY
from tests.eid.cards import PulledCard, holder_of, specimen_card
from tests.eid.listener import Listener, listened
from tests.rigs.pcscd import PcscdRig
from training.cards.practice_trust import practice_trust
from training.cards.specimen import find_specimen

READ = ("eva", "maria", "rui", "radio-rui", "ana", "omar", "mari", "juhan", "liga", "aino", "sam")
PROVE = ("eva", "mari", "juhan", "liga", "aino", "sam")


@dataclass
class Toll:
    """What pulling came to: how often, and what was said that is not `REMOVED`."""

    pulls: int = 0
    said: Counter[str] = field(default_factory=Counter)
    recovered: bool = True

    @property
    def is_nothing(self) -> bool:
        return self.recovered and set(self.said) <= {CardState.REMOVED.value}

    def __str__(self) -> str:
        said = ", ".join(f"{word} {count} times" for word, count in self.said.items())
        after = "the next card worked" if self.recovered else "THE NEXT CARD DID NOT WORK"
        return f"{self.pulls} pulls: {said}; {after}"


class Puller:
    """A worker on the real reader service, and a hand that pulls cards out."""

    def __init__(self, rig: PcscdRig, worker: ReaderWorker, heard: Listener) -> None:
        self._rig, self._worker, self._heard = rig, worker, heard

    def read(self, name: str) -> CardRead | CardFailed:
        """Read the card of a specimen that is put in next."""
        self._worker.read(access_key(name))
        event = self._heard.wait_for(CardRead, CardFailed)
        assert isinstance(event, CardRead | CardFailed)
        # A wish outlives a card that was pulled: the next card would be read before it is asked.
        self._worker.cancel()
        return event

    def prove(self, name: str) -> CardProved | CardFailed:
        """Let the card of a specimen prove its holder."""
        holder = holder_of(specimen_card(name))
        self._worker.ask_for_proof(Person(holder.number_kind, holder.number))
        asked = self._heard.wait_for(PinAsked, CardFailed)
        if isinstance(asked, CardFailed):
            self._worker.cancel()
            return asked
        assert isinstance(asked, PinAsked)
        document = find_specimen(name).document
        assert document is not None
        self._worker.enter_pin(asked.request, SecretPin(bytearray(document.pin, "ascii")))
        event = self._heard.wait_for(CardProved, CardFailed)
        assert isinstance(event, CardProved | CardFailed)
        self._worker.cancel()
        return event

    def toll_of(
        self,
        name: str,
        operation: Callable[[str], object],
        choose: Callable[[int], Iterator[int]] = lambda commands: iter(range(commands)),
    ) -> Toll:
        """Do an operation once whole, and then pull the card at each command that is chosen."""
        toll = Toll()
        commands = self._whole(name, operation)
        for at in choose(commands):
            card = PulledCard.like(name)
            card.pull_in = at
            self._rig.insert(card)
            said = operation(name)
            toll.pulls += 1
            toll.said[said.state.value if isinstance(said, CardFailed) else "nothing"] += 1
            self._rig.await_empty()
        toll.recovered = self._whole(name, operation) == commands
        return toll

    def _whole(self, name: str, operation: Callable[[str], object]) -> int:
        """Return how many commands an operation takes; none where it failed."""
        card = PulledCard.like(name)
        self._rig.insert(card)
        said = operation(name)
        self._rig.remove()
        return 0 if isinstance(said, CardFailed) else card.commands


def access_key(name: str) -> AccessKey | None:
    """Return what is printed on the card of a specimen, where it opens with that."""
    specimen = find_specimen(name)
    if specimen.document is None or specimen.person is None:
        return None
    if specimen.document.access_number:
        return CardAccessNumber(specimen.document.access_number)
    if specimen.document.opened_by != "bac":
        return None
    until = specimen.document.valid_until(TODAY)
    return MrzKey(specimen.document.number, specimen.person.born(TODAY), until)


@contextmanager
def puller_on(rig: PcscdRig) -> Iterator[Puller]:
    with listened(PcscReaders(), practice_trust()) as (worker, heard):
        yield Puller(rig, worker, heard)


def main(names: list[str]) -> bool:
    """Pull every card, print what came of it, and say whether nothing did."""
    rig = PcscdRig()
    rig.start()
    sound = True
    try:
        for name in names or READ:
            with puller_on(rig) as puller:
                operations: dict[str, Callable[[str], object]] = {"read": puller.read}
                if name in PROVE:
                    operations["proof"] = puller.prove
                for what, operation in operations.items():
                    toll = puller.toll_of(name, operation)
                    sound &= toll.is_nothing
                    print(f"{name}, {what}: {toll}", flush=True)  # noqa: T201 - a proof prints
    finally:
        rig.close()
    return sound


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
