"""Writes a definition as a file of the catalogue, as its reader reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import yaml

if TYPE_CHECKING:
    from services_catalog.definition import Provider, Service

WIDTH = 100
ORDER = (
    "format", "id", "version", "status", "availability", "valid", "source_lang", "languages",
    "name", "also_called", "summary", "plain", "provider", "role", "participants", "sources",
    "sdg", "events", "replaces", "follow_up", "minutes", "duration", "season", "opening",
    "outputs", "legal", "channels", "facts", "eligibility", "costs", "evidence_known",
    "evidence", "data", "fields", "steps",
)  # fmt: skip
"""From what the service is, to who may have it, to how it is carried out."""


class _Dumper(yaml.CSafeDumper):
    """Writes each value in place: the catalogue's reader refuses references."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as the parent has it
        return True


def as_yaml(definition: Service | Provider) -> str:
    """Return the text of a definition's file, its keys in the order people read them in."""
    given = msgspec.to_builtins(definition)
    values = {key: given[key] for key in ORDER if key in given} | given
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
