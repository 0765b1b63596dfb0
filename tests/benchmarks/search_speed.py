"""From a key to the painted list, with 10,000 services: searched, against the list alone.

A and B are the same search on screen 1, and take turns key by key. Behind A stands a desk that has
every answer ready; behind B the catalogue, as the program searches it. Also printed: how long the
screen's thread searches at most, over every beginning of all our queries and the dearest words; and
how often a service is among the first ten for its own name with one typing error. Run by
`python -m tests.benchmarks.search_speed`.
"""

import os
import random
from collections.abc import Callable
from time import perf_counter
from types import MappingProxyType
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from citizenspot.desk.desk import Desk
from citizenspot.desk.ports import CatalogueAtHand
from citizenspot.texts import Texts
from services_catalog.catalogue import Catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.benchmarks.paired import Goal, percentile, verdict
from tests.benchmarks.search_quality import Query, ask, in_ten, mistyped, of_file
from tests.ui.mediator.fake_desk import NEEDS, FakeDesk
from ui.design.contrast import theme
from ui.design.look import Look, Replies, Surroundings
from ui.design.millimetres import desk_measures
from ui.mediator.counter_desk import CounterDesk
from ui.mediator.desk_port import DeskPort, Found, ServiceHit, ServiceNeeds, Wanted
from ui.mediator.search.search_at_hand import SearchAtHand
from ui.mediator.search.service_search import ServiceSearch

SERVICES = 10_000
TYPED = ("carta caducada", "mudei de casa", "certidao nascimento", "subsidio desmprego", "agua")
ROUNDS = 6
LIMIT_MS, LIMIT_S = 5000, 300.0
DEAREST = ("a", "c d e f g", "criminql seguranxa trabslho nascimwnto residencka")
"""What takes long: beginnings of very many words, and errors in as many words as are looked up."""

NAMES_MISTYPED = 300
GOALS = (Goal("key", "ms", percentile=99, most_times_a=1.5),)


class ReadyDesk(FakeDesk):
    """Has the answer to every text ready, and gives it at once."""

    def __init__(self, answers: dict[str, tuple[ServiceHit, ...]]) -> None:
        super().__init__()
        self.answers = answers

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        tell(Found(wanted, self.answers[wanted.text]))

    def needs(self, service: str) -> ServiceNeeds:
        del service
        return NEEDS


class Painted(QObject):
    """Tells when the list has been painted with an answer that came after `wait`."""

    def __init__(self, search: ServiceSearch) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._answered = False
        self._search = search
        search.list.hits.modelReset.connect(self._heard)
        search.list.viewport().installEventFilter(self)

    def type_letter(self, letter: str) -> float:
        """Type a letter, and return how many milliseconds later the list was painted."""
        self._answered = False
        QTimer.singleShot(LIMIT_MS, self._loop.quit)
        began = perf_counter()
        QTest.keyClicks(self._search.line, letter)
        self._search.list.viewport().update()
        self._loop.exec()
        return (perf_counter() - began) * 1000

    def eventFilter(  # noqa: N802 - Qt's name
        self, watched: QObject, event: QEvent
    ) -> bool:
        """End the wait behind the frame that shows the answer."""
        if event.type() is QEvent.Type.Paint and self._answered:
            QTimer.singleShot(0, self._loop.quit)
        return super().eventFilter(watched, event)

    def _heard(self) -> None:
        self._answered = True


def many_services() -> Catalogue:
    """Return 10,000 services: the shipped ones, and mixtures of two of them."""
    shipped = load(packaged_services())
    every = sorted(shipped.services.values(), key=lambda service: service.id)
    chance = random.Random(10_000)  # noqa: S311 - the same services at every run
    services = dict(shipped.services)
    while len(services) < SERVICES:
        one, other = chance.sample(every, 2)
        number = len(services)
        name = {
            tag: f"{text} {number} ({other.name.get(tag, '')})" for tag, text in one.name.items()
        }
        mixed = msgspec.structs.replace(
            one, id=f"{one.id}-{number}", name=name, summary=other.summary
        )
        services[mixed.id] = mixed
    return Catalogue(services=MappingProxyType(services), providers=shipped.providers, problems=())


