"""The town's Open311 GeoReport v2 endpoint, behaving as the standard says.

https://wiki.open311.org/GeoReport_v2. The jurisdiction is the provider. The same report twice
is two reports: an `Idempotency-Key` is not looked at, as it is not by any server that was met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from training.town.georeport_format import FORMATS, Record, error_reply, formatted
from training.town.ledger import Ledger, Outcome

if TYPE_CHECKING:
    from training.town.offices import Office, ReportKind
    from training.town.wire import Reply, Request

LONGEST_DESCRIPTION = 4000
"""In characters, by the standard."""

_MOST_LISTED = 1000
_LISTED_SINCE = timedelta(days=90)
_EXPECTED_IN = timedelta(days=3)
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
_ECHOED = ("address_id", "lat", "long", "media_url")
_NOTICE = "Treino: ninguém vai ser chamado ao local."


class _RefusedError(Exception):
    """What is asked cannot be done; carries the standard's code and description."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


class GeoReportApi:
    """Answers for every provider that takes reports."""

    def __init__(self, offices: Mapping[str, Office], ledger: Ledger) -> None:
        self._offices = {name: each for name, each in offices.items() if each.reports}
        self._ledger = ledger
        self._requests: dict[str, dict[str, Record]] = {}
        self._tokens: dict[str, str] = {}

    def jurisdiction_of(self, request: Request) -> str:
        """Return which provider a request is for; where there is one only, it need not say."""
        said = request.query.get("jurisdiction_id") or _form(request).get("jurisdiction_id")
        only = next(iter(self._offices)) if len(self._offices) == 1 else ""
        return said or only

    def answer(self, request: Request, *, refuse: bool, token: bool) -> Reply:
        """Answer a request to `/open311/v2/…`; `token` gives the number later, under a token."""
        resource, _, form = request.path[-1].rpartition(".")
        if form not in FORMATS:
            return error_reply("json", 404, "O endereço acaba em .json ou .xml.")
        path = (request.method, *request.path[2:-1], resource)
        try:
            return self._answered(path, form, request, refuse=refuse, token=token)
        except _RefusedError as refused:
            return error_reply(form, refused.code, refused.description)

    def reset(self) -> None:
        """Forget every report."""
        self._requests.clear()
        self._tokens.clear()

    def _answered(
        self, path: tuple[str, ...], form: str, request: Request, *, refuse: bool, token: bool
    ) -> Reply:
        office = self._office(request)
        match path:
            case ("GET", "services"):
                services = [_service(each) for each in office.reports.values()]
                return formatted(form, "services", services)
            case ("GET", "services", code):
                return formatted(form, "service_definition", _definition(office, code))
            case ("POST", "requests"):
                number = self._taken(office, _form(request), refuse=refuse)
                given = self._token(number) if token else _numbered(number)
                return formatted(form, "service_requests", [given], status=201)
            case ("GET", "requests"):
                listed = self._listed(office, request.query)
                return formatted(form, "service_requests", listed)
            case ("GET", "requests", number):
                return formatted(form, "service_requests", [self._request(office, number)])
            case ("GET", "tokens", token_id):
                return formatted(form, "service_requests", [self._numbered(token_id)])
            case _:
                raise _RefusedError(404, "Não existe.")

    def _office(self, request: Request) -> Office:
        jurisdiction = self.jurisdiction_of(request)
        if not jurisdiction:
            raise _RefusedError(400, "Falta jurisdiction_id.")
        if jurisdiction not in self._offices:
            raise _RefusedError(404, f"Não há jurisdição {jurisdiction}.")
        return self._offices[jurisdiction]

    def _taken(self, office: Office, said: Mapping[str, str], *, refuse: bool) -> str:
        """Take a report and return its number, or raise the refusal; either is noted."""
        provider, code = office.provider, said.get("service_code", "")
        key = _key(said.get("description", ""))
        body = dict(said)
        try:
            kind = _checked(office, said, refuse=refuse)
        except _RefusedError:
            self._ledger.write(provider, code, Outcome.REFUSED, key=key, body=body)
            raise
        number = self._ledger.next_reference(provider)
        self._requests.setdefault(provider, {})[number] = self._record(kind, number, said)
        self._ledger.write(provider, code, Outcome.TAKEN, key=key, reference=number, body=body)
        return number

    def _record(self, kind: ReportKind, number: str, said: Mapping[str, str]) -> Record:
        now = self._ledger.clock()
        return {
            "service_request_id": number,
            "status": "open",
            "service_name": kind.name,
            "service_code": kind.code,
            "description": said.get("description", ""),
            "service_notice": _NOTICE,
            "requested_datetime": _w3c(now),
            "updated_datetime": _w3c(now),
            "expected_datetime": _w3c(now + _EXPECTED_IN),
            "address": said.get("address_string", ""),
            **{name: said.get(name, "") for name in _ECHOED},
        }

    def _token(self, number: str) -> Record:
        token = f"T{len(self._tokens) + 1:05d}"
        self._tokens[token] = number
        return {"token": token, "service_notice": _NOTICE, "account_id": None}

    def _numbered(self, token: str) -> Record:
        if token not in self._tokens:
            raise _RefusedError(404, f"Não há token {token}.")
        return {"service_request_id": self._tokens[token], "token": token}

    def _request(self, office: Office, number: str) -> Record:
        try:
            return self._requests[office.provider][number]
        except KeyError:
            raise _RefusedError(404, f"Não há pedido {number}.") from None

    def _listed(self, office: Office, query: Mapping[str, str]) -> list[Record]:
        """Return the reports asked for, the newest first; by default those of 90 days."""
        known = self._requests.get(office.provider, {}).values()
        if numbers := query.get("service_request_id"):
            return [each for each in known if each["service_request_id"] in numbers.split(",")]
        codes = query.get("service_code", "").split(",")
        states = query.get("status", "").split(",")
        wanted = [
            each
            for each in _within(known, self._ledger.clock(), query)
            if codes == [""] or each["service_code"] in codes
            if states == [""] or each["status"] in states
        ]
        return wanted[::-1][:_MOST_LISTED]


