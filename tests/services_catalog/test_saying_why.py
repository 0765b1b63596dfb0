"""Why a service was found is the best of its texts, however quickly it is looked for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from services_catalog import search as room
from services_catalog.definition import Service
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.search.explaining import Why, why
from services_catalog.search.forgiving import nearly_begun
from services_catalog.search.index import NO_LANGUAGE, index_of
from services_catalog.search.linguistics import stems, words, words_that_count
from services_catalog.search.naming import naming
from services_catalog.search.places import PLACE_WEIGHTS, Entry, entries
from services_catalog.search.said import packed, said, unpacked
from services_catalog.search.typed_words import FORGIVEN_FROM, typed_words

SHIPPED = load(packaged_services())
INDEX = index_of(SHIPPED)
SERVICES = sorted(SHIPPED.services.values(), key=lambda service: service.id)
KNOWN = sorted({word for service in SERVICES for word in words(service.name["pt"])})
TYPED_BY_A_CACHE = {"text", "typed", "word", "words", "wanted", "query"}
LETTERS = st.text("abcd", min_size=1, max_size=8)
TYPED = st.text("abcd", min_size=FORGIVEN_FROM, max_size=7)


@st.composite
def something_typed(draw: st.DrawFn) -> str:
    """Return some words of names, whole, begun, or with an error in them."""
    each = draw(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3))
    return " ".join(draw(st.sampled_from(_slips(word))) for word in each)


def _slips(word: str) -> tuple[str, ...]:
    middle = len(word) // 2
    return word, word[: middle + 1], word[:middle] + word[middle + 1 :], f"{word[:1]}q{word[1:]}"


def texts_of(service: Service) -> list[Entry]:
    return list(entries(service, SHIPPED.provider_of(service)))


def plainly_why(service: Service, text: str, language: str) -> Why | None:
    """Return what `why` returns, in the plainest way: every text judged, and the best taken."""
    judged = [
        (entry, [way for word in words_that_count(text) if (way := _way(entry, word))])
        for entry in texts_of(service)
    ]
    found = [(entry, ways) for entry, ways in judged if ways]
    if not found:
        return None
    entry, ways = min(
        found,
        key=lambda pair: (
            -len(pair[1]),
            pair[0].language not in ("", language),
            -PLACE_WEIGHTS[pair[0].where],
        ),
    )
    return Why(entry.where, entry.text, "nearly" in ways)


def _way(entry: Entry, word: str) -> str:
    known = words(entry.text)
    language = entry.language or NO_LANGUAGE
    as_typed = any(each.startswith(word) for each in known)
    if as_typed or set(stems(word, language)) & set(stems(entry.text, entry.language)):
        return "as typed"
    nowhere = not any(each.startswith(word) for each in every_word())
    forgiven = len(word) >= FORGIVEN_FROM and nowhere
    return "nearly" if forgiven and any(one_slip_away(each, word) for each in known) else ""


@cache
def every_word() -> frozenset[str]:
    texts = (entry.text for service in SERVICES for entry in texts_of(service))
    return frozenset(word for text in texts for word in words(text))


def one_slip_away(known: str, typed: str) -> bool:
    """Say plainly whether one slip makes what was typed out of the beginning of a word."""
    beginnings = {known[:end] for end in range(len(typed) - 1, len(typed) + 2)}
    return any(_differ_by_one(each, typed) for each in beginnings)


def _differ_by_one(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) == 1:
        long, short = sorted((one, other), key=len, reverse=True)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]


@given(something_typed(), st.sampled_from(SERVICES), st.sampled_from(["pt", "en"]))
def test_the_reason_is_the_text_that_judging_all_of_them_would_take(
    text: str, service: Service, language: str
) -> None:
    texts = unpacked(packed(said(entry) for entry in texts_of(service)))
    names = naming(SHIPPED, language).named[service.id].names
    found = why(names, lambda: texts, typed_words(INDEX, words(text)), language)
    assert found == plainly_why(service, text, language)


@given(st.lists(LETTERS, max_size=3), TYPED)
def test_one_slip_is_forgiven_wherever_it_is_and_two_are_not(known: list[str], typed: str) -> None:
    nearly = any(one_slip_away(each, typed) for each in known)
    assert nearly_begun(f" {' '.join(known)} ", typed) == nearly


@given(st.sampled_from(SERVICES))
def test_packed_texts_come_back_whole_with_the_best_places_first(service: Service) -> None:
    ready = [said(entry) for entry in texts_of(service)]
    again = unpacked(packed(ready))
    weights = [PLACE_WEIGHTS[each.where] for each in again]
    assert weights == sorted(weights, reverse=True)
    assert sorted(again, key=str) == sorted(ready, key=str)


def test_no_cache_of_the_search_remembers_what_was_typed() -> None:
    for each in pkgutil.iter_modules(room.__path__):
        module = importlib.import_module(f"{room.__name__}.{each.name}")
        for name, cached in inspect.getmembers(module, lambda one: hasattr(one, "cache_info")):
            taken = set(inspect.signature(cached.__wrapped__).parameters)
            assert not taken & TYPED_BY_A_CACHE, f"{each.name}.{name} keeps {taken}"
