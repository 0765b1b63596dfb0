"""Compares a file's values with the types of the definition, and reports everything that differs.

The types are those of `definition.py`, so the language is written down once. msgspec alone would
stop at the first difference and does not know lines.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import inspect

from services_catalog.hidden_characters import hidden_in
from services_catalog.language_tags import is_language_tag
from services_catalog.problems import Place, ProblemKind, Report
from services_catalog.yaml_tree import PlainDecimal

MONEY_KEY = "amount"


def check_shape(value: object, type_: type, report: Report) -> None:
    """Report every key and value that the type does not have or allow."""
    _check(value, _described(type_), (), report)


@cache
def _described(type_: type) -> inspect.Type:
    return inspect.type_info(type_)


def _check(value: object, type_: inspect.Type, place: Place, report: Report) -> None:
    match type_:
        case inspect.StructType():
            _check_struct(value, type_, place, report)
        case inspect.UnionType():
            _check_union(value, type_, place, report)
        case inspect.VarTupleType():
            _check_list(value, type_, place, report)
        case inspect.DictType(value_type=inspect.StrType()):
            _check_text(value, place, report)
        case inspect.DictType():
            _check_map(value, type_, place, report)
        case inspect.LiteralType():
            _check_choice(value, type_.values, place, report)
        case inspect.StrType():
            _check_string(value, place, report)
        case inspect.IntType() if isinstance(value, bool) or not isinstance(value, int):
            _report_type(value, "a whole number", place, report)
        case inspect.BoolType() if not isinstance(value, bool):
            _report_type(value, "true, false", place, report)


def _check_struct(value: object, type_: inspect.StructType, place: Place, report: Report) -> None:
    if not isinstance(value, dict):
        _report_type(value, "keys with values", place, report)
        return
    fields = {field.encode_name: field for field in type_.fields}
    known = [*([type_.tag_field] if type_.tag_field else ()), *fields]
    for key, inner in value.items():
        if key in fields:
            _check(inner, fields[key].type, (*place, key), report)
        elif key != type_.tag_field:
            wrong = f'the key "{key}" is not known here'
            kind = ProblemKind.UNKNOWN_KEY
            report.add(kind, (*place, key), wrong, allowed=known, given=key)
    for key, field in fields.items():
        if field.required and key not in value:
            report.add(ProblemKind.MISSING_KEY, (*place, key), f'the key "{key}" is missing')


def _check_union(value: object, type_: inspect.UnionType, place: Place, report: Report) -> None:
    structs = [member for member in type_.types if isinstance(member, inspect.StructType)]
    if any(struct.tag_field for struct in structs):
        _check_tagged(value, structs, place, report)
    elif structs:
        _check(value, structs[0], place, report)
    elif any(isinstance(member, inspect.StrType) for member in type_.types):
        _check_string(value, place, report)
    else:
        _check_alternatives(value, type_, place, report)


def _check_alternatives(
    value: object, type_: inspect.UnionType, place: Place, report: Report
) -> None:
    """Report a value that is neither one of the words nor of the plain type beside them."""
    words = [str(w) for m in type_.types if isinstance(m, inspect.LiteralType) for w in m.values]
    takes_yes_no = any(isinstance(member, inspect.BoolType) for member in type_.types)
    fits = isinstance(value, bool) if takes_yes_no else type(value) is int
    if not fits and value not in words:
        plain = "true, false" if takes_yes_no else "a whole number"
        _report_type(value, (plain, *words), place, report)


def _check_tagged(
    value: object, structs: list[inspect.StructType], place: Place, report: Report
) -> None:
    by_tag = {str(struct.tag): struct for struct in structs}
    tag_field = structs[0].tag_field or ""
    if not isinstance(value, dict):
        _report_type(value, "keys with values", place, report)
        return
    if tag_field not in value:
        wrong = f'the key "{tag_field}" is missing'
        report.add(ProblemKind.MISSING_KEY, (*place, tag_field), wrong, allowed=by_tag)
        return
    tag = str(value[tag_field])
    if tag in by_tag:
        _check_struct(value, by_tag[tag], place, report)
    else:
        wrong = f'"{tag}" is not a kind of step'
        inside = (*place, tag_field)
        report.add(ProblemKind.NOT_ALLOWED, inside, wrong, allowed=by_tag, given=tag)


def _check_list(value: object, type_: inspect.VarTupleType, place: Place, report: Report) -> None:
    if not isinstance(value, list):
        _report_type(value, "a list", place, report)
        return
    for position, inner in enumerate(value):
        _check(inner, type_.item_type, (*place, position), report)


def _check_map(value: object, type_: inspect.DictType, place: Place, report: Report) -> None:
    if not isinstance(value, dict):
        _report_type(value, "names with values", place, report)
        return
    for key, inner in value.items():
        _check(inner, type_.value_type, (*place, key), report)


def _check_choice(value: object, allowed: tuple[Any, ...], place: Place, report: Report) -> None:
    if value not in allowed:
        given = value if isinstance(value, str) else ""
        wrong = f"{_named(value)} is not one of the values"
        words = [str(word) for word in allowed]
        report.add(ProblemKind.NOT_ALLOWED, place, wrong, allowed=words, given=given)


def _check_string(value: object, place: Place, report: Report) -> None:
    if place[-1:] == (MONEY_KEY,) and type(value) is not str:
        wrong = f"{_named(value)} is not text, and a program may round it"
        report.add(ProblemKind.MONEY, place, wrong, allowed='money in quotes, such as "30.00"')
    elif not isinstance(value, str):
        _report_type(value, "text", place, report)
    elif hidden := hidden_in(value):
        report.add(ProblemKind.TEXT, place, f"the text holds the hidden character {hidden}")


def _check_text(value: object, place: Place, report: Report) -> None:
    """Report a text that is not a map of languages, or lacks one that every text has."""
    if not isinstance(value, dict):
        _report_type(value, "a text by language, such as {pt: Nome, en: Name}", place, report)
        return
    for language in report.languages:
        if language not in value:
            wrong = f'there is no text in "{language}"'
            allowed = "words in " + " and in ".join(report.languages)
            report.add(ProblemKind.TEXT, place, wrong, allowed=allowed)
    for language, words in value.items():
        _check_words(language, words, (*place, language), report)


def _check_words(language: str, words: object, place: Place, report: Report) -> None:
    if not is_language_tag(language):
        wrong = f'"{language}" is not a language tag'
        report.add(ProblemKind.TEXT, place, wrong, allowed="BCP 47, such as pt, en, pt-BR")
    if isinstance(words, str) and not words.strip():
        report.add(ProblemKind.TEXT, place, "the text is empty", allowed="words")
    else:
        _check_string(words, place, report)


def _report_type(
    value: object, allowed: str | tuple[str, ...], place: Place, report: Report
) -> None:
    wrong = "no value is given" if value is None else f"{_named(value)} does not fit"
    report.add(ProblemKind.WRONG_TYPE, place, wrong, allowed=allowed)


def _named(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"{str(value).lower()} (yes or no)"
        case PlainDecimal() | int():
            return f"{value} (a number)"
        case str():
            return f'"{value[:60]}" (text)'
        case dict():
            return "a group of keys"
    return "a list"
