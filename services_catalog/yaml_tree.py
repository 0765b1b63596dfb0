"""Reads one YAML file into plain values and the line of each, trusting nothing in it.

The file is read event by event, not composed at once: libyaml's composer recurses without a
limit and takes the process down on some hundred thousand open brackets (seen with PyYAML 6.0.3).
Scalars follow YAML 1.2 where it protects writers: `no` is text (and Norwegian), a date is text,
a decimal number stays as it was written. Anchors, aliases and tags are refused: a catalogue file
says what it means in place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn, cast

import msgspec
import yaml

from services_catalog.file_bytes import bytes_of
from services_catalog.problems import Place, ProblemKind, Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEEPEST = 20

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


class PlainDecimal(str):
    """A decimal number written without quotes: its text, so that nothing of it is lost."""

    __slots__ = ()


class Tree(msgspec.Struct, frozen=True):
    """A file's values and the line of each place in it."""

    value: Any
    lines: dict[Place, int]


def settled(value: object, *, numbers: bool = False) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return the value without `PlainDecimal`: each becomes its text, or a number if wanted."""
    match value:
        case dict():
            return {key: settled(inner, numbers=numbers) for key, inner in value.items()}
        case list():
            return [settled(inner, numbers=numbers) for inner in value]
        case PlainDecimal():
            return float(value) if numbers else str(value)
    return value


class _Refused(Exception):
    """Ends the reading of a file whose problem is already in the report."""


def read_tree(file: Path, report: Report) -> Tree | None:
    """Return the file's values, or nothing where it cannot be read; `report` then says why.

    A key given twice is reported too, and keeps its first value so that reading goes on.
    """
    text = text_of(file, report)
    if text is None:
        return None
    try:
        return _Reader(text, report).tree()
    except yaml.MarkedYAMLError as mistake:
        mark = mistake.problem_mark
        said = (mistake.problem or "not YAML") + (f" {mistake.context}" if mistake.context else "")
        report.add(ProblemKind.SYNTAX, (), said, line=mark.line + 1 if mark else 1)
    except yaml.reader.ReaderError as mistake:
        before = text[: mistake.position]
        report.add(ProblemKind.SYNTAX, (), mistake.reason, line=before.count("\n") + 1)
    except _Refused:
        pass
    return None


def text_of(file: Path, report: Report) -> str | None:
    """Return a file's text, or nothing where it cannot be read; `report` then says why."""
    written = bytes_of(file, report)
    try:
        return written.decode("utf-8-sig") if written is not None else None
    except UnicodeDecodeError as mistake:
        line = mistake.object[: mistake.start].count(b"\n") + 1
        wrong = "the file is not UTF-8 text"
        report.add(ProblemKind.UNREADABLE, (), wrong, line=line)
    return None


class _Reader:
    """Builds the values of one file from its events."""

    def __init__(self, text: str, report: Report) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._report = report
        self._lines: dict[Place, int] = {}

    def tree(self) -> Tree:
        value = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
                break
        self._refuse_more_documents()
        return Tree(value, self._lines)

    def _refuse_more_documents(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                wrong = 'a second document begins here with "---"'
                self._refuse(ProblemKind.SYNTAX, event, (), wrong, "one document in a file")

    def _value(self, event: yaml.Event, place: Place) -> Any:  # noqa: ANN401 - YAML holds anything
        self._lines.setdefault(place, _line(event))
        self._refuse_references(event, place)
        if len(place) > DEEPEST:
            wrong = f"nested more than {DEEPEST} deep"
            self._refuse(ProblemKind.SYNTAX, event, place[:3], wrong, "the keys of the guide")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return _scalar(cast("yaml.ScalarEvent", event))

    def _mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, place)
            inside = (*place, key)
            if key in values:
                self._report_twice(event, inside)
                self._value(next(self._events), (*inside, "again"))
                continue
            self._lines[inside] = _line(event)
            values[key] = self._value(next(self._events), inside)
        return values

    def _report_twice(self, event: yaml.Event, place: Place) -> None:
        wrong = f'"{place[-1]}" is given twice, first on line {self._lines[place]}'
        kind = ProblemKind.DUPLICATE_KEY
        self._report.add(kind, place, wrong, allowed="once", line=_line(event))

    def _key(self, event: yaml.Event, place: Place) -> str:
        self._refuse_references(event, place)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(ProblemKind.SYNTAX, event, place, "a key is not text", "text")
        return str(event.value)

    def _sequence(self, place: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values))))
        return values

    def _refuse_references(self, event: yaml.Event, place: Place) -> None:
        allowed = "the text itself, written in place"
        if isinstance(event, yaml.AliasEvent):
            wrong = f'"*{event.anchor}" repeats another part of the file'
            self._refuse(ProblemKind.ALIAS, event, place, wrong, allowed)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            wrong = f'"&{event.anchor}" names a part to be repeated'
            self._refuse(ProblemKind.ALIAS, event, place, wrong, allowed)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            wrong = f'"{event.tag}" is a tag'
            self._refuse(ProblemKind.ALIAS, event, place, wrong, "values without tags")

    def _refuse(
        self, kind: ProblemKind, event: yaml.Event, place: Place, wrong: str, allowed: str
    ) -> NoReturn:
        self._report.add(kind, place, wrong, allowed=allowed, line=_line(event))
        raise _Refused


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent) -> str | int | bool | None:
    text = str(event.value)
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return PlainDecimal(text) if _DECIMAL.fullmatch(text) else text
