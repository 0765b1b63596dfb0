"""JSON Schema 2020-12 with this project's formats: what is wrong with an answer or a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services_catalog.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import ValidationError


def errors(schema: dict[str, Any], value: object) -> Iterator[ValidationError]:
    """Return everything that is wrong with a value.

    A schema is compiled each time: that takes some microseconds, less than finding it again.
    """
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - not needed to start

    validator = Draft202012Validator(schema, formats=FORMATS, validate_formats=True)
    return iter(validator.iter_errors(value))


def absent(error: ValidationError) -> tuple[str, ...]:
    """Return the property whose absence an error is about; empty for another error."""
    from jsonschema_rs import ValidationErrorKind  # noqa: PLC0415 - not needed to start

    kind = error.kind
    return (kind.property,) if isinstance(kind, ValidationErrorKind.Required) else ()
