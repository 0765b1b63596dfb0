"""The JSON Schema of the definition language, for completion and hints in editors.

It is made from the types of `definition.py` and lies in `schema.json`; a test keeps it current.
The check says more than a schema can: what names what, and what rules come to.
"""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from services_catalog.body_schema import DIALECT
from services_catalog.calendar import DURATION
from services_catalog.checking.costs import AMOUNT, CURRENCY
from services_catalog.checking.heading import ID
from services_catalog.checking.steps import NEEDED_BY_KIND
from services_catalog.definition import Provider, Service
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.single_digital_gateway import CODES

PUBLISHED = Path(__file__).parent / "schema.json"
"""Where the schema lies; `provider.yaml` follows its `#/$defs/Provider`."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PATTERNS = {
    ("Service", "id"): ID.pattern,
    ("Provider", "id"): ID.pattern,
    ("Cost", "amount"): rf"{AMOUNT.pattern}|unknown|facts\..+",
    ("Cost", "currency"): CURRENCY.pattern,
    ("Validity", "from"): _DAY,
    ("Validity", "review_by"): _DAY,
    ("Validity", "until"): _DAY,
    ("Season", "from"): _DAY.partition("-")[2],
    ("Season", "until"): _DAY.partition("-")[2],
    ("Opening", "from"): "[0-9]{2}:[0-9]{2}",
    ("Opening", "until"): "[0-9]{2}:[0-9]{2}",
    **{
        ("Duration", key): f"{DURATION.pattern}|unknown|none"
        for key in ("typical", "longest", "tacit_approval", "appeal")
    },
}
_CHOICES = {("Service", "sdg"): CODES}


def schema() -> dict[str, Any]:
    """Return the schema of a service's file, with that of a provider's among its `$defs`."""
    _, parts = msgspec.json.schema_components((Service, Provider), ref_template="#/$defs/{name}")
    for (part, key), pattern in _PATTERNS.items():
        _narrow(parts[part], key, {"type": "string", "pattern": f"^({pattern})$"})
    for (part, key), choices in _CHOICES.items():
        _narrow(parts[part], key, {"enum": list(choices)})
    of_service = parts["Service"]["properties"]
    of_service["events"]["items"] = {"enum": list(EVENTS)}
    of_service["data"] = {"$ref": DIALECT}
    parts["Service"]["required"].append("costs")
    for kind, needed in NEEDED_BY_KIND.items():
        parts[f"{kind.title()}Step"]["required"].extend(needed)
    for part in parts.values():
        part["description"] = cleandoc(part["description"])
    return {
        "$schema": DIALECT,
        "title": "A service of Citizen Spot",
        "$ref": "#/$defs/Service",
        "$defs": dict(sorted(parts.items())),
    }


def as_text() -> str:
    """Return the schema as it is published."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _narrow(part: dict[str, Any], key: str, said: dict[str, Any]) -> None:
    """Replace what a property takes, and keep its default."""
    before = part["properties"][key]
    part["properties"][key] = said | {k: v for k, v in before.items() if k == "default"}
