"""How long the thread of the screens is held up while cards are read and PINs used, in one run.

A Qt timer asks to be called every 2 ms; measured is by how much the calls came late. A is without a
card, B while a worker reads cards and lets them prove their holder as fast as it can: emulated
chips, which compute in this process too, so that a real desk is held up less. Run by
`python -m tests.benchmarks.card_and_gui`.
"""

import os
import threading
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTimer

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardFailed, CardProved, CardRead, PinAsked
from citizenspot.eid.pin.secret_pin import SecretPin
from tests.benchmarks.paired import Goal, verdict
from tests.eid.authentication.proving import QuickReaders
from tests.eid.benches import TODAY
from tests.eid.listener import listened
from training.cards.practice_trust import practice_trust

EVERY_MS, FOR_MS, ROUNDS = 2, 2_000, 9
MOST_MS = 50.0
MEASURED = "the longest a call came late"
PROVING = ("eva", "maria", "mari")


def main() -> None:
    """Measure both, interleaved, and print the worst of each round."""
    app = QCoreApplication([])
    read_all_once()
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(ROUNDS):
        idle.append(worst_delay_ms(app))
        ending = threading.Event()
        reading = threading.Thread(target=read_on, args=(ending,))
        reading.start()
        busy.append(worst_delay_ms(app))
        ending.set()
        reading.join()
    goal = Goal(MEASURED, "ms", most=MOST_MS)
    print(verdict({MEASURED: idle}, {MEASURED: busy}, [goal]))  # noqa: T201 - a benchmark


def worst_delay_ms(app: QCoreApplication) -> float:
    """Return by how much the latest of the timer's calls was late."""
    last = perf_counter()
    delays = [0.0]

    def call() -> None:
        nonlocal last
        now = perf_counter()
        delays.append((now - last) * 1000 - EVERY_MS)
        last = now

    timer = QTimer()
    timer.timeout.connect(call)
    timer.start(EVERY_MS)
    QTimer.singleShot(FOR_MS, app.quit)
    app.exec()
    timer.stop()
    return max(delays[1:])


def read_all_once() -> None:
    """Make the cards' keys, and load what a first read loads."""
    ending = threading.Event()
    ending.set()
    read_on(ending)


def read_on(ending: threading.Event) -> None:
    """Read cards and let them prove, round after round."""
    readers = QuickReaders(lambda: TODAY)
    with listened(readers, practice_trust()) as (worker, heard):
        while True:
            worker.read(CardAccessNumber("318042"))
            readers.insert("ana")
            heard.wait_for(CardRead, CardFailed)
            for name in PROVING:
                worker.read()
                readers.insert(name)
                holder = heard.wait_for_card().holder
                worker.ask_for_proof(Person(holder.number_kind, holder.number))
                asked = heard.wait_for(PinAsked)
                worker.enter_pin(asked.request, SecretPin(bytearray(b"1234")))
                heard.wait_for(CardProved)
            if ending.is_set():
                return


if __name__ == "__main__":
    main()
