"""The catalogue carries the list of real counters with its marks, and what the founders named."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from services_catalog.definition import TeachStep
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.vocabularies.events import EVENTS

SHIPPED = load(packaged_services())
FOUNDERS_NAME = {
    "pt.municipal-water.meter-reading", "pt.municipal-water.check-bill",
    "pt.municipality.kindergarten", "pt.municipality.public-hearing",
    "pt.municipality.notify-neighbours", "pt.municipality.chimney-sweep",
    "pt.municipality.fire-inspection", "pt.municipality.snow-and-roads",
    "pt.municipality.reminder", "pt.municipality.report-fault",
    "pt.municipality.housing-support", "pt.municipality.elderly-care",
    "pt.municipality.bulky-waste", "pt.municipality.waste-container",
}  # fmt: skip


def test_there_are_at_least_250_services_and_every_one_is_active_and_sound() -> None:
    active = [each for each in SHIPPED.services.values() if each.status == "active"]
    assert len(active) >= 250
    assert SHIPPED.problems == ()


def test_what_the_founders_named_is_there_and_says_that_it_is_to_be_confirmed() -> None:
    for id_ in FOUNDERS_NAME:
        service = SHIPPED.services[id_]
        assert service.availability == "to-confirm"
        assert service.sources[0].startswith("Founding documents")


def test_every_service_names_its_sources_other_names_and_known_events() -> None:
    for service in SHIPPED.services.values():
        assert service.sources, service.id
        assert service.also_called.keys() == {"pt", "en"}, service.id
        assert service.events, service.id
        assert set(service.events) <= EVENTS.keys(), service.id


def test_private_companies_are_marked() -> None:
    private = {each.id for each in SHIPPED.providers.values() if each.kind == "private"}
    assert private >= {"pt.nos-madeira", "pt.meo", "pt.azores-ferry"}


def test_what_is_shown_for_doing_it_alone_leads_to_a_page() -> None:
    for service in SHIPPED.services.values():
        for step in service.steps:
            if isinstance(step, TeachStep):
                assert step.link.startswith("http"), service.id


@pytest.fixture
def rows(shared_folder: Path) -> list[dict[str, str]]:
    """The list of counters, where it is at hand."""
    file = shared_folder / "data/services/espaco_cidadao_services.csv"
    if not file.exists():
        pytest.skip(f"no shared material here: {file}")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_row_of_the_list_has_its_service_and_candidates_keep_their_mark(
    rows: list[dict[str, str]],
) -> None:
    sources = {source for service in SHIPPED.services.values() for source in service.sources}
    known = " ".join(sources)
    addresses = [row["source_url"].split(" | ")[0].strip() for row in rows]
    assert [each for each in addresses if each.split()[0] not in known] == []
    marks = Counter(
        service.availability
        for id_, service in SHIPPED.services.items()
        if id_ not in FOUNDERS_NAME
    )
    assert marks["to-confirm"] >= 126
