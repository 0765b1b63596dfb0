"""Both windows over thousands of steps: what they hold after 100 is what they hold after 5,000.

`python -m tests.benchmarks.soak`. A is the memory of the process after 100 steps, B after 5,000. A
step is another page on both screens: new widgets, old ones destroyed, every second one read aloud.
"""

import gc
import os
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.messages import Hush, Speak
from citizenspot.texts import Texts
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import TextSize
from tests.benchmarks.paired import Goal, verdict
from tests.ui.citizen.every_page import every_page
from tests.ui.mediator.conftest import DENSITY, NOW
from tests.ui.mediator.fake_desk import FakeDesk
from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import citizen_measures, desk_measures
from ui.mediator.arrivals import DeskRoom
from ui.mediator.window import DeskWindow

FEW, MANY = 100, 5000
GOALS = (Goal("memory_mb", "MB", 50, most_times_a=1.05),)


class Screens:
    """Both windows, shown one page after another."""

    def __init__(self) -> None:
        looks = {s: Look(theme("light"), citizen_measures(DENSITY, s)) for s in TextSize}
        self._asked: list[int] = []
        outgoing = Outgoing(lambda _command: None, lambda _draft: None, self._speak)
        self._citizen = CitizenWindow(looks.__getitem__, outgoing, language="en", practice=False)
        self._room = DeskRoom()
        look = Look(theme("light"), desk_measures(DENSITY))
        texts = Texts.for_language("en")
        self._desk = DeskWindow(FakeDesk(), self._room, texts, look, lambda: NOW)
        for window in (self._citizen, self._desk):
            window.resize(1366, 768)
            window.show()
        self._pages: list[CitizenView] = list(every_page("en").values())
        self._moments: list[DeskView] = [moment("en") for moment in EVERY_MOMENT.values()]

    def step(self, number: int) -> None:
        """Show the next page on both, and let the voice say its first words."""
        page = self._pages[number % len(self._pages)]
        self._citizen.show_view(replace(page, position=number, reads_aloud=number % 2 == 0))
        if self._asked:
            self._citizen.spoken(self._asked.pop())
        moment = self._moments[number % len(self._moments)]
        self._room.post(replace(moment, position=number))
        QApplication.processEvents()
        # A running event loop deletes what was left for later; outside of one this has to be said.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _speak(self, asked: Speak | Hush) -> None:
        self._asked[:] = [asked.number] if isinstance(asked, Speak) else []


def memory_mb() -> float:
    """Return what the process holds in memory, once nothing is left to collect."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Go 5,000 steps, and print the memory after 100 and after all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    load_fonts()
    screens = Screens()
    held = {}
    for number in range(1, MANY + 1):
        screens.step(number)
        if number in {FEW, MANY}:
            held[number] = memory_mb()
    application.processEvents()
    a, b = ({"memory_mb": [held[steps]]} for steps in (FEW, MANY))
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result


if __name__ == "__main__":
    main()
