"""JSON Schema 2020-12 with this project's formats: what is wrong with an answer or a body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from services_catalog.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema import FormatChecker
    from jsonschema.exceptions import ValidationError


def errors(schema: Mapping[str, Any], value: object) -> Iterator[ValidationError]:
    """Return everything that is wrong with a value."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 240 ms, see `fields.prepare`

    validator = Draft202012Validator(schema, format_checker=_format_checker())
    return iter(validator.iter_errors(value))


def absent(error: ValidationError) -> tuple[str, ...]:
    """Return the properties whose absence an error is about; empty for another error."""
    given: Mapping[str, object] = error.instance if isinstance(error.instance, dict) else {}
    asked: Any = error.validator_value
    if error.validator == "required":
        return tuple(name for name in asked if name not in given)
    if error.validator == "dependentRequired":
        wanted = (name for key in asked if key in given for name in asked[key])
        return tuple(name for name in wanted if name not in given)
    return ()


@cache
def _format_checker() -> FormatChecker:
    from jsonschema import FormatChecker  # noqa: PLC0415 - 240 ms, see `fields.prepare`

    checker = FormatChecker(formats=())
    for name, is_valid in FORMATS.items():
        checker.checks(name)(_for_texts(is_valid))
    return checker


def _for_texts(is_valid: Callable[[str], bool]) -> Callable[[object], bool]:
    """Return a check that lets other types pass, as JSON Schema wants of formats."""
    return lambda value: not isinstance(value, str) or is_valid(value)
