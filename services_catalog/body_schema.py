"""Reads `data`, the JSON Schema 2020-12 of the body that a service submits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def properties_of(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the properties by name; what is not a group of keywords is left out."""
    properties = data.get("properties")
    if not isinstance(properties, dict):
        return {}
    return {name: value for name, value in properties.items() if isinstance(value, dict)}


def property_of(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return one property; raises `KeyError` where there is none, or no group of keywords."""
    properties = data.get("properties")
    found = properties.get(name) if isinstance(properties, dict) else None
    if not isinstance(found, dict):
        raise KeyError(name)
    return found


def is_given(property_: Mapping[str, Any]) -> bool:
    """Say whether the definition itself gives the value, so that nobody is asked for it."""
    return "const" in property_


def choices_of(property_: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts that an enumeration allows; none where there is no enumeration."""
    values = property_.get("enum")
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, list) else ()
