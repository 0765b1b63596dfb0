"""A folder of files becomes a catalogue, whatever the files hold."""

import os
import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.definition import FormStep, PaymentStep
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.problems import Problem, ProblemKind
from tests.services_catalog.made_up import (
    PROVIDER,
    SERVICE,
    changed,
    load_one,
    the_service,
    write_catalogue,
)

GOOD = yaml.load(SERVICE, Loader=yaml.CSafeLoader)


def test_a_definition_is_read_whole(tmp_path: Path) -> None:
    service = the_service(tmp_path)
    assert service.id == "pt.bees.keep-hive"
    assert service.valid.since == "2026-01-01"
    assert service.also_called == {"pt": ("abelhas",), "en": ("beekeeping",)}
    assert service.costs[0].amount == "5.00"
    form, payment = service.step("fill"), service.step("pay")
    assert isinstance(form, FormStep)
    assert form.pages == (("name",), ("price", "colour"))
    assert isinstance(payment, PaymentStep)
    assert payment.when == "!wild"


def test_the_provider_of_a_service_is_found(tmp_path: Path) -> None:
    catalogue = load_one(tmp_path)
    service = catalogue.services["pt.bees.keep-hive"]
    assert catalogue.provider_of(service).name["en"] == "House of Bees"


def test_a_catalogue_cannot_be_changed(tmp_path: Path) -> None:
    catalogue = load_one(tmp_path)
    with pytest.raises(TypeError):
        catalogue.services["x"] = catalogue.services["pt.bees.keep-hive"]  # type: ignore[index]


def test_two_files_with_one_id_are_both_left_out_and_the_later_one_names_the_other(
    tmp_path: Path,
) -> None:
    folder = write_catalogue(tmp_path, a=SERVICE, b=SERVICE)
    catalogue = load(folder)
    (problem,) = catalogue.problems
    assert catalogue.services == {}
    assert problem.kind is ProblemKind.DUPLICATE_ID
    assert problem.file.endswith("b.yaml")
    assert str(folder / "pt.bees/a.yaml") in problem.wrong


def test_two_providers_with_one_id_are_told_apart(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    twin = folder / "pt.wasps"
    twin.mkdir()
    (twin / "provider.yaml").write_text(PROVIDER, encoding="utf-8")
    catalogue = load(folder)
    assert ProblemKind.DUPLICATE_ID in {problem.kind for problem in catalogue.problems}
    assert catalogue.providers == {}
    assert catalogue.services == {}


def test_services_of_a_broken_provider_wait_and_the_provider_says_how_many(
    tmp_path: Path,
) -> None:
    other = changed("id: pt.bees.keep-hive", "id: pt.bees.sell-honey")
    broken = PROVIDER.replace("kind: public", "kind: publik")
    folder = write_catalogue(tmp_path, provider=broken, hive=SERVICE, honey=other)
    catalogue = load(folder)
    assert catalogue.services == {}
    assert {Path(problem.file).name for problem in catalogue.problems} == {"provider.yaml"}
    waiting = [p.wrong for p in catalogue.problems if p.kind is ProblemKind.UNUSABLE]
    assert waiting == ["services that wait for this file to be mended: 2"]


def test_a_follow_up_that_is_itself_broken_is_not_reported_a_second_time(tmp_path: Path) -> None:
    follow_up = "follow_up: {service: pt.bees.later, after: {pt: Depois., en: Later.}}"
    first = changed("source_lang: pt", f"source_lang: pt\n{follow_up}")
    later = changed("version: 2", "version: no", changed("keep-hive\nv", "later\nv"))
    catalogue = load(write_catalogue(tmp_path, first=first, later=later))
    assert [problem.path for problem in catalogue.problems] == ["version"]
    assert list(catalogue.services) == ["pt.bees.keep-hive"]


def test_a_follow_up_into_a_file_that_cannot_be_read_is_left_open(tmp_path: Path) -> None:
    follow_up = "follow_up: {service: pt.bees.later, after: {pt: Depois., en: Later.}}"
    first = changed("source_lang: pt", f"source_lang: pt\n{follow_up}")
    catalogue = load(write_catalogue(tmp_path, first=first, later="id: [pt.bees.later"))
    assert [problem.kind for problem in catalogue.problems] == [ProblemKind.SYNTAX]
    assert list(catalogue.services) == ["pt.bees.keep-hive"]


def test_services_of_a_provider_whose_file_cannot_be_read_wait_for_it_too(tmp_path: Path) -> None:
    catalogue = load(write_catalogue(tmp_path, provider="id: [pt.bees", hive=SERVICE))
    assert [p.kind for p in catalogue.problems] == [ProblemKind.UNUSABLE, ProblemKind.SYNTAX]
    assert catalogue.services == {}


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    (problem,) = load_one(tmp_path, SERVICE + "#" * 1_000_001).problems
    assert problem.kind is ProblemKind.TOO_LARGE
    assert problem.allowed == "at most 1,000,000"


def test_a_file_of_50_megabytes_is_refused_unread_and_the_others_stay(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, good=SERVICE)
    huge = folder / "pt.bees" / "huge.yaml"
    with huge.open("wb") as file:
        file.write(b"id: pt.bees.huge\n")
        file.truncate(50_000_000)
    for quickly in (False, True):
        tracemalloc.start()
        catalogue = load(folder, quickly=quickly)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        (problem,) = catalogue.problems
        assert (problem.file, problem.wrong) == (str(huge), "the file has 50,000,000 bytes")
        assert list(catalogue.services) == ["pt.bees.keep-hive"]
        assert most < 10_000_000


def test_a_file_that_is_not_text_is_named_with_the_line(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path)
    (folder / "pt.bees/hive.yaml").write_bytes(b"id: pt.bees.x\nname: \xff\xfe\n")
    (problem,) = load(folder).problems
    assert (problem.kind, problem.line) == (ProblemKind.UNREADABLE, 2)
    assert problem.wrong == "the file is not UTF-8 text"


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path)
    (folder / "pt.bees/hive.yaml").symlink_to(tmp_path / "gone.yaml")
    (problem,) = load(folder).problems
    assert problem.wrong == "the file cannot be read: No such file or directory"


