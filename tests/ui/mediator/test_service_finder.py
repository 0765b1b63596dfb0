"""A short question is looked up by whoever asks, once the search's thread has made it ready."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from queue import SimpleQueue

import pytest

from citizenspot.desk.ports import CatalogueAtHand
from citizenspot.texts import Texts
from services_catalog.catalogue import Catalogue
from services_catalog.definition import Service
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.benchmarks.search_quality import mistyped, of_file
from ui.mediator.desk_port import Found, Wanted
from ui.mediator.search.listed import Listed
from ui.mediator.search.search_at_hand import first_answer
from ui.mediator.search.service_finder import ServiceFinder

LIMIT_S = 120.0
SHIPPED = load(packaged_services())
LONG = "carta morada certidao agua subsidio filho"


class CountedServices(Mapping[str, Service]):
    """The services of a catalogue, which count how often a definition is read."""

    def __init__(self) -> None:
        self.read = 0

    def __getitem__(self, id_: str) -> Service:
        self.read += 1
        return SHIPPED.services[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(SHIPPED.services)

    def __len__(self) -> int:
        return len(SHIPPED.services)


def listed(services: Mapping[str, Service]) -> Listed:
    whole = Catalogue(services=services, providers=SHIPPED.providers, problems=())
    return Listed(CatalogueAtHand(whole=whole, services=services), Texts.for_language("pt"))


class Asking:
    """Asks a finder, and hears what is told and on which thread."""

    def __init__(self, finder: ServiceFinder) -> None:
        self._finder = finder
        self._told: SimpleQueue[tuple[Found, str]] = SimpleQueue()

    def ask(self, wanted: Wanted | str) -> tuple[Found, str]:
        self.put(wanted)
        return self._told.get(timeout=LIMIT_S)

    def put(self, wanted: Wanted | str) -> None:
        asked = Wanted(wanted) if isinstance(wanted, str) else wanted
        self._finder.ask(asked, lambda found: self._told.put((found, _thread())))

    @property
    def heard(self) -> list[str]:
        return [self._told.get()[0].wanted.text for _ in range(self._told.qsize())]


def _thread() -> str:
    return threading.current_thread().name


@pytest.fixture
def services() -> CountedServices:
    return CountedServices()


@pytest.fixture
def finder(services: CountedServices) -> Iterator[ServiceFinder]:
    made = ServiceFinder("pt")
    made.search_in(listed(services))
    yield made
    made.close()


@pytest.fixture
def asking(finder: ServiceFinder) -> Asking:
    return Asking(finder)


@pytest.fixture
def ready(finder: ServiceFinder, asking: Asking) -> Asking:
    """Return who asks a finder that has answered its first question."""
    asking.ask("")
    assert finder.wait_until_answered(LIMIT_S)
    return asking


def test_the_first_question_is_answered_by_the_searchs_thread(asking: Asking) -> None:
    found, thread = asking.ask("carta caducada")
    assert found.hits[0].id == "pt.imt.renew-driving-licence"
    assert thread == "search"


def test_once_ready_a_short_question_is_answered_before_asking_returns(ready: Asking) -> None:
    ready.put("carta caducada")
    assert ready.heard == ["carta caducada"]
    assert ready.ask("")[1] == _thread()


@pytest.mark.parametrize(
    "wanted", [Wanted(LONG), Wanted("x" * 81), Wanted(provider="pt.irn")], ids=str
)
def test_what_may_take_longer_is_left_to_the_thread(ready: Asking, wanted: Wanted) -> None:
    found, thread = ready.ask(wanted)
    assert thread == "search"
    assert found.wanted == wanted
    assert not found.failed


def test_once_ready_no_definition_is_read(ready: Asking, services: CountedServices) -> None:
    read = services.read
    for text in ("", "c", "carta caducada", "crimnial", "pt.imt", LONG):
        assert not ready.ask(text)[0].failed
    assert not ready.ask(Wanted("carta", provider="pt.imt"))[0].failed
    assert services.read == read


def test_both_ways_answer_alike(ready: Asking) -> None:
    rows = listed(SHIPPED.services)
    held_out = of_file("portuguese_held_out.tsv")
    for query in (*held_out[::4], *mistyped(held_out[1::8])):
        found, _ = ready.ask(query.typed)
        assert found.hits == first_answer(SHIPPED, rows, found.wanted, "pt"), query.typed


def test_without_a_catalogue_nothing_is_found() -> None:
    finder = ServiceFinder("pt")
    assert Asking(finder).ask("carta")[0] == Found(Wanted("carta"))
    finder.close()


def test_a_defect_costs_one_answer_and_is_logged_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Catalogue(services=SHIPPED.services, providers={}, problems=())
    finder = ServiceFinder("pt")
    at_hand = CatalogueAtHand(whole=broken, services=broken.services)
    finder.search_in(Listed(at_hand, Texts.for_language("pt")))
    asking = Asking(finder)
    assert asking.ask("")[0].failed
    assert finder.wait_until_answered(LIMIT_S)
    assert asking.ask("perdi a carteira")[0].failed
    finder.close()
    assert "search not made ready" in caplog.text
    assert "search failed" in caplog.text
    assert "carteira" not in str([vars(record) for record in caplog.records])
    caplog.clear()
