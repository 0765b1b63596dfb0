"""Answers that fit: one for each field of any service, typed as people type."""

from services_catalog.body_schema import properties_of
from services_catalog.definition import Service
from services_catalog.field_kinds import FieldKind
from services_catalog.fields import accept, kind_of

SPECIMENS = {
    FieldKind.TEXT: "Maria Specimen",
    FieldKind.LONG_TEXT: "Há um buraco em frente à escola.",
    FieldKind.DATE: "22/11/2026",
    FieldKind.MONEY: "23,45",
    FieldKind.YES_NO: "não",
    FieldKind.PHONE: "912 345 678",
    FieldKind.EMAIL: "maria@example.pt",
    FieldKind.POSTAL_CODE: "9000-123",
    FieldKind.NIF: "123 456 789",
    FieldKind.NISS: "123 4567 8902",
    FieldKind.CC: "00000000 0 ZZ4",
    FieldKind.IBAN: "PT50 0002 0123 1234 5678 9015 4",
    FieldKind.PLATE: "AA-01-BB",
    FieldKind.LOCATION: "Rua da Carreira, junto à fonte",
}


def typed_answer(service: Service, field: str) -> str:
    """Return what someone types in a field; the first of several where there is a choice."""
    wanted = properties_of(service.data)[field]
    if "enum" in wanted:
        return str(wanted["enum"][0])
    kind = kind_of(service, field)
    if kind is FieldKind.NUMBER:
        low, high = wanted.get("minimum", 0), wanted.get("maximum", 100)
        return str(int(min(max(12, low), high)))
    if kind is FieldKind.DIGITS:
        return "1" * int(wanted.get("minLength", 6))
    return SPECIMENS[kind]


def answered(service: Service) -> dict[str, object]:
    """Return an answer to every field, as it is kept."""
    answers: dict[str, object] = {}
    for field in service.fields:
        answer = accept(service, field, typed_answer(service, field))
        assert hasattr(answer, "value"), (field, answer)
        answers[field] = answer.value
    return answers
