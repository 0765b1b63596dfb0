"""Any service that the types of the language allow, for laws that hold for all of them."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from msgspec import NODEFAULT, inspect

from services_catalog.definition import Service
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.single_digital_gateway import CODES

Strategy = st.SearchStrategy[Any]

IDS = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=20
).filter(lambda text: text == text.strip())
TEXTS = st.fixed_dictionaries({"pt": WORDS, "en": WORDS}, optional={"pt-x-easy": WORDS})
DURATIONS = st.sampled_from(["unknown", "P10D", "P3M", "PT30M"])
LANGUAGES = st.sampled_from([("pt", "en"), ("en", "pt", "pt-x-easy")])
DATA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "a": {"type": "string", "maxLength": 3},
        "b": {"type": "number", "minimum": 0.5},
    },
    "required": ["a"],
}

BY_NAME: dict[str, Strategy] = {
    "id": IDS,
    "provider": st.just("pt.bees"),
    "source_lang": st.just("pt"),
    "languages": LANGUAGES,
    "data": st.just(DATA),
    "format": st.just(1),
    "version": st.integers(1, 99),
    "amount": st.sampled_from(["unknown", "0.00", "12.50", "1234567.89", "facts.price"]),
    "currency": st.sampled_from(["EUR", "BRL"]),
    "typical": DURATIONS,
    "longest": DURATIONS,
    "pictures": st.just(()),
    "also_called": st.dictionaries(
        st.sampled_from(["pt", "en"]),
        st.lists(WORDS, min_size=1, max_size=2, unique=True).map(tuple),
    ),
    "sources": st.lists(WORDS, min_size=1, max_size=2).map(tuple),
    "events": st.lists(st.sampled_from(sorted(EVENTS)), max_size=3, unique=True).map(tuple),
    "sdg": st.sampled_from(["", *CODES]),
    "eli": st.sampled_from(["unknown", "https://example.pt/lei?a=<1>"]),
    "service": IDS.map(lambda id_: f"pt.bees.{id_}"),
}
"""What the type of a part does not say of it."""


def of_type(type_: inspect.Type) -> Strategy:
    """Return what gives values of a type."""
    match type_:
        case inspect.StructType():
            return of_struct(type_)
        case inspect.DictType(value_type=value):
            is_text = isinstance(value, inspect.StrType)
            return TEXTS if is_text else st.dictionaries(IDS, of_type(value), max_size=2)
        case inspect.VarTupleType():
            several = st.lists(of_type(type_.item_type), max_size=2, unique_by=_name_of)
            return several.map(tuple)
        case inspect.UnionType():
            return st.one_of(*map(of_type, type_.types))
        case inspect.LiteralType():
            return st.sampled_from(type_.values)
    return SIMPLE[type(type_)]()


SIMPLE: dict[type, Callable[[], Strategy]] = {
    inspect.StrType: lambda: WORDS,
    inspect.BoolType: st.booleans,
    inspect.IntType: lambda: st.integers(1, 300),
    inspect.NoneType: st.none,
}


def of_struct(type_: inspect.StructType) -> Strategy:
    """Return what gives values of a struct: what has a default is there or not."""
    parts = {}
    for field in type_.fields:
        value = BY_NAME[field.name] if field.name in BY_NAME else of_type(field.type)
        if field.default_factory is not NODEFAULT:
            value = st.one_of(st.builds(field.default_factory), value)
        elif not field.required:
            value = st.one_of(st.just(field.default), value)
        parts[field.name] = value
    return st.builds(type_.cls, **parts)


def _name_of(part: object) -> object:
    return getattr(part, "id", part if isinstance(part, str | tuple) else repr(part))


ANY_SERVICE: st.SearchStrategy[Service] = of_type(inspect.type_info(Service))
