"""The proof by pulling: a card pulled at any command spoils that operation and nothing after it.

`python -m tests.proofs.pulled_cards [--virtual] [NAME...]` reads every virtual card of every
family, and lets those with a PIN prove their holder; then does it again once for each command, at
which the card is pulled out. It prints what each pull came to, and whether the next card worked.
Over the real pcscd, which looks at a slot every 0.4 s only, that takes half an hour, and a minute
with the readers of practice.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from citizenspot.eid.access_key import AccessKey, CardAccessNumber, MrzKey
from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardFailed, CardProved, CardRead, CardState, PinAsked
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.reader_worker import ReaderWorker
from tests.eid.authentication.proving import QuickReaders
from tests.eid.benches import TODAY
from tests.eid.cards import PulledCard, holder_of, specimen_card
from tests.eid.listener import Listener, listened
from tests.rigs.pcscd import PcscdRig
from training.cards.emulated_card import Chip, EmulatedCard, chip_of
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Specimen, find_specimen, load_specimens
from training.cards.trouble import troubles_of

GERMAN = "de.eid"
GOOD = tuple(each for each in load_specimens() if troubles_of(each))
READ = tuple(each.name for each in GOOD)
"""Photograph and the chip's proofs are parts of a read, where a card has them."""


def has_pin(specimen: Specimen) -> bool:
    """Say whether a card's PIN can be asked for: its family has one, and it is not by radio."""
    profile = next(each for each in KNOWN_CARDS if each.family == specimen.family)
    by_radio = specimen.document is None or specimen.document.access_number != ""
    return profile.authentication is not None and not by_radio


PROVE = tuple(each.name for each in GOOD if has_pin(each))


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


class Slot(Protocol):
    """A hand that puts cards in, and takes them out."""

    def insert(self, card: EmulatedCard) -> None: ...

    def remove(self) -> None: ...

    def await_empty(self) -> None: ...


class VirtualSlot:
    """The slot of practice's own readers."""

    def __init__(self, readers: QuickReaders) -> None:
        self._readers = readers

    def insert(self, card: EmulatedCard) -> None:
        self._readers.insert_card(card)

    def remove(self) -> None:
        self._readers.remove()

    def await_empty(self) -> None:
        """A card that is pulled is out at once."""


class Puller:
    """A worker on some readers, and a hand that pulls cards out."""

    def __init__(self, slot: Slot, worker: ReaderWorker, heard: Listener) -> None:
        self._slot, self._worker, self._heard = slot, worker, heard
        self._chips: dict[str, Chip] = {}

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
        assert commands > 0, f"{name} does not do this at all"
        for at in choose(commands):
            card = self._card(name)
            card.pull_in = at
            self._slot.insert(card)
            said = operation(name)
            toll.pulls += 1
            toll.said[said.state.value if isinstance(said, CardFailed) else "nothing"] += 1
            self._slot.await_empty()
        toll.recovered = self._whole(name, operation) == commands
        return toll

    def _whole(self, name: str, operation: Callable[[str], object]) -> int:
        """Return how many commands an operation takes; none where it failed."""
        card = self._card(name)
        self._slot.insert(card)
        said = operation(name)
        self._slot.remove()
        is_done = not isinstance(said, CardFailed) or said.state in HANDED_OVER
        return card.commands if is_done else 0

    def _card(self, name: str) -> PulledCard:
        """Return a card as it is put in anew; its chip is made once."""
        if name not in self._chips:
            self._chips[name] = chip_of(find_specimen(name), TODAY)
        chip = self._chips[name]
        return PulledCard(specimen_card(name).atr, lambda: chip)


HANDED_OVER = frozenset({CardState.FOR_AUSWEISAPP, CardState.NO_AUSWEISAPP})
"""What reading a German card comes to: another program's work."""


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


@contextmanager
def virtual_puller() -> Iterator[Puller]:
    readers = QuickReaders(lambda: TODAY)
    with listened(readers, practice_trust()) as (worker, heard):
        yield Puller(VirtualSlot(readers), worker, heard)


def main(names: list[str], *, is_virtual: bool) -> bool:
    """Pull every card, print what came of it, and say whether nothing did."""
    if is_virtual:
        with virtual_puller() as puller:
            return pull_all(puller, names)
    rig = PcscdRig()
    rig.start()
    try:
        with puller_on(rig) as puller:
            return pull_all(puller, names)
    finally:
        rig.close()


def pull_all(puller: Puller, names: list[str]) -> bool:
    """Pull every card of some names, and say whether nothing came of it; none is left out."""
    sound = True
    for name in names:
        sound &= pull(puller, name)
    return sound


def pull(puller: Puller, name: str) -> bool:
    """Pull one card in every operation that it has."""
    operations: dict[str, Callable[[str], object]] = {"read": puller.read}
    if name in PROVE:
        operations["proof"] = puller.prove
    sound = True
    for what, operation in operations.items():
        toll = puller.toll_of(name, operation)
        sound &= toll.is_nothing
        print(f"{name}, {what}: {toll}", flush=True)  # noqa: T201 - a proof prints
    return sound


if __name__ == "__main__":
    named = [each for each in sys.argv[1:] if each != "--virtual"]
    sys.exit(not main(named or list(READ), is_virtual="--virtual" in sys.argv))
