"""The town's GeoReport v2 endpoint keeps to the standard, in both formats."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.training.town.visitors import a_town, content, get, report
from training.town.town import Town
from training.town.wire import Reply


@pytest.fixture
def town() -> Town:
    return a_town()


def said(reply: Reply) -> Any:  # noqa: ANN401 - what JSON holds
    return content(reply)


def xml(reply: Reply) -> ET.Element:
    assert reply.content_type == "text/xml; charset=utf-8"
    return ET.fromstring(reply.body)  # noqa: S314 - of our own town


def test_the_services_are_those_of_the_catalogue(town: Town) -> None:
    services = said(town.answer(get("services.json")))
    assert [(each["service_code"], each["service_name"]) for each in services] == [
        ("street-light", "Iluminação pública"),
        ("pothole", "Buraco na estrada"),
    ]
    assert services[0]["metadata"] is True


def test_the_services_are_the_same_in_xml(town: Town) -> None:
    root = xml(town.answer(get("services.xml")))
    assert root.tag == "services"
    assert [each.findtext("service_code") for each in root.iter("service")] == [
        "street-light",
        "pothole",
    ]
    assert root.findtext("service/metadata") == "true"


def test_a_definition_lists_the_attributes(town: Town) -> None:
    definition = said(town.answer(get("services", "pothole.json")))
    assert definition["service_code"] == "pothole"
    attribute = definition["attributes"][0]
    assert (attribute["code"], attribute["required"]) == ("danger", True)
    root = xml(town.answer(get("services", "pothole.xml")))
    assert root.findtext("attributes/attribute/code") == "danger"


def test_a_report_gets_a_number_and_can_be_read_under_it(town: Town) -> None:
    reply = town.answer(report())
    number = said(reply)[0]["service_request_id"]
    assert (reply.status, number) == (201, "P-OBRAS-2026-000001")
    [record] = said(town.answer(get("requests", f"{number}.json")))
    assert record["description"] == "Luz apagada [key-1]"
    assert record["address"] == "Rua de Exemplo 1"
    assert record["status"] == "open"


def test_a_report_can_be_made_in_xml(town: Town) -> None:
    root = xml(town.answer(report("xml")))
    assert root.findtext("request/service_request_id") == "P-OBRAS-2026-000001"


def test_the_same_report_twice_is_two_reports(town: Town) -> None:
    numbers = {said(town.answer(report()))[0]["service_request_id"] for _ in range(2)}
    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("changes", "status", "word"),
    [
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "moon"}, 404, "moon"),
        ({"address_string": ""}, 400, "local"),
        ({"address_string": "", "lat": "41.1"}, 400, "local"),
        ({"description": "x" * 4001}, 400, "4000"),
        ({"attribute[danger]": ""}, 400, "attribute[danger]"),
    ],
)
def test_what_is_missing_is_named_in_the_standards_form(
    town: Town, changes: dict[str, str], status: int, word: str
) -> None:
    reply = town.answer(report(**changes))
    [error] = said(reply)
    assert (reply.status, error["code"]) == (status, status)
    assert word in error["description"]


def test_errors_come_in_xml_where_xml_is_asked_for(town: Town) -> None:
    root = xml(town.answer(report("xml", service_code="")))
    assert root.findtext("error/code") == "400"


@pytest.mark.parametrize("place", [{"lat": "41.1", "long": "-8.6"}, {"address_id": "7"}])
def test_a_place_may_be_given_in_three_ways(town: Town, place: dict[str, str]) -> None:
    assert town.answer(report(address_string="", **place)).status == 201


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 2),
        ({"service_code": "street-light"}, 1),
        ({"service_code": "street-light,pothole"}, 2),
        ({"status": "closed"}, 0),
        ({"status": "open,closed"}, 2),
        ({"start_date": "2026-11-23T13:00:00Z"}, 0),
        ({"start_date": "2026-11-23T11:00:00Z", "end_date": "2026-11-23T13:00:00Z"}, 2),
        ({"end_date": "2026-11-23T11:00:00Z"}, 0),
        ({"service_request_id": "P-OBRAS-2026-000002"}, 1),
    ],
)
def test_a_list_holds_what_was_asked_for(town: Town, query: dict[str, str], found: int) -> None:
    town.answer(report())
    town.answer(report(service_code="pothole"))
    assert len(said(town.answer(get("requests.json", **query)))) == found


@pytest.mark.parametrize(
    "query",
    [
        {"start_date": "yesterday"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-11-23T00:00:00Z"},
    ],
)
def test_a_search_the_standard_does_not_allow_is_refused(town: Town, query: dict[str, str]) -> None:
    town.answer(report())
    assert town.answer(get("requests.json", **query)).status == 400


@pytest.mark.parametrize(
    "path",
    [
        ("requests", "P-NONE-1.json"),
        ("services", "moon.json"),
        ("tokens", "T9.json"),
        ("streets.json",),
        ("requests",),
    ],
)
def test_what_is_not_there_is_not_found(town: Town, path: tuple[str, ...]) -> None:
    assert town.answer(get(*path)).status == 404


def test_an_unknown_jurisdiction_is_not_found(town: Town) -> None:
    assert town.answer(get("services.json", jurisdiction_id="moon")).status == 404
