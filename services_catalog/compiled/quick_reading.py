"""Reads a sound file ten times as fast as the reader that knows lines, or not at all.

rapidyaml parses it and msgspec types it. Whatever is in doubt (a reference, a tag, a number
written in more than one way, a mistake of any sort) is left to the reader of `yaml_tree`, which
says what is wrong and where. A file that is taken here is taken there too, as the same values:
a test compares the two on damaged files. Rapidyaml writes a line to stderr for each file that is no
YAML, so what speaks to people (`catalog check`) reads carefully.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import ryml

from services_catalog.body_schema import properties_of
from services_catalog.checking.draft import Draft
from services_catalog.checking.heading import check_id, is_newer, required_languages
from services_catalog.checking.service import check_parts
from services_catalog.circumstances import Definition
from services_catalog.compiled.sound_texts import text_check
from services_catalog.definition import Service
from services_catalog.hidden_characters import hidden_in
from services_catalog.problems import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Defined = TypeVar("Defined", bound=Definition)

_SPECIAL = "&*!~?|>%@`"
"""What begins references, tags, nothing, keys of many lines, blocks and directives."""

_BEFORE = frozenset(":-,[{\n?")
"""After which a value or key begins, spaces left out."""

_BREAKS = (
    *("\r", "\t", "\x00", "\x85", "\u2028", "\u2029", "\ufeff", "\n---", "\n..."),
    *(" .", "[.", ",.", "-.", " :", "{:", "[:", ",:"),
)
"""Other line breaks, other documents, decimals without a nought, values that begin oddly."""

_COMMENT_AFTER_WORDS = re.compile(r"[^\s#].* #")
_SAYS_NOTHING = (b':""', b'[""', b',""', b':" ', b'[" ', b'," ')
"""How a text begins, in JSON without spaces, that may hold no word."""

_LONG_NUMBER = 10**15
_SERVICE_LISTS = ("eligibility", "costs", "evidence", "steps", "channels")
_MOST_BRACKETS = 20_000


@dataclass(frozen=True)
class Quick:
    """A sound definition, and what the file says in plain values."""

    definition: Definition
    raw: dict[str, Any]


def quick_reading(text: str, type_: type[Definition]) -> Quick | None:
    """Return the definition in a file's text where it is sound beyond doubt."""
    if _is_doubtful(text):
        return None
    raw = _values(text)
    if raw is None:
        return None
    try:
        definition = msgspec.convert(raw, type_)
    except msgspec.ValidationError:
        return None
    return Quick(definition, raw) if _is_sound(definition, raw) else None


def _is_doubtful(text: str) -> bool:
    """Say whether two readers of YAML may read the text in two ways, or stumble over it."""
    for character in _BREAKS:
        if character in text:
            return True
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return True
    if " #" in text and _COMMENT_AFTER_WORDS.search(text):
        return True
    begun = "\n" + text
    return any(_begins_something(begun, special) for special in _SPECIAL)


def _begins_something(text: str, special: str) -> bool:
    """Say whether a special character stands where a value or a key begins."""
    position = text.find(special)
    while position >= 0:
        before = position - 1
        while text[before] == " ":
            before -= 1
        if text[before] in _BEFORE and (text[position - 1] != text[before] or before == 0):
            return True
        if text[before] in "[{\n," and before == position - 1:
            return True
        position = text.find(special, position + 1)
    return False


def _values(text: str) -> dict[str, Any] | None:
    """Return the file's values, if the way through JSON lost nothing.

    A key given twice, or a number in another form than its shortest, does not come back; an empty
    text, or one that begins with a space, may be one that says nothing.
    """
    try:
        pretty = ryml.emit_json(ryml.parse_in_arena(text)).encode()
        json = msgspec.json.format(pretty, indent=-1)
        raw = msgspec.json.decode(json)
        same = msgspec.json.encode(raw) == json
    except Exception:  # noqa: BLE001 - the slow reader says what it is; rapidyaml raises many types
        return None
    if not same or not isinstance(raw, dict) or any(begin in json for begin in _SAYS_NOTHING):
        return None
    return None if hidden_in(str(json, "utf-8")) else raw


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
    named = [raw.get("version", 0), raw.get("minutes", 0)]
    limits = [v for p in properties_of(raw.get("data", {})).values() for v in p.values()]
    return any(type(n) is int and abs(n) >= _LONG_NUMBER for n in (*named, *limits))


def _draft(service: Service, raw: Mapping[str, Any]) -> Draft:
    lists: dict[str, Any] = {key: _placed(key, getattr(service, key)) for key in _SERVICE_LISTS}
    return Draft(
        raw=raw,
        data=service.data,
        facts=[(("facts", name), fact) for name, fact in service.facts.items()],
        fields=[(("fields", name), field) for name, field in service.fields.items()],
        **lists,
    )


def _placed(key: str, parts: Iterable[object]) -> list[tuple[tuple[str | int, ...], object]]:
    return [((key, position), part) for position, part in enumerate(parts)]
