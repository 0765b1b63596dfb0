"""How tests speak to a town: in its own values, without a connection."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec

from services_catalog.loading import load
from tests.training.town.running import RENEWALS, SERVICES
from training.town.offices import offices_of
from training.town.town import Town
from training.town.wire import Reply, Request

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def a_town() -> Town:
    return Town(offices_of(load(SERVICES).services.values()), clock=lambda: NOON)


def renewal_body(**changes: object) -> dict[str, object]:
    return {
        "case": "case-1",
        "service": "pt.imt.renew-licence",
        "version": 1,
        "practice": True,
        "data": {"licence_number": "L-000001"},
        **changes,
    }


def post(key: str = "key-1", body: object = None, provider: str = RENEWALS) -> Request:
    content = renewal_body() if body is None else body
    raw = content if isinstance(content, bytes) else msgspec.json.encode(content)
    headers = {"idempotency-key": f'"{key}"'} if key else {}
    return Request("POST", ("api", provider, "licence-renewals"), headers=headers, body=raw)


def asked(key: str) -> Request:
    return Request("GET", ("api", RENEWALS, "requests"), query={"key": key})


FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def report(form: str = "json", **said: str) -> Request:
    arguments = {
        "service_code": "street-light",
        "address_string": "Rua de Exemplo 1",
        "description": "Luz apagada [key-1]",
        "attribute[danger]": "false",
        **said,
    }
    body = urlencode({name: value for name, value in arguments.items() if value})
    path = ("open311", "v2", f"requests.{form}")
    return Request("POST", path, headers=FORM, body=body.encode())


def get(*path: str, **query: str) -> Request:
    return Request("GET", ("open311", "v2", *path), query=query)


def content(reply: Reply) -> object:
    return msgspec.json.decode(reply.body)