def _checked(office: Office, said: Mapping[str, str], *, refuse: bool) -> ReportKind:
    """Return what kind of report this is, or raise what is missing in it."""
    code = said.get("service_code", "")
    if not code:
        raise _RefusedError(400, "Falta service_code.")
    kind = office.reports.get(code)
    if kind is None:
        raise _RefusedError(404, f"Não há serviço {code}.")
    if refuse:
        raise _RefusedError(400, "Este local não é da responsabilidade do município.")
    has_place = said.get("lat") and said.get("long")
    if not (has_place or said.get("address_string") or said.get("address_id")):
        raise _RefusedError(400, "Falta o local: lat e long, address_string ou address_id.")
    if len(said.get("description", "")) > LONGEST_DESCRIPTION:
        raise _RefusedError(400, f"A descrição tem mais de {LONGEST_DESCRIPTION} caracteres.")
    missing = [n for n in kind.required if not {f"attribute[{n}]", f"attribute[{n}][]"} & {*said}]
    if missing:
        raise _RefusedError(400, f"Falta attribute[{missing[0]}].")
    return kind


def _within(records: Iterable[Record], now: datetime, query: Mapping[str, str]) -> Iterable[Record]:
    start = _moment(query, "start_date") or now - _LISTED_SINCE
    end = _moment(query, "end_date") or now
    if end - start > _LISTED_SINCE and {"start_date", "end_date"} <= {*query}:
        raise _RefusedError(400, "O período tem mais de 90 dias.")
    for record in records:
        if start <= datetime.fromisoformat(record["requested_datetime"]) <= end:
            yield record


def _moment(query: Mapping[str, str], name: str) -> datetime | None:
    said = query.get(name)
    if not said:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise _RefusedError(400, f"{name} não é uma data.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _service(kind: ReportKind) -> Record:
    return {
        "service_code": kind.code,
        "service_name": kind.name,
        "description": kind.description,
        "metadata": bool(kind.attributes),
        "type": "realtime",
        "keywords": "treino",
        "group": "",
    }


def _definition(office: Office, code: str) -> Record:
    kind = office.reports.get(code)
    if kind is None or not kind.attributes:
        raise _RefusedError(404, f"Não há definição de {code}.")
    attributes = [
        {
            "variable": True,
            "code": name,
            "datatype": "singlevaluelist" if "enum" in schema else "string",
            "required": name in kind.required,
            "datatype_description": "",
            "order": order,
            "description": name,
            "values": [{"key": each, "name": str(each)} for each in schema.get("enum", ())],
        }
        for order, (name, schema) in enumerate(kind.attributes.items(), start=1)
    ]
    return {"service_code": code, "attributes": attributes}


def _numbered(number: str) -> Record:
    return {"service_request_id": number, "service_notice": _NOTICE, "account_id": None}


def _form(request: Request) -> dict[str, str]:
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), max_num_fields=200))


def _key(description: str) -> str:
    found = _IN_BRACKETS.search(description)
    return found.group(1) if found else ""


def _w3c(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
