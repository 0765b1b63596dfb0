"""Reads a sound file ten times as fast as the reader that knows lines, or not at all.

rapidyaml parses it and msgspec types it. Whatever is in doubt (a reference, a tag, a number
written in more than one way, a mistake of any sort) is left to the reader of `yaml_tree`, which
says what is wrong and where. A file that is taken here is taken there too, as the same values:
a test compares the two on damaged files. Rapidyaml writes a line to stderr for each file that is no
YAML, so what speaks to people (`catalog check`) reads carefully.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import ryml

from services_catalog.body_schema import properties_of
from services_catalog.checking.draft import Draft
from services_catalog.checking.heading import check_id, is_newer, required_languages
from services_catalog.checking.service import check_parts
from services_catalog.circumstances import Definition
from services_catalog.compiled.doubt import is_doubtful, may_hide
from services_catalog.compiled.sound_texts import text_check
from services_catalog.definition import Service
from services_catalog.problems import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.checking.draft import Placed

Defined = TypeVar("Defined", bound=Definition)
Part = TypeVar("Part")

_SAYS_NOTHING = (b':""', b'[""', b',""')
"""How a text is written, in JSON without spaces, that may stand for no text at all."""

_USUAL_JSON = 64 * 1024
"""Bytes that hold nearly every service as JSON; a longer one gets memory of its own."""

_DECODER = msgspec.json.Decoder()
_ENCODER = msgspec.json.Encoder()
_LONG_NUMBER = 10**15


class QuickReader:
    """Reads one file after another, in memory that is used again; it belongs to one thread."""

    def __init__(self) -> None:
        """Have nothing read yet."""
        self._tree = ryml.Tree()
        self._json = bytearray(_USUAL_JSON)

    def read(self, written: bytes, type_: type[Defined]) -> Defined | None:
        """Return the definition in a file's bytes where it is sound beyond doubt."""
        if is_doubtful(written):
            return None
        raw = self._values(written)
        if raw is None:
            return None
        try:
            definition = msgspec.convert(raw, type_)
        except msgspec.ValidationError:
            return None
        return definition if _is_sound(definition, raw) else None

    def _values(self, written: bytes) -> dict[str, Any] | None:
        """Return the file's values, if the way through JSON lost nothing.

        A key given twice, or a number in another form than its shortest, does not come back; an
        empty text may be one that says nothing.
        """
        try:
            written.decode()
            json = self._as_json(written)
            raw = _DECODER.decode(json)
        except Exception:  # noqa: BLE001 - the slow reader says what it is; rapidyaml raises many types
            self._tree = ryml.Tree()
            return None
        close = msgspec.json.format(json, indent=-1)
        if not isinstance(raw, dict) or _ENCODER.encode(raw) != close:
            return None
        if b'""' in close and any(nothing in close for nothing in _SAYS_NOTHING):
            return None
        return None if may_hide(close, written) else raw

    def _as_json(self, written: bytes) -> bytes:
        """Return the file as JSON on one line, with a space after each name and nowhere else."""
        tree = self._tree
        tree.clear()
        tree.clear_arena()
        ryml.parse_in_arena(written, tree=tree)
        tree.set_container_style(tree.root_id(), ryml.FLOW_SL)
        try:
            return bytes(ryml.emit_json_in_place(tree, self._json))
        except IndexError:
            return str(ryml.emit_json(tree)).encode()


def quick_reading(written: bytes, type_: type[Defined]) -> Defined | None:
    """Return the definition in one file's bytes where it is sound beyond doubt."""
    return QuickReader().read(written, type_)


def _is_sound(definition: Definition, raw: dict[str, Any]) -> bool:
    report = Report("")
    if is_newer(raw, report):
        return False
    languages = required_languages(raw, report)
    if not text_check(type(definition))(raw, frozenset(languages)) or _has_long_number(raw):
        return False
    if isinstance(definition, Service):
        check_parts(_draft(definition, raw), report)
    else:
        check_id(raw.get("id"), ("id",), report)
    return not report.problems


def _has_long_number(raw: Mapping[str, Any]) -> bool:
    """Say whether a whole number is too long for the other reader to take it as one."""
    numbers = [raw.get("version", 0), raw.get("minutes", 0)]
    for property_ in properties_of(raw.get("data", {})).values():
        numbers += property_.values()
    for number in numbers:  # noqa: SIM110 - a generator takes twice as long
        if type(number) is int and abs(number) >= _LONG_NUMBER:
            return True
    return False


def _draft(service: Service, raw: Mapping[str, Any]) -> Draft:
    return Draft(
        raw=raw,
        data=service.data,
        facts=[(("facts", name), fact) for name, fact in service.facts.items()],
        eligibility=_placed("eligibility", service.eligibility),
        costs=_placed("costs", service.costs),
        evidence=_placed("evidence", service.evidence),
        fields=[(("fields", name), field) for name, field in service.fields.items()],
        steps=_placed("steps", service.steps),
        channels=_placed("channels", service.channels),
    )


def _placed(key: str, parts: tuple[Part, ...]) -> Placed[Part]:
    return [((key, position), part) for position, part in enumerate(parts)]
