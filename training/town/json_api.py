"""The town's JSON interface: `POST PROVIDER/OPERATION` under once-only keys, and what came of it.

The same key with the same body gets the same answer; with another body, 422; without a key, 400
(draft-ietf-httpapi-idempotency-key-header-07). What a refusal says is Portuguese, as the
providers would say it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from citizenspot.providers.connector import Attachment
from citizenspot.providers.rest import Envelope
from citizenspot.providers.rest_answers import KEY_REUSED
from training.town.ledger import Ledger, Outcome
from training.town.wire import Reply, Request, json_reply, problem

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

    from training.town.offices import Office

_WORKING_TIME = timedelta(days=10)
_MISSING = "required"

_REASONS = {
    "type": "O campo «{field}» não tem o tipo certo.",
    "enum": "O campo «{field}» não tem um dos valores possíveis.",
    "const": "O campo «{field}» não tem o valor certo.",
    "pattern": "O campo «{field}» não está bem escrito.",
    "format": "O campo «{field}» não está bem escrito.",
    "minLength": "O campo «{field}» é demasiado curto.",
    "maxLength": "O campo «{field}» é demasiado longo.",
    "minimum": "O campo «{field}» é demasiado pequeno.",
    "maximum": "O campo «{field}» é demasiado grande.",
    "additionalProperties": "Há campos a mais.",
}
_OTHER_REASON = "O campo «{field}» não pode ser aceite."
_FIELD_MISSING = "Falta um campo: {message}"


class _Kept(msgspec.Struct, frozen=True):
    """What stands under a once-only key."""

    fingerprint: str
    reply: Reply
    record: dict[str, Any]


class JsonApi:
    """Answers for every provider that takes cases by JSON."""

    def __init__(self, offices: Mapping[str, Office], ledger: Ledger) -> None:
        self._offices = offices
        self._ledger = ledger
        self._kept: dict[tuple[str, str], _Kept] = {}

    def answer(self, request: Request, *, refuse: bool) -> Reply:
        """Answer a request to `/api/PROVIDER/…`."""
        office = self._offices.get(request.path[1]) if len(request.path) > 1 else None
        if office is None or len(request.path) != len(("api", "PROVIDER", "OPERATION")):
            return problem(404, "not_found", "Este serviço não existe.")
        if request.method == "POST":
            return self._submitted(office, request, refuse=refuse)
        if request.path[2] == "requests":
            return self._asked(office.provider, request.query.get("key", ""))
        return problem(404, "not_found", "Este serviço não existe.")

    def reset(self) -> None:
        """Forget every key."""
        self._kept.clear()

    def _submitted(self, office: Office, request: Request, *, refuse: bool) -> Reply:
        key = request.headers.get("idempotency-key", "").strip().strip('"')
        if not key:
            return problem(400, "key_missing", "Falta o cabeçalho Idempotency-Key.")
        kept = self._kept.get((office.provider, key))
        if kept is not None:
            return self._repeated(office, request, key, kept)
        record = self._decided(office, request, key, refuse=refuse)
        reply = _as_reply(record)
        self._kept[office.provider, key] = _Kept(_fingerprint(request), reply, record)
        return reply

    def _repeated(self, office: Office, request: Request, key: str, kept: _Kept) -> Reply:
        same = kept.fingerprint == _fingerprint(request)
        outcome = Outcome.REPEATED if same else Outcome.REFUSED
        self._ledger.write(office.provider, request.path[2], outcome, key=key)
        if same:
            return kept.reply
        return problem(422, KEY_REUSED, "Esta chave já foi usada com outro pedido.")

    def _decided(
        self, office: Office, request: Request, key: str, *, refuse: bool
    ) -> dict[str, Any]:
        """Return what is kept of a submission, and note it."""
        provider, operation = office.provider, request.path[2]
        try:
            envelope = msgspec.json.decode(request.body, type=Envelope)
        except msgspec.DecodeError:
            self._ledger.write(provider, operation, Outcome.REFUSED, key=key)
            return _refusal(key, "not_readable", "O pedido não pode ser lido.")
        refused = _refused(office, envelope, key, refuse=refuse)
        if refused is not None:
            body = envelope.data
            self._ledger.write(provider, operation, Outcome.REFUSED, key=key, body=body)
            return refused
        number = self._ledger.next_reference(provider)
        self._ledger.write(
            provider,
            operation,
            Outcome.TAKEN,
            key=key,
            reference=number,
            body=envelope.data,
            documents={each.name: len(each.content) for each in envelope.attachments},
        )
        expected = (self._ledger.clock() + _WORKING_TIME).date().isoformat()
        return {
            "key": key,
            "status": "accepted",
            "reference": number,
            "expected": expected,
            "practice": True,
        }

    def _asked(self, provider: str, key: str) -> Reply:
        kept = self._kept.get((provider, key))
        return json_reply({"requests": [kept.record] if kept else [], "practice": True})


def _as_reply(record: Mapping[str, Any]) -> Reply:
    if record["status"] == "accepted":
        return json_reply(record, status=201)
    return problem(422, record["code"], record["detail"], record.get("errors"))


def _refusal(
    key: str, code: str, detail: str, errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    refusal = {"key": key, "status": "refused", "code": code, "detail": detail, "practice": True}
    return {**refusal, "errors": errors} if errors else refusal


def _refused(
    office: Office, envelope: Envelope, key: str, *, refuse: bool
) -> dict[str, Any] | None:
    if not envelope.practice:
        return _refusal(key, "not_practice", "Esta é a vila de prática: só aceita prática.")
    if refuse:
        return _refusal(key, "refused", "O pedido não cumpre as condições do serviço.")
    schema = office.schemas.get(envelope.service)
    if schema is None:
        return _refusal(key, "unknown_service", "Este serviço não existe aqui.")
    errors = [
        {"pointer": f"/{'/'.join(map(str, error.instance_path))}", "detail": _reason(error)}
        for error in _errors(schema, envelope.data)
    ]
    if errors:
        return _refusal(key, "invalid", "O pedido tem erros.", errors)
    if not all(_arrived_whole(each) for each in envelope.attachments):
        return _refusal(key, "document", "Um documento não chegou inteiro, ou não é um PDF.")
    return None


def _arrived_whole(document: Attachment) -> bool:
    content = document.content
    is_pdf = document.type == "application/pdf" and content.startswith(b"%PDF-")
    return is_pdf and hashlib.sha256(content).hexdigest() == document.sha256


def _errors(schema: dict[str, Any], body: dict[str, Any]) -> Iterable[ValidationError]:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - the town starts without it

    return Draft202012Validator(schema, validate_formats=True).iter_errors(body)


def _reason(error: ValidationError) -> str:
    if error.kind.name == _MISSING:
        return _FIELD_MISSING.format(message=repr(error.kind.value))
    field = error.instance_path[0] if error.instance_path else ""
    return _REASONS.get(error.kind.name, _OTHER_REASON).format(field=field)


def _fingerprint(request: Request) -> str:
    return hashlib.sha256(repr(request.path).encode() + request.body).hexdigest()
