"""A practice town for tests: one process for all of them, with a small catalogue of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk_config.settings import PracticeProvider
from services_catalog.loading import load
from training.town.offices import town_providers
from training.town.process import TownProcess

SERVICES = Path(__file__).parent / "services"
RENEWALS = "pt.imt"
WORKS = "pt.obras"


@pytest.fixture(scope="session")
def town_process() -> Iterator[TownProcess]:
    with TownProcess.start(catalogue=SERVICES) as town:
        yield town


@pytest.fixture
def town(town_process: TownProcess) -> TownProcess:
    town_process.reset()
    return town_process


@pytest.fixture
def providers(town: TownProcess) -> Mapping[str, PracticeProvider]:
    return town_providers(town.url, load(SERVICES).services.values())
