"""A made-up service that has every kind of step, small enough to be read at once."""

import msgspec

from services_catalog.definition import Service

BOTH = {"pt": "Texto", "en": "Text"}


def text(english: str) -> dict[str, str]:
    return {"pt": f"{english} (pt)", "en": english}


DEFINITION: dict[str, object] = {
    "id": "xx.town.bench",
    "version": 3,
    "valid": {"from": "2026-01-01", "review_by": "2027-01-01", "owner": "owner@town.example"},
    "source_lang": "pt",
    "name": text("Adopt a bench"),
    "summary": text("Look after a bench of the town."),
    "provider": "xx.town",
    "sources": ["https://town.example/bench"],
    "facts": {
        "age": {"type": "int", "from": "citizen.age"},
        "far": {"type": "bool", "from": "answers.far"},
    },
    "eligibility": [{"id": "adult", "when": "age >= 18", "else": text("Adults only.")}],
    "costs": [
        {"id": "far", "when": "far", "amount": "12.50", "label": text("Fee, far away")},
        {"id": "near", "amount": "5.00", "label": text("Fee")},
    ],
    "evidence": [
        {"id": "card", "name": text("Identity card")},
        {"id": "map", "name": text("Map"), "when": "far"},
    ],
    "data": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "far": {"type": "boolean"},
            "full_name": {"type": "string", "maxLength": 80},
            "phone": {"type": "string", "format": "phone"},
            "secret": {"type": "string", "maxLength": 20},
            "desk_note": {"type": "string", "maxLength": 80},
            "newsletter": {"type": "boolean"},
        },
        "required": ["far", "full_name", "phone"],
    },
    "fields": {
        "far": {"label": text("Is it far away?")},
        "full_name": {"label": text("Full name"), "prefill": "citizen.full_name"},
        "phone": {"label": text("Telephone"), "mask": True},
        "secret": {"label": text("Pass phrase"), "owner": "citizen", "mask": True},
        "desk_note": {"label": text("Shelf number"), "owner": "mediator"},
    },
    "steps": [
        {"id": "who", "do": "identify", "assurance": "document"},
        {"id": "inform", "do": "consent", "purpose": text("We ask the town for you.")},
        {"id": "distance", "do": "question", "field": "far"},
        {"id": "details", "do": "form", "pages": [["full_name", "phone"], ["secret", "desk_note"]]},
        {
            "id": "news",
            "do": "consent",
            "purpose": text("News by letter."),
            "express": True,
            "optional": True,
            "answer": "newsletter",
        },
        {
            "id": "film",
            "do": "consent",
            "purpose": text("Film the bench."),
            "express": True,
            "when": "far",
        },
        {"id": "papers", "do": "documents"},
        {"id": "check", "do": "review"},
        {"id": "pay", "do": "payment", "methods": ["cash", "terminal"]},
        {"id": "sign", "do": "sign", "statement": text("I look after it.")},
        {"id": "send", "do": "submit", "connector": "rest", "operation": "adopt"},
        {"id": "proof", "do": "receipt", "next": [text("A plate comes by post.")]},
        {"id": "alone", "do": "teach", "goal": text("Do it at home."), "how": [text("Go there.")]},
        {"id": "rate", "do": "feedback"},
    ],
}


def made_up_service(**changes: object) -> Service:
    return msgspec.convert({**DEFINITION, **changes}, Service)


def service_of_questions() -> Service:
    """A service that anyone may use unnamed, and that costs nothing."""
    return made_up_service(
        id="xx.town.lamp",
        name=text("Report a lamp"),
        facts={},
        eligibility=[],
        costs=[],
        evidence=[],
        fields={"where": {"label": text("Where?")}},
        data={
            "type": "object",
            "properties": {"where": {"type": "string", "maxLength": 100}},
            "required": ["where"],
        },
        steps=[
            {"id": "who", "do": "identify", "assurance": "none"},
            {"id": "where", "do": "question", "field": "where"},
            {"id": "check", "do": "review"},
            {"id": "send", "do": "submit", "connector": "open311", "operation": "lamp"},
            {"id": "rate", "do": "feedback"},
        ],
    )