def search_over(desk: DeskPort) -> ServiceSearch:
    """Return the search of screen 1, shown and open."""
    look, texts = Look(theme("light"), desk_measures(96 / 25.4)), Texts.for_language("pt")
    replies = Replies(lambda _: None, lambda *_: None, lambda *_: None)
    search = ServiceSearch(Surroundings(look, texts.say, replies), texts, desk)
    search.resize(1000, 700)
    search.rest(rests=True)
    search.open_list()
    return search


def prefixes() -> list[str]:
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1)]


def main() -> None:
    """Measure, and print the figures."""
    application = QApplication([])
    catalogue = many_services()
    names = {each.id: each.name for each in catalogue.providers.values()}
    ours = CounterDesk(cast("Desk", None), Texts.for_language("pt"))
    ours.take_catalogue(
        CatalogueAtHand(whole=catalogue, services=catalogue.services, provider_names=names)
    )
    began = perf_counter()
    at_hand = _ready(ours)
    _say(f"{SERVICES} services made ready: {perf_counter() - began:.2f} s")
    answers = {text: at_hand.answer(Wanted(text)) for text in ("", *prefixes())}
    a = Painted(search_over(ReadyDesk(answers)))
    b = Painted(search_over(ours))
    took: dict[Painted, list[float]] = {a: [], b: []}
    for turn in range(ROUNDS):
        for text in TYPED:
            for letter in text:
                for each in (a, b) if turn % 2 else (b, a):
                    took[each].append(each.type_letter(letter))
            for each in (a, b):
                each._search.line.clear()
            application.processEvents()
    for name, each in (("list alone", a), ("searched", b)):
        _say(f"{name}: p50 {percentile(took[each][20:], 50):.2f} ms")
    _say(verdict({"key": took[a][20:]}, {"key": took[b][20:]}, GOALS))
    ours.close()
    _tell_longest(at_hand)
    _tell_recall(catalogue)


def _ready(desk: CounterDesk) -> SearchAtHand:
    """Ask the first question, and wait until every other is looked up at once."""
    desk.search(Wanted(), lambda _: None)
    desk.wait_until_found(LIMIT_S)
    at_hand = desk._finder._at_hand
    assert at_hand is not None
    return at_hand


def _tell_longest(at_hand: SearchAtHand) -> None:
    """Print how long a search takes of those that the screen's thread does itself."""
    queries = [
        query for name in ("tuning", "held_out") for query in of_file(f"portuguese_{name}.tsv")
    ]
    typed = [each.typed for each in (*queries, *mistyped(queries))]
    texts = {text[:end] for text in typed for end in range(1, len(text) + 1)}
    took = []
    for text in sorted({*texts, *DEAREST}):
        if at_hand.is_quick(Wanted(text)):
            began = perf_counter()
            at_hand.answer(Wanted(text))
            took.append(((perf_counter() - began) * 1000, text))
    times = [each for each, _ in took]
    ranks = "  ".join(f"p{rank} {percentile(times, rank):.2f} ms" for rank in (50, 99))
    _say(f"{len(took)} searches on the screen's thread: {ranks}  longest {max(times):.2f} ms")


def _tell_recall(catalogue: Catalogue) -> None:
    shipped = load(packaged_services())
    names = [
        Query("pt", service.name["pt"], frozenset({service.id}))
        for service in shipped.services.values()
    ]
    chosen = names[:NAMES_MISTYPED]
    for size, where in ((len(shipped.services), shipped), (SERVICES, catalogue)):
        found = ask(where, mistyped(chosen))
        recall = sum(map(in_ten, found)) / len(found)
        _say(f"one typing error in the name, {size} services: {recall:.1%} in the first ten")


def _say(line: str) -> None:
    print(line)  # noqa: T201 - a benchmark is run for what it prints


if __name__ == "__main__":
    main()
