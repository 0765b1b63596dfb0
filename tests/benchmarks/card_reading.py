"""What reading a card costs beyond the time that the card itself takes, in one run.

A is the time in which the line waited for the card's answers, B the whole read: the wish, the
connection, every command, and checking what was read; the certificate's chain is asked afterwards
and not in it, as at a counter. The card is emulated and takes the time that a real one needs for
its bytes at 424,000 bits a second. Run by `python -m tests.benchmarks.card_reading [NAME...]`.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from os import getloadavg
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from citizenspot.eid.access_key import AccessKey
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_form import PinForm
from citizenspot.eid.read_card import read_card
from tests.benchmarks.paired import Goal, verdict
from tests.eid.benches import TODAY
from tests.proofs.pulled_cards import access_key
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.specimen import find_specimen

BITS_PER_SECOND = 424_000
ROUNDS = 7
NAMES = (
    "eva", "maria", "rui", "radio-rui", "ana", "nadia", "vera", "omar", "yusuf", "otto",
    "mari", "juhan", "liga", "aino", "onni", "sam", "rsa-sam",
)  # fmt: skip
"""One card of each family and of each way to open it and to prove it."""
BUSY = "the machine is not idle: only ratios of one run count"


class TimedLine:
    """A line to an emulated card that keeps how long the card took."""

    def __init__(self, card: EmulatedCard) -> None:
        self._card = card
        self.waited_ms = 0.0
        self.commands = 0

    def transmit(self, command: bytes) -> bytes:
        """Return the card's answer."""
        began = perf_counter()
        answer = self._card.answer(command)
        self.waited_ms += (perf_counter() - began) * 1000
        self.commands += 1
        return answer

    def transmit_secret(self, command: bytearray) -> bytes:
        """Return the card's answer."""
        return self.transmit(bytes(command))

    def pinpad_code(self) -> int | None:
        """There is no pinpad."""

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        """Nobody asks for a PIN here."""
        raise AssertionError(form)

    def disconnect(self) -> None:
        """Nothing is connected."""


def main(names: Sequence[str]) -> None:
    """Measure every card, and print both figures and their ratio."""
    if getloadavg()[0] > 1:
        print(BUSY)  # noqa: T201 - a benchmark is run for what it prints
    waited: dict[str, list[float]] = defaultdict(list)
    whole: dict[str, list[float]] = defaultdict(list)
    goals: list[Goal] = []
    for name in names:
        key = access_key(name)
        specimen = find_specimen(name)
        slow = replace(specimen.behaviour, bits_per_second=BITS_PER_SECOND)
        card = emulate(replace(specimen, behaviour=slow), TODAY)
        measure(card, key)  # makes the card's keys, and loads what a first read loads
        for _ in range(ROUNDS):
            in_card, in_all, per_command, card_before_name, before_name = measure(card, key)
            waited[f"{name}, full read"].append(in_card)
            whole[f"{name}, full read"].append(in_all)
            waited[f"{name}, name known"].append(card_before_name)
            whole[f"{name}, name known"].append(before_name)
            waited[f"{name}, own time of a command"].append(1.0)
            whole[f"{name}, own time of a command"].append(per_command)
        goals += [
            Goal(f"{name}, full read", "ms", most_times_a=1.15),
            Goal(f"{name}, name known", "ms", most_times_a=1.2),
            Goal(f"{name}, own time of a command", "ms", most=1.0),
        ]
    print(verdict(waited, whole, goals))  # noqa: T201 - a benchmark is run for what it prints
    for name in names:
        print(table_row(name, waited, whole))  # noqa: T201 - as above


def table_row(name: str, waited: dict[str, list[float]], whole: dict[str, list[float]]) -> str:
    """Return what docs/cards.md has of a card: the card's own time, and ours against it."""
    card, read, known, own = (
        (median(side[f"{name}, {what}"]))
        for side, what in (
            (waited, "full read"),
            (whole, "full read"),
            (whole, "name known"),
            (whole, "own time of a command"),
        )
    )
    until_name = known / median(waited[f"{name}, name known"])
    return f"| {name} | {card:.0f} ms | {read / card:.2f} x | {until_name:.2f} x | {own:.2f} ms |"


def measure(card: EmulatedCard, key: AccessKey | None) -> tuple[float, float, float, float, float]:
    """Return milliseconds: in the card, in all, of our own a command; and both until the name."""
    line = TimedLine(card)
    card.insert()
    known: list[tuple[float, float]] = []
    began = perf_counter()

    def hear(_holder: object) -> None:
        known.append((line.waited_ms, (perf_counter() - began) * 1000))

    read_card(line, card.atr, KNOWN_CARDS, lambda: True, Reading(hear, key, lambda: TODAY))
    in_all = (perf_counter() - began) * 1000
    own = (in_all - line.waited_ms) / line.commands
    return line.waited_ms, in_all, own, *known[0]


if __name__ == "__main__":
    main(sys.argv[1:] or NAMES)
