"""What the list shows of a service is made once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from citizenspot.desk.ports import CatalogueAtHand
from citizenspot.texts import Texts
from services_catalog.definition import Service
from tests.services_catalog.made_up import load_one
from ui.mediator.search.listed import Listed


class Read(Mapping[str, Service]):
    """Services that count how often each is read."""

    def __init__(self, services: Mapping[str, Service]) -> None:
        self._services = services
        self.times: Counter[str] = Counter()

    def __getitem__(self, service: str) -> Service:
        self.times[service] += 1
        return self._services[service]

    def __iter__(self) -> Iterator[str]:
        return iter(self._services)

    def __len__(self) -> int:
        return len(self._services)


HIVE = "pt.bees.keep-hive"


@pytest.fixture
def services(tmp_path: Path) -> Read:
    return Read(load_one(tmp_path).services)


@pytest.fixture
def listed(tmp_path: Path, services: Read) -> Listed:
    whole = load_one(tmp_path / "whole")
    return Listed(CatalogueAtHand(whole=whole, services=services), Texts.for_language("en"))


def test_a_service_is_read_out_of_the_catalogue_once(services: Read, listed: Listed) -> None:
    first, again = listed.hit(HIVE), listed.hit(HIVE)
    assert first == again
    assert (first.name, first.provider) == ("Register a hive", "Abelhas")
    assert services.times == {HIVE: 1}


def test_once_all_are_ready_none_is_read_any_more(services: Read, listed: Listed) -> None:
    listed.make_ready()
    assert listed.hit(HIVE).name == "Register a hive"
    assert services.times == {HIVE: 1}


def test_why_it_is_found_is_said_each_time_anew(listed: Listed) -> None:
    assert listed.hit(HIVE, "beekeeping").why == "beekeeping"
    assert listed.hit(HIVE).why == ""


def test_its_own_name_is_no_reason(listed: Listed) -> None:
    assert listed.hit(HIVE, "Register a hive").why == ""


def test_a_service_that_is_not_there_is_not_made_up(listed: Listed) -> None:
    with pytest.raises(KeyError):
        listed.hit("pt.bees.none")
