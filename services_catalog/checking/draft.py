"""A definition as far as it is sound, so that one mistake does not hide the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from services_catalog.body_schema import properties_of
from services_catalog.definition import (
    AnyStep,
    Channel,
    Cost,
    EligibilityRule,
    Evidence,
    Fact,
    Field,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from services_catalog.problems import Place

Part = TypeVar("Part")
Placed = list[tuple["Place", Part]]
Given = TypeVar("Given")


class worked_out_once(Generic[Given]):  # noqa: N801 - used as a decorator, like `property`
    """A property kept once it is known; `functools.cached_property` locks, a tenth of a check."""

    def __init__(self, work_out: Callable[[Any], Given]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __get__(self, draft: Draft, type_: type[Draft]) -> Given:
        """Return the value; from then on it is an attribute of the draft, found before this."""
        value = draft.__dict__[self._work_out.__name__] = self._work_out(draft)
        return value


class Draft(msgspec.Struct, frozen=True, dict=True):
    """The sound parts of a definition, each with its place, and every name the file declares.

    A name counts as declared even where its part is not sound: the mistake is reported there
    already, and not again wherever the name is used.
    """

    raw: Mapping[str, Any]
    data: Mapping[str, Any]
    facts: Placed[Fact]
    eligibility: Placed[EligibilityRule]
    costs: Placed[Cost]
    evidence: Placed[Evidence]
    fields: Placed[Field]
    steps: Placed[AnyStep]
    channels: Placed[Channel]

    @worked_out_once
    def channel_parts(self) -> Placed[Cost | Evidence]:
        """The costs and papers that differ by channel."""
        return [
            ((*place, key, position), part)
            for place, channel in self.channels
            for key in ("costs", "evidence")
            for position, part in enumerate(getattr(channel, key))
        ]

    @worked_out_once
    def properties(self) -> dict[str, dict[str, Any]]:
        """The properties of `data`."""
        return properties_of(self.data)

    @worked_out_once
    def fact_names(self) -> tuple[str, ...]:
        """Every fact declared."""
        return tuple(_group(self.raw, "facts"))

    @worked_out_once
    def field_names(self) -> tuple[str, ...]:
        """Every field declared."""
        return tuple(_group(self.raw, "fields"))

    @worked_out_once
    def evidence_ids(self) -> tuple[str, ...]:
        """Every paper and card declared."""
        return tuple(part["id"] for part in _list(self.raw, "evidence") if _has_id(part))

    @worked_out_once
    def asked_fields(self) -> frozenset[str]:
        """Every field that a step names in a question or on a page."""
        named: list[object] = []
        for step in _list(self.raw, "steps"):
            if not isinstance(step, dict):
                continue
            if "field" in step:
                named.append(step["field"])
            if "pages" in step:
                for page in _list(step, "pages"):
                    named += _listed(page)
        return frozenset([name for name in named if isinstance(name, str)])

    @worked_out_once
    def consented_properties(self) -> frozenset[str]:
        """Every property that a step names for the answer to a consent."""
        steps = (step for step in _list(self.raw, "steps") if isinstance(step, dict))
        return frozenset(step["answer"] for step in steps if isinstance(step.get("answer"), str))


def draft_of(raw: Mapping[str, Any]) -> Draft:
    """Return the sound parts of a file's values."""
    return Draft(
        raw=raw,
        data=_group(raw, "data"),
        facts=_sound_group(raw, "facts", Fact),
        eligibility=_sound_list(raw, "eligibility", EligibilityRule),
        costs=_sound_list(raw, "costs", Cost),
        evidence=_sound_list(raw, "evidence", Evidence),
        fields=_sound_group(raw, "fields", Field),
        steps=_sound_list(raw, "steps", AnyStep),
        channels=_sound_list(raw, "channels", Channel),
    )


def _group(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    group = raw.get(key)
    return group if isinstance(group, dict) else {}


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    return _listed(raw.get(key))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _has_id(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("id"), str)


def _sound_group(raw: Mapping[str, Any], key: str, type_: type[Part]) -> Placed[Part]:
    return _sound({(key, name): value for name, value in _group(raw, key).items()}, type_)


def _sound_list(raw: Mapping[str, Any], key: str, type_: Any) -> Placed[Any]:  # noqa: ANN401 - msgspec takes unions of types, which have no type of their own
    return _sound({(key, i): value for i, value in enumerate(_list(raw, key))}, type_)


def _sound(parts: Mapping[Place, object], type_: Any) -> Placed[Any]:  # noqa: ANN401 - as above
    sound = []
    for place, value in parts.items():
        try:
            sound.append((place, msgspec.convert(value, type_)))
        except msgspec.ValidationError:
            continue
    return sound
