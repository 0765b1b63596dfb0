"""The shipped texts in easy language: short, in both languages, and no number of their own."""

from __future__ import annotations

import re

import pytest

from services_catalog.cautions.texts import sentences
from services_catalog.definition import Service, Text
from services_catalog.definition_files import packaged_services
from services_catalog.language_tags import easy, easy_languages, usual
from services_catalog.loading import load
from services_catalog.translations import texts_of

CATALOGUE = load(packaged_services(), quickly=True)
LANGUAGES = ("pt", "en")
LONGEST = 17
"""Words of a sentence: fewer than the 25 that the check lets pass, and a law takes that many."""


def easy_texts(service: Service) -> dict[str, Text]:
    """Return the texts of a service that have a variant in easy language, by name."""
    return {name: t for name, t in texts_of(service) if any(tag != usual(tag) for tag in t)}


EASY = {id_: found for id_, each in CATALOGUE.services.items() if (found := easy_texts(each))}
each_easy_service = pytest.mark.parametrize("service", sorted(EASY))


def test_services_of_four_providers_have_them_and_the_catalogue_says_so() -> None:
    assert len({CATALOGUE.services[id_].provider for id_ in EASY}) >= 4
    assert CATALOGUE.easy_languages == set(LANGUAGES)


@each_easy_service
def test_its_name_has_them_too_by_which_it_is_known(service: str) -> None:
    assert easy_languages([CATALOGUE.services[service]]) == set(LANGUAGES)


@each_easy_service
def test_what_is_easy_in_one_language_is_easy_in_the_other(service: str) -> None:
    for name, text in EASY[service].items():
        assert {easy(tag) for tag in LANGUAGES} <= set(text), name


@each_easy_service
def test_its_sentences_are_short(service: str) -> None:
    for name, text in EASY[service].items():
        for tag in LANGUAGES:
            longest = max(len(each.split()) for each in sentences(text[easy(tag)]))
            assert longest <= LONGEST, (name, tag)


@each_easy_service
def test_no_number_is_in_it_that_the_usual_text_lacks(service: str) -> None:
    for name, text in EASY[service].items():
        for tag in LANGUAGES:
            assert numbers(text[easy(tag)]) <= numbers(text[tag]), (name, tag)


@each_easy_service
def test_what_the_citizen_signs_is_the_same_for_everyone(service: str) -> None:
    assert not [name for name in EASY[service] if name.endswith(".statement")]


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))
