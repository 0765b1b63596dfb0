"""Fields: what kind of answer each takes, how a typed one is accepted, and the body they make.

An answer is refused only where it is wrong, unclear or missing; spaces, dots, dashes, case and
accents are the program's work, not the person's.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from services_catalog.body_schema import choices_of, is_given, properties_of, property_of
from services_catalog.field_kinds import FieldKind, Rejected, Value, readings, unread
from services_catalog.folding import folded
from services_catalog.formats import FORMATS
from services_catalog.hidden_characters import hidden_in
from services_catalog.rejections import RejectionReason
from services_catalog.validation import absent, errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.definition import Service

LONGEST_ANSWER = 10_000
LONG_TEXT_FROM = 200
"""A text that may be longer than this is typed in several lines."""

_OF_KEYWORD = {
    "maxLength": RejectionReason.TOO_LONG,
    "minLength": RejectionReason.TOO_SHORT,
    "minimum": RejectionReason.TOO_LOW,
    "exclusiveMinimum": RejectionReason.TOO_LOW,
    "maximum": RejectionReason.TOO_HIGH,
    "exclusiveMaximum": RejectionReason.TOO_HIGH,
}
_RARE = {"iban"}
_WITH_DECIMALS = Rejected(RejectionReason.NOT_A_WHOLE_NUMBER)


class Accepted(msgspec.Struct, frozen=True):
    """The answer as it is kept and sent; `None` empties a field that may stay empty."""

    value: Value | None


class BodyRefused(ValueError):
    """The answers do not make a body of the service; `problems` says why, per property."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {wrong}" for name, wrong in problems.items()))
        self.problems = dict(problems)


def kind_of(service: Service, field: str) -> FieldKind:
    """Return what a field takes; raises `KeyError` for a field the service does not have."""
    property_ = _property(service, field)
    if property_["type"] == "boolean":
        return FieldKind.YES_NO
    if property_["type"] in ("integer", "number"):
        return FieldKind.NUMBER
    if "enum" in property_:
        return FieldKind.CHOICE
    if "format" in property_:
        return FieldKind(property_["format"].removeprefix("pt-").replace("-", "_"))
    long = property_.get("maxLength", 0) > LONG_TEXT_FROM
    return FieldKind.LONG_TEXT if long else FieldKind.TEXT


def accept(service: Service, field: str, typed: str) -> Accepted | Rejected:
    """Return the answer that was typed, or why it is not one; never raises for what is typed.

    What `as_typed` gives for an accepted value is accepted again as the same value. Hidden
    characters are refused, not removed: nobody can check what they cannot see.

    Raises:
        KeyError: the service has no such field.
    """
    property_ = _property(service, field)
    if hidden := hidden_in(typed):
        return Rejected(RejectionReason.HIDDEN_CHARACTER, hidden)
    if len(typed) > LONGEST_ANSWER:
        limit = property_.get("maxLength", LONGEST_ANSWER)
        return Rejected(RejectionReason.TOO_LONG, str(limit))
    if not typed.strip():
        required = field in service.data.get("required", ())
        return Rejected(RejectionReason.MISSING) if required else Accepted(None)
    kind = kind_of(service, field)
    if kind is FieldKind.CHOICE:
        return _choice(service, field, typed)
    return _judged(kind, property_, typed)


def as_typed(value: object) -> str:
    """Return the text that is read back as this value, to fill an editor with."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f").replace(".", ",")
    return "" if value is None else str(value)


def missing(service: Service, answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return the properties that are required and have no answer, in the order of `data`.

    What a condition in `data` requires (`if`, `dependentRequired`) counts where it applies.
    """
    found = errors(service.data, _filled(service, answers))
    names = {name for error in found for name in absent(error)}
    return tuple(name for name in properties_of(service.data) if name in names)


def body(service: Service, answers: Mapping[str, object]) -> dict[str, object]:
    """Return what is submitted: the answers and the values the definition gives.

    Raises:
        BodyRefused: an answer is missing or does not fit `data`.
    """
    filled = _filled(service, answers)
    problems = {
        name: error.message
        for error in errors(service.data, filled)
        for name in (absent(error) or [str(part) for part in error.instance_path])
    }
    if problems:
        raise BodyRefused(problems)
    return filled


def prepare() -> None:
    """Import what will judge most answers, so that the first of each kind is not slow.

    Takes up to a quarter of a second once; for a worker thread. No service is looked at: each
    would be decoded for it, and all of them are six megabytes. What few services ask for is left
    to the first answer of its kind.
    """
    for kind in FieldKind:
        readings(kind, "0")
    for name in FORMATS.keys() - _RARE:
        next(errors({"type": "string", "format": name}, "0"), None)


def _property(service: Service, field: str) -> dict[str, Any]:
    return property_of(service.data, field)


def _filled(service: Service, answers: Mapping[str, object]) -> dict[str, object]:
    """Return the answers that `data` has, in its order, with the values the definition gives."""
    filled = {}
    for name, property_ in properties_of(service.data).items():
        value = property_["const"] if is_given(property_) else answers.get(name)
        if value is not None:
            filled[name] = value
    return filled


def _choice(service: Service, field: str, typed: str) -> Accepted | Rejected:
    """Find the option by its value, or by its words in any language."""
    values = choices_of(_property(service, field))
    if typed in values:
        return Accepted(typed)
    options = service.fields[field].options if field in service.fields else {}
    meant = {
        value
        for value in values
        if folded(typed) in {folded(value), *map(folded, options.get(value, {}).values())}
    }
    return Accepted(meant.pop()) if len(meant) == 1 else Rejected(RejectionReason.NOT_AN_OPTION)


def _judged(kind: FieldKind, property_: dict[str, Any], typed: str) -> Accepted | Rejected:
    """Accept the one reading that fits the property.

    A reading refused only for its decimals may still be what was meant: `1.234` on a meter is
    1234, or 1 and some litres.
    """
    refusals = {
        reading: _refusal(kind, property_, typed, reading) for reading in readings(kind, typed)
    }
    good = [reading for reading, refusal in refusals.items() if refusal is None]
    meant = [r for r, refusal in refusals.items() if refusal in (None, _WITH_DECIMALS)]
    if good and len(meant) > 1:
        return Rejected(RejectionReason.NUMBER_UNCLEAR, " / ".join(map(as_typed, meant)))
    if good:
        return Accepted(good[0])
    return next((refusal for refusal in refusals.values() if refusal), unread(kind, typed))


def _refusal(
    kind: FieldKind, property_: dict[str, Any], typed: str, reading: Value
) -> Rejected | None:
    error = next(errors(property_, reading), None)
    if error is None:
        return None
    if (keyword := error.kind.name) in _OF_KEYWORD:
        return Rejected(_OF_KEYWORD[keyword], as_typed(error.kind.value))
    if keyword == "type" and property_["type"] == "integer":
        return _WITH_DECIMALS
    return unread(kind, typed)
