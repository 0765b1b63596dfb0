"""Finds the first thing a settings file may not say, and words it so that it can be mended."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, get_args, get_origin

import msgspec
from msgspec import inspect

from kiosk_config.other_world import OtherWorldError
from kiosk_config.sentences import _N, Sentence


class Fault(msgspec.Struct, frozen=True):
    """A key that says what it may not, in dotted form, and the sentence for its author."""

    key: str
    sentence: Sentence


def first_fault(said: Mapping[str, object], form: type[msgspec.Struct]) -> Fault | None:
    """Return the first fault of what was said, judged by a form, or None."""
    return _of_table(said, form, "")


def _of_table(said: object, form: type[msgspec.Struct], key: str) -> Fault | None:
    if not isinstance(said, Mapping):
        return Fault(key, Sentence(_N("must be a table: its own line [{key}]"), {"key": key}))
    fields = {field.name: field for field in msgspec.structs.fields(form)}
    for name, value in said.items():
        if name not in fields:
            return _unknown(_join(key, name), name, list(fields))
        if fault := _of_value(value, fields[name].type, _join(key, name)):
            return fault
    for field in fields.values():
        if field.required and field.name not in said:
            return Fault(_join(key, field.name), Sentence(_N("is missing")))
    return _refused_whole(said, form, key)


def _of_value(value: object, form: Any, key: str) -> Fault | None:  # noqa: ANN401 - any annotation
    if isinstance(form, type) and issubclass(form, msgspec.Struct):
        return _of_table(value, form, key)
    if get_origin(form) is Mapping:
        return _of_named_tables(value, get_args(form)[1], key)
    for table in get_args(form):
        if isinstance(table, type) and issubclass(table, msgspec.Struct):
            return _of_table(value, table, key)
    try:
        msgspec.convert(value, form)
    except msgspec.ValidationError:
        return _not_allowed(key, value, form)
    return None


def _of_named_tables(said: object, form: type[msgspec.Struct], key: str) -> Fault | None:
    if not isinstance(said, Mapping):
        return _of_table(said, form, key)
    faults = (_of_table(table, form, _join(key, name)) for name, table in said.items())
    return next((fault for fault in faults if fault), None)


def _refused_whole(
    said: Mapping[str, object], form: type[msgspec.Struct], key: str
) -> Fault | None:
    try:
        form(**said)
    except OtherWorldError as refused:
        return Fault(_join(key, refused.field), refused.sentence)
    return None


def _unknown(key: str, name: str, known: list[str]) -> Fault:
    allowed = ", ".join(known)
    nearest = difflib.get_close_matches(name, known, n=1)
    if nearest:
        sentence = _N("is not a setting; did you mean {nearest}? Known here: {allowed}")
        return Fault(key, Sentence(sentence, {"nearest": nearest[0], "allowed": allowed}))
    return Fault(key, Sentence(_N("is not a setting; known here: {allowed}"), {"allowed": allowed}))


def _not_allowed(key: str, value: object, form: Any) -> Fault:  # noqa: ANN401 - any annotation
    sentence = _N("cannot be {value}; allowed: {allowed}")
    allowed = _allowed(inspect.type_info(form))
    return Fault(key, Sentence(sentence, {"value": _as_toml(value), "allowed": allowed}))


def _allowed(form: inspect.Type) -> str:
    match form:
        case inspect.LiteralType(values=values):
            return ", ".join(f'"{value}"' for value in sorted(map(str, values)))
        case inspect.BoolType():
            return "true, false"
        case inspect.FloatType(gt=low, le=high):
            return f"{low} < … ≤ {high}"
        case inspect.StrType():
            return _allowed_text(form)
        case inspect.UnionType(types=types):
            wanted = (each for each in types if not isinstance(each, inspect.NoneType))
            return ", ".join(_allowed(each) for each in wanted)
    return form.__class__.__name__


def _allowed_text(form: inspect.StrType) -> str:
    if form.pattern:
        return '"/…"'
    return f'"…" (1 … {form.max_length})' if form.max_length else '"…"'


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
