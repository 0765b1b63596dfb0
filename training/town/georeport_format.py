"""GeoReport's two formats: the same records as JSON and as XML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from training.town.wire import Reply, json_reply

Record = dict[str, Any]

FORMATS = frozenset({"json", "xml"})

_MEMBERS = {
    "services": "service",
    "service_requests": "request",
    "attributes": "attribute",
    "values": "value",
    "errors": "error",
}
"""What a member of each list is called in XML."""


def formatted(form: str, name: str, content: Record | Sequence[Record], status: int = 200) -> Reply:
    """Return records in a format; `name` is that of the whole in XML."""
    if form == "json":
        return json_reply(content, status)
    root = ET.Element(name)
    _fill(root, content)
    body = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Reply(status, body, "text/xml; charset=utf-8")


def error_reply(form: str, code: int, description: str) -> Reply:
    """Return an error in the standard's form: a list of codes and descriptions."""
    return formatted(form, "errors", [{"code": code, "description": description}], status=code)


def _fill(element: ET.Element, content: object) -> None:
    if isinstance(content, Mapping):
        for name, value in content.items():
            _fill(ET.SubElement(element, name), value)
    elif isinstance(content, Sequence) and not isinstance(content, str):
        for member in content:
            _fill(ET.SubElement(element, _MEMBERS[element.tag]), member)
    elif content is not None:
        element.text = str(content).lower() if isinstance(content, bool) else str(content)
