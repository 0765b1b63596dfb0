"""JSON Schema 2020-12 with this project's formats: what is wrong with an answer or a body."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from services_catalog.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import Draft202012Validator, ValidationError


def errors(schema: dict[str, Any], value: object) -> Iterator[ValidationError]:
    """Return everything that is wrong with a value."""
    return iter(_validator(msgspec.json.encode(schema)).iter_errors(value))


@lru_cache(maxsize=256)
def _validator(schema: bytes) -> Draft202012Validator:
    """Return a schema compiled, found again by its text.

    To compile one takes some microseconds, and a hundred after a rest: between two answers the
    processor forgets whatever is done once an answer.
    """
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - not needed to start

    decoded = msgspec.json.decode(schema)
    return Draft202012Validator(decoded, formats=FORMATS, validate_formats=True)


def absent(error: ValidationError) -> tuple[str, ...]:
    """Return the property whose absence an error is about; empty for another error."""
    from jsonschema_rs import ValidationErrorKind  # noqa: PLC0415 - not needed to start

    kind = error.kind
    return (kind.property,) if isinstance(kind, ValidationErrorKind.Required) else ()
