"""The quick reader takes sound files only, and as the very values the careful one takes."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.compiled.quick_reading import quick_reading
from services_catalog.definition import Provider, Service
from services_catalog.definition_files import PROVIDER_FILE, definition_files, packaged_services
from services_catalog.loading import load, read_with_lines
from tests.services_catalog.made_up import SERVICE, changed, write_catalogue
from tests.services_catalog.test_bad_definitions import MISTAKES
from tests.services_catalog.test_loading import GOOD, damaged


def both(text: str, folder: Path) -> tuple[object, object]:
    """Return what the quick and the careful reader make of a service's text."""
    file = folder / "service.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    quick = quick_reading(text.encode(), Service)
    careful = read_with_lines(file, Service)
    assert careful.report.problems or careful.definition
    return quick, careful.definition


@pytest.mark.parametrize("file", definition_files(packaged_services()), ids=lambda f: f.stem)
def test_every_shipped_definition_is_read_quickly_and_alike(file: Path) -> None:
    type_ = Provider if file.name == PROVIDER_FILE else Service
    quick = quick_reading(file.read_bytes(), type_)
    assert quick is not None
    assert quick == read_with_lines(file, type_).definition


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_no_mistake_is_taken(mistake: tuple[str, str], tmp_path: Path) -> None:
    text = changed(mistake[0], mistake[1])
    quick, careful = both(text, tmp_path)
    assert quick is None or quick == careful


@given(seed=st.integers(0, 2**32), flow=st.booleans())
def test_of_damaged_definitions_it_takes_none_that_the_careful_reader_refuses(
    *, seed: int, flow: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    values = damaged(GOOD, random.Random(seed))  # noqa: S311 - not for secrets
    text = yaml.safe_dump(values, default_flow_style=flow, allow_unicode=True)
    quick, careful = both(text, tmp_path_factory.mktemp("damaged"))
    assert quick is None or quick == careful


SCALARS = [
    "~", "null", "Null", "NULL", "", "true", "True", "yes", "no", "off", "1", "-1", "+1", "007",
    "0x1F", "0o7", "0b1", "1_000", "1.5", "1.50", ".5", "-.5", "5.", "1e3", "1E3", ".inf", "-.INF",
    ".nan", "12345678901234567", "2026-01-01", "12:30:45", "'it''s'", '"a\\tb"', '"\\u202e"', "*a",
    "&a x", "!x y", "!!str 7", "@x", "`x", "%x", "a b  c", "a #b", "a#b", "a: b", "a,b", "[a, b]",
    "{a: b}", "|\n    a\n    b", ">\n    a\n    b", "a\n    b", "<<", "=", "-", "- a", "?", "? a",
    "---", "...", "a\u00a0b", "a\u2028b", "\ufeffa", "'  '",
    '"\\t"', '"\\x01"', '"\\x7f"', '"\\x85"', '"\\xa0"', '"\\u00a0"', "a\x7fb",
    "a:?", "a:,", "a:[", "a:}", '"\\b"', '"\\f"',
    "'\n\n    a'", "a !b", "10 % more",
]  # fmt: skip


@pytest.mark.parametrize("scalar", SCALARS)
@pytest.mark.parametrize(
    "at",
    [
        ("en: Registers hives.}", "en: {}}}"),
        ("version: 2", "version: {}"),
        ("{type: string, maxLength: 40}", "{{type: string, maxLength: {}}}"),
        ("source_lang: pt", "minutes: {}\nsource_lang: pt"),
        ("- [name]", "- [{}]"),
        ("short", "sdg: {}\nshort"),
    ],
    ids=["text", "number", "schema", "either", "list", "nowhere"],
)
def test_a_scalar_means_the_same_to_both(scalar: str, at: tuple[str, str], tmp_path: Path) -> None:
    old, new = at
    text = changed(old, new.format(scalar)) if old in SERVICE else SERVICE
    quick, careful = both(text, tmp_path)
    assert quick is None or quick == careful


@given(words=st.text(alphabet="ab :-[]{}?&*!|>'\"#,\n%@`\\~.0", max_size=25))
def test_any_words_mean_the_same_to_both(
    words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = changed("en: Registers hives.", f"en: {words}")
    quick, careful = both(text, tmp_path_factory.mktemp("words"))
    assert quick is None or quick == careful


@pytest.mark.parametrize(
    "bomb",
    ["[" * 400_000, "- " * 400_000, "{a: " * 200_000, "? " * 400_000, "a:\n  b: " + "[" * 500_000],
    ids=["lists", "dashes", "groups", "keys", "lists in groups"],
)
def test_a_bomb_does_nothing_to_it(bomb: str) -> None:
    assert quick_reading(bomb.encode(), Service) is None


def test_a_key_given_twice_is_left_to_the_careful_reader() -> None:
    assert quick_reading(SERVICE.encode(), Service) is not None
    assert quick_reading(SERVICE.encode() + b"version: 3\n", Service) is None


def test_a_folder_is_the_same_catalogue_read_quickly_or_carefully(tmp_path: Path) -> None:
    folder = write_catalogue(
        tmp_path,
        good=SERVICE,
        bad=changed("do: form", "do: formm", changed("keep-hive\nv", "other\nv")),
        broken="id: [",
        doubtful=changed("en: Registers hives.", "en: 1.10", changed("keep-hive\nv", "third\nv")),
    )
    quick, careful = load(folder, quickly=True), load(folder)
    assert list(quick.services.items()) == list(careful.services.items())
    assert quick.problems == careful.problems