def test_a_missing_folder_is_a_problem_and_not_an_empty_catalogue(tmp_path: Path) -> None:
    (problem,) = load(tmp_path / "services").problems
    assert problem.wrong == "there is no such folder"


def test_a_file_with_another_ending_is_named_and_a_hidden_one_is_left_alone(
    tmp_path: Path,
) -> None:
    folder = write_catalogue(tmp_path)
    (folder / "pt.bees/hive.yml").write_text(SERVICE, encoding="utf-8")
    (folder / "pt.bees/.#hive.yaml").write_text("{", encoding="utf-8")
    (problem,) = load(folder).problems
    assert problem.allowed == "a name ending in .yaml"


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words\n", "7\n", "null\n"])
def test_a_file_without_keys_is_a_problem(text: str, tmp_path: Path) -> None:
    (problem,) = load_one(tmp_path, text).problems
    assert problem.kind is ProblemKind.WRONG_TYPE
    assert problem.allowed == "keys with values"


@pytest.mark.parametrize(
    "bomb",
    ["[" * 400_000, "- " * 400_000, "{a: " * 200_000, "? " * 400_000, "a:\n  b: " + "[" * 500_000],
    ids=["lists", "dashes", "groups", "keys", "lists in groups"],
)
def test_a_file_nested_without_end_is_refused_at_once(bomb: str, tmp_path: Path) -> None:
    (problem,) = load_one(tmp_path, bomb).problems
    assert problem.kind is ProblemKind.SYNTAX


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, here in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (problem,) = load_one(tmp_path, bomb).problems
    assert (problem.kind, problem.line) == (ProblemKind.ALIAS, 1)


def test_plain_words_stay_text_and_nothing_turns_into_a_date_or_a_float(tmp_path: Path) -> None:
    text = changed("en: Registers hives.", "en: 1.10, no: yes, pt-BR: 2026-01-01, es: off")
    service = the_service(tmp_path, text)
    assert service.summary == {
        "pt": "Regista colmeias.",
        "en": "1.10",
        "no": "yes",
        "pt-BR": "2026-01-01",
        "es": "off",
    }


def test_limits_of_numbers_may_have_decimals(tmp_path: Path) -> None:
    text = changed("price: {type: string, format: money}", "price: {type: number, minimum: 0.5}")
    text = changed("amount: facts.price", "amount: unknown", text)
    text = changed("  price: {type: text, from: answers.price}\n", "", text)
    service = the_service(tmp_path, text)
    assert service.data["properties"]["price"]["minimum"] == 0.5


def damaged(value: object, chance: random.Random) -> object:
    """Return the value with something in it replaced, dropped or renamed."""
    junk = [None, True, -1, "", "age >", [], {}, {"pt": 1}, ["x"], "\u202e", 1.5, "2026-01-01"]
    if chance.random() < 0.04:
        return chance.choice(junk)
    if isinstance(value, dict):
        kept = {k: damaged(v, chance) for k, v in value.items() if chance.random() > 0.02}
        return {(f"{k}x" if chance.random() < 0.02 else k): v for k, v in kept.items()}
    if isinstance(value, list):
        return [damaged(inner, chance) for inner in value if chance.random() > 0.02]
    return value


@given(seed=st.integers(0, 2**32))
def test_a_damaged_definition_never_stops_the_loading_and_is_never_half_loaded(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = yaml.safe_dump(damaged(GOOD, random.Random(seed)))  # noqa: S311 - not for secrets
    catalogue = load_one(tmp_path_factory.mktemp("damaged"), text)
    assert bool(catalogue.services) != bool(catalogue.problems)
    assert all(isinstance(problem, Problem) and problem.line >= 1 for problem in catalogue.problems)


@given(text=st.text(alphabet="ab:-[]{}?&*!|>'\"#,\n \t%@`\\", max_size=60))
def test_no_text_stops_the_loading(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert load_one(tmp_path_factory.mktemp("text"), text).problems


def test_the_shipped_folder_is_found_from_anywhere(tmp_path: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert (packaged_services() / "pt.imt/provider.yaml").is_file()
    finally:
        os.chdir(before)


def test_a_problem_is_plain_data_for_programs(tmp_path: Path) -> None:
    (problem,) = load_one(tmp_path, changed("source_lang: pt", "source_lang: pt\nx: 1")).problems
    as_json = msgspec.json.decode(msgspec.json.encode(problem))
    assert as_json["kind"] == "unknown key"
    assert msgspec.convert(as_json, Problem) == problem


def test_loading_and_asking_for_kinds_stays_light() -> None:
    program = """
import sys
import tracemalloc
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.fields import kind_of
for service in load(packaged_services()).services.values():
    for field in service.fields:
        kind_of(service, field)
slow = {"jsonschema", "phonenumbers", "prompt_toolkit", "rich", "schwifty", "stdnum", "typer"}
print(*sorted(slow & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b""
