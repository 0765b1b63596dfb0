"""How long a card waits for its first command, in one run over the real pcscd.

A is a bare program: pyscard's plain functions wait for the card, connect and send one command. B is
this program's worker. Both are measured from the moment at which the card is put in until the card
has that command; pcscd itself looks at a slot every 0.4 s. Run by
`python -m tests.benchmarks.card_insertion`.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from smartcard import scard

from citizenspot.eid.pcsc_readers import PcscReaders
from tests.benchmarks.paired import Goal, verdict
from tests.eid.benches import TODAY
from tests.eid.listener import listened
from tests.rigs.pcscd import READER, PcscdRig
from training.cards.emulated_card import EmulatedCard, chip_of, emulate
from training.cards.specimen import find_specimen
from training.cards.vpcd import InsertedCard

ROUNDS = 25
LOOKS_EVERY_S = 0.4
MOST_MS = 400.0
LIMIT_MS = 20_000
LIMIT_S = 20.0
MEASURED = "put in until the first command"
SELECT = bytes.fromhex("00A4040C0CA000000177504B43532D3135")


class StampedCard(EmulatedCard):
    """A card that says when its first command came."""

    def __init__(self) -> None:
        specimen = find_specimen("eva")
        super().__init__(emulate(specimen, TODAY).atr, lambda: chip_of(specimen, TODAY))
        self.has_command = threading.Event()
        self.at = 0.0

    def answer(self, command: bytes) -> bytes:
        """Note the time of the first command."""
        if not self.has_command.is_set():
            self.at = perf_counter()
            self.has_command.set()
        return super().answer(command)


def main() -> None:
    """Measure both, interleaved, and print them."""
    bare: list[float] = []
    ours: list[float] = []
    rig = PcscdRig()
    rig.start()
    try:
        for _ in range(ROUNDS):
            with bare_program():
                bare.append(measured(rig))
            with listened(PcscReaders()) as (worker, _heard):
                worker.read()
                ours.append(measured(rig))
    finally:
        rig.close()
    goal = Goal(MEASURED, "ms", most=MOST_MS)
    print(verdict({MEASURED: bare}, {MEASURED: ours}, [goal]))  # noqa: T201 - a benchmark


def measured(rig: PcscdRig) -> float:
    """Put a card in, and return after how many milliseconds it had its first command."""
    card = StampedCard()
    # A card comes at any moment between two looks of pcscd; without this each comes at the same.
    threading.Event().wait(random.uniform(0, LOOKS_EVERY_S))  # noqa: S311 - no secret
    began = perf_counter()
    inserted = InsertedCard(card, rig.vpcd_port)
    try:
        assert card.has_command.wait(LIMIT_S)
    finally:
        inserted.remove()
        rig.await_empty_slot()
    return (card.at - began) * 1000


@contextmanager
def bare_program() -> Iterator[None]:
    """Run the least that waits for a card and sends it a command."""
    thread = threading.Thread(target=wait_and_send)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def wait_and_send() -> None:
    """Wait for a card, and send it one command."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    state = scard.SCARD_STATE_UNAWARE
    while not state & scard.SCARD_STATE_PRESENT:
        _, seen = scard.SCardGetStatusChange(context, LIMIT_MS, [(READER, state)])
        state = seen[0][1] & ~scard.SCARD_STATE_CHANGED
    _, card, protocol = scard.SCardConnect(
        context, READER, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_ANY
    )
    is_t0 = protocol == scard.SCARD_PROTOCOL_T0
    header = scard.SCARD_PCI_T0 if is_t0 else scard.SCARD_PCI_T1
    scard.SCardTransmit(card, header, list(SELECT))
    scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)
    scard.SCardReleaseContext(context)


if __name__ == "__main__":
    main()
