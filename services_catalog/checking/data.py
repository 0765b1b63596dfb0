"""Checks `data` against the part of JSON Schema 2020-12 that the catalogue is written in.

`data` describes a flat body: every property is one answer, so each can be asked for, checked and
shown by itself. The vocabulary is closed; what passes here, any validator understands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from services_catalog.body_schema import properties_of
from services_catalog.formats import FORMATS
from services_catalog.problems import Place, ProblemKind, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TYPES = ("string", "integer", "number", "boolean")
_WORDS = ("title", "description", "const", "default")
_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_LENGTHS = ("minLength", "maxLength")
KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "string": ("type", "format", "enum", "pattern", *_LENGTHS, *_WORDS),
    "integer": ("type", *_LIMITS, *_WORDS),
    "number": ("type", *_LIMITS, *_WORDS),
    "boolean": ("type", *_WORDS),
}
_KNOWN = {type_: frozenset(keywords) for type_, keywords in KEYWORDS.items()}
_OF_BODY = (
    "$schema",
    "type",
    "title",
    "description",
    "properties",
    "required",
    "additionalProperties",
    "dependentRequired",
    "if",
    "then",
    "else",
)
_CONDITIONS = frozenset(("dependentRequired", "if", "then", "else"))
_PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def check_data(data: Mapping[str, Any], report: Report) -> None:
    """Report what `data` holds beyond the vocabulary, and names in it that are not properties."""
    place: Place = ("data",)
    _check_keys(data, _OF_BODY, place, report)
    if data.get("type") != "object":
        report.add(ProblemKind.DATA, (*place, "type"), "data is one body", allowed="type: object")
    if data.get("additionalProperties") is not False:
        wrong = "what is not declared must not be sent"
        inside = (*place, "additionalProperties")
        report.add(ProblemKind.DATA, inside, wrong, allowed="additionalProperties: false")
    properties = properties_of(data)
    for name, property_ in properties.items():
        _check_property(property_, (*place, "properties", name), report)
    _check_named(data.get("required", []), properties, (*place, "required"), report)
    _check_conditions(data, properties, report)


def _check_keys(
    given: Mapping[str, Any], known: tuple[str, ...], place: Place, report: Report
) -> None:
    for key in given:
        if key not in known:
            wrong = f'"{key}" is not a keyword for this'
            report.add(ProblemKind.DATA, (*place, key), wrong, allowed=known, given=key)


def _check_property(property_: Mapping[str, Any], place: Place, report: Report) -> None:
    type_ = property_.get("type")
    if type_ not in TYPES:
        wrong = f'"{type_}" is not the type of one answer'
        given = str(type_)
        report.add(ProblemKind.DATA, (*place, "type"), wrong, allowed=TYPES, given=given)
        return
    if not _KNOWN[type_].issuperset(property_):
        _check_keys(property_, KEYWORDS[type_], place, report)
    for key, value in property_.items():
        fits, sentence = _VALUES.get(key, _ANYTHING)
        if not fits(value, type_):
            wrong = sentence.format(value=value, type=type_)
            allowed = FORMATS if key == "format" else ""
            given = str(value) if key == "format" else ""
            report.add(ProblemKind.DATA, (*place, key), wrong, allowed=allowed, given=given)


def _is_format(value: object, _type: str) -> bool:
    return isinstance(value, str) and value in FORMATS


def _is_choice(value: object, _type: str) -> bool:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        return False
    return len(value) > 1 and len(set(value)) == len(value)


def _is_pattern(value: object, _type: str) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


def _is_length(value: object, _type: str) -> bool:
    return type(value) is int and value >= 0


def _is_limit(value: object, _type: str) -> bool:
    return _fits(value, "number")


def _fits(value: object, type_: str) -> bool:
    return isinstance(value, _PYTHON_TYPES[type_]) and isinstance(value, bool) == (
        type_ == "boolean"
    )


_VALUES: Mapping[str, tuple[Callable[[object, str], bool], str]] = {
    "format": (_is_format, '"{value}" is not a format'),
    "enum": (_is_choice, "an enumeration lists two texts or more, each once"),
    "pattern": (_is_pattern, "{value} is not a regular expression"),
    "const": (_fits, "the value is not a {type}"),
    "default": (_fits, "the value is not a {type}"),
    **dict.fromkeys(_LENGTHS, (_is_length, "a length is a whole number")),
    **dict.fromkeys(_LIMITS, (_is_limit, "a limit is a number")),
}


_ANYTHING: tuple[Callable[[object, str], bool], str] = (lambda _value, _type: True, "")


def _check_named(
    names: object, properties: Mapping[str, object], place: Place, report: Report
) -> None:
    if not isinstance(names, list):
        report.add(ProblemKind.DATA, place, "this is not a list of properties", allowed=properties)
        return
    for position, name in enumerate(names):
        if not isinstance(name, str) or name not in properties:
            wrong = f'"{name}" is not a property of data'
            kind = ProblemKind.UNKNOWN_NAME
            inside = (*place, position)
            report.add(kind, inside, wrong, allowed=properties, given=str(name))


def _check_conditions(
    data: Mapping[str, Any], properties: Mapping[str, object], report: Report
) -> None:
    """Report what is wrong with `dependentRequired`, `if`, `then` and `else`."""
    if _CONDITIONS.isdisjoint(data):
        return
    place: Place = ("data",)
    for name, dependents in _group(data, "dependentRequired", report).items():
        _check_named([name], properties, (*place, "dependentRequired"), report)
        _check_named(dependents, properties, (*place, "dependentRequired", name), report)
    condition = _group(data, "if", report)
    _check_keys(condition, ("properties", "required"), (*place, "if"), report)
    _check_named(list(properties_of(condition)), properties, (*place, "if", "properties"), report)
    for name, property_ in properties_of(condition).items():
        _check_keys(property_, ("const", "enum"), (*place, "if", "properties", name), report)
    for branch in ("if", "then", "else"):
        inside = (*place, branch)
        group = _group(data, branch, report)
        if branch != "if":
            _check_keys(group, ("required",), inside, report)
        _check_named(group.get("required", []), properties, (*inside, "required"), report)


def _group(data: Mapping[str, Any], key: str, report: Report) -> Mapping[str, Any]:
    group = data.get(key, {})
    if isinstance(group, dict):
        return group
    report.add(ProblemKind.DATA, ("data", key), "this is not a group of keys")
    return {}
