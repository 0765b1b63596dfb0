"""What the providers of the practice town know: the services they answer for, by the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from citizenspot.providers.georeport import STANDARD_FIELDS
from kiosk_config.settings import PracticeProvider
from services_catalog.body_schema import properties_of
from services_catalog.definition import Service, SubmitStep, words

_LANGUAGE = "pt"
"""The providers of the town are Portuguese, and so are their lists and their refusals."""


class ReportKind(msgspec.Struct, frozen=True):
    """One kind of report that a municipality takes by GeoReport v2."""

    code: str
    name: str
    description: str
    attributes: dict[str, Any] = {}
    required: tuple[str, ...] = ()


class Office(msgspec.Struct, frozen=True):
    """One provider: the data schema of each service it takes by JSON, and its kinds of report."""

    provider: str
    schemas: dict[str, dict[str, Any]] = {}
    reports: dict[str, ReportKind] = {}


def offices_of(services: Iterable[Service]) -> Mapping[str, Office]:
    """Return the provider of each service that is submitted, with all that it takes."""
    offices: dict[str, Office] = {}
    for service, step in _submitted(services):
        office = offices.setdefault(service.provider, Office(service.provider))
        if step.connector == "open311":
            office.reports.update({each.code: each for each in _reports(service, step)})
        else:
            office.schemas[service.id] = service.data
    return offices


def town_providers(url: str, services: Iterable[Service]) -> Mapping[str, PracticeProvider]:
    """Return the settings that lead every submission of the services to the town at `url`.

    They are by provider; by `PROVIDER/CONNECTOR` where a provider is reached in two ways, as a
    municipality that takes reports one way and the rest another.
    """
    ways: dict[str, dict[str, PracticeProvider]] = {}
    for service, step in _submitted(services):
        address = _address(url, service.provider, step.connector)
        way = PracticeProvider(connector=step.connector, base_url=address)
        ways.setdefault(service.provider, {})[step.connector] = way
    return {
        f"{provider}/{connector}" if len(by_connector) > 1 else provider: way
        for provider, by_connector in ways.items()
        for connector, way in by_connector.items()
    }


def _address(url: str, provider: str, connector: str) -> str:
    if connector == "open311":
        return f"{url}/open311/v2?jurisdiction_id={provider}"
    return f"{url}/api/{provider}"


def _submitted(services: Iterable[Service]) -> Iterable[tuple[Service, SubmitStep]]:
    for service in services:
        for step in service.steps:
            if isinstance(step, SubmitStep):
                yield service, step


def _reports(service: Service, step: SubmitStep) -> Iterable[ReportKind]:
    """Yield a kind for every service code that the service may send."""
    properties = properties_of(service.data)
    of_standard = {*STANDARD_FIELDS, "service_code"}
    attributes = {name: each for name, each in properties.items() if name not in of_standard}
    coded = properties.get("service_code", {})
    options = service.fields["service_code"].options if "service_code" in service.fields else {}
    codes = coded.get("enum") or [coded.get("const") or step.operation]
    for code in map(str, codes):
        yield ReportKind(
            code=code,
            name=words(options.get(code, service.name), _LANGUAGE),
            description=words(service.summary, _LANGUAGE),
            attributes=attributes,
            required=tuple(each for each in service.data.get("required", ()) if each in attributes),
        )
