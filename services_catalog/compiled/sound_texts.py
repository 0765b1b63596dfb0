"""Says quickly whether all texts of a definition have their languages, and words in each.

For each type of the language a check is put together once, that goes straight to its texts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from msgspec import inspect

from services_catalog.language_tags import is_language_tag

Languages = frozenset[str]
TextCheck = Callable[[Any, Languages], bool]
"""Takes plain values that fit the type already, and the languages every text has to have."""


@cache
def text_check(type_: type) -> TextCheck:
    """Return the check for a type of the language."""
    return _for(inspect.type_info(type_)) or _nothing


def _nothing(_value: Any, _languages: Languages) -> bool:  # noqa: ANN401 - any plain value
    return True


def _is_text(value: dict[str, str], languages: Languages) -> bool:
    for words in value.values():
        if not words or words.isspace():
            return False
    return _are_its_languages(tuple(value), languages)


@lru_cache(maxsize=10_000)
def _are_its_languages(tags: tuple[str, ...], languages: Languages) -> bool:
    return languages.issubset(tags) and all(map(is_language_tag, tags))


def _for(type_: inspect.Type) -> TextCheck | None:
    """Return the check for a type, nothing where it has no texts."""
    match type_:
        case inspect.DictType(value_type=inspect.StrType()):
            return _is_text
        case inspect.DictType():
            return _of_values(_for(type_.value_type))
        case inspect.VarTupleType():
            return _of_items(_for(type_.item_type))
        case inspect.StructType():
            return _of_struct(type_)
        case inspect.UnionType():
            return _of_union(type_)
    return None


def _of_values(inner: TextCheck | None) -> TextCheck | None:
    if inner is None:
        return None

    def check_values(value: Any, languages: Languages) -> bool:  # noqa: ANN401 - any plain value
        for each in value.values():  # noqa: SIM110 - a generator takes twice as long
            if not inner(each, languages):
                return False
        return True

    return check_values


def _of_items(inner: TextCheck | None) -> TextCheck | None:
    if inner is None:
        return None

    def check_items(value: Any, languages: Languages) -> bool:  # noqa: ANN401 - any plain value
        for each in value:  # noqa: SIM110 - a generator takes twice as long
            if not inner(each, languages):
                return False
        return True

    return check_items


def _of_struct(type_: inspect.StructType) -> TextCheck | None:
    found = ((field.encode_name, _for(field.type)) for field in type_.fields)
    checks = tuple((key, check) for key, check in found if check)
    if not checks:
        return None

    def check_struct(value: Any, languages: Languages) -> bool:  # noqa: ANN401 - any plain value
        for key, check in checks:  # noqa: SIM110 - a generator takes twice as long
            if key in value and not check(value[key], languages):
                return False
        return True

    return check_struct


def _of_union(type_: inspect.UnionType) -> TextCheck | None:
    structs = [each for each in type_.types if isinstance(each, inspect.StructType)]
    if not structs:
        return None
    tag_field = structs[0].tag_field
    if tag_field is None:
        only = _of_struct(structs[0])
        return (lambda value, tags: value is None or only(value, tags)) if only else None
    by_tag = {str(struct.tag): _of_struct(struct) or _nothing for struct in structs}
    return lambda value, languages: by_tag[value[tag_field]](value, languages)
