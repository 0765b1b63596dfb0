"""One mistake each: the sentence names the file, the line, the place and what is allowed."""

from pathlib import Path

import pytest

from services_catalog.loading import load
from services_catalog.problems import Problem, ProblemKind
from tests.services_catalog.made_up import SERVICE, changed, load_one, write_catalogue
from tests.services_catalog.mistake import Mistake
from tests.services_catalog.mistakes_of_circumstances import MISTAKES_OF_CIRCUMSTANCES
from tests.services_catalog.mistakes_of_form import MISTAKES_OF_FORM
from tests.services_catalog.mistakes_of_meaning import MISTAKES_OF_MEANING
from tests.services_catalog.mistakes_of_rules import MISTAKES_OF_RULES

K = ProblemKind


MISTAKES = {
    **MISTAKES_OF_FORM,
    **MISTAKES_OF_MEANING,
    **MISTAKES_OF_RULES,
    **MISTAKES_OF_CIRCUMSTANCES,
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place_and_what_is_allowed(
    mistake: Mistake, tmp_path: Path
) -> None:
    text = changed(mistake.old, mistake.new)
    catalogue = load_one(tmp_path, text)
    problem = said_of(catalogue.problems, mistake)
    assert problem.file == str(tmp_path / "services/pt.bees/hive.yaml")
    assert mistake.at in text.splitlines(keepends=True)[problem.line - 1]
    assert mistake.said in problem.wrong
    assert mistake.allowed in problem.allowed
    assert problem.nearest == mistake.nearest
    assert str(problem).startswith(f"{problem.file}:{problem.line}")


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_service_with_a_mistake_is_left_out_whole_and_the_others_stay(
    mistake: Mistake, tmp_path: Path
) -> None:
    other = changed("id: pt.bees.keep-hive", "id: pt.bees.sell-honey")
    bad = changed(mistake.old, mistake.new)
    catalogue = load(write_catalogue(tmp_path, hive=bad, honey=other))
    assert list(catalogue.services) == ["pt.bees.sell-honey"]
    assert catalogue.problems


def said_of(problems: tuple[Problem, ...], mistake: Mistake) -> Problem:
    """Return the one problem of this kind at this place."""
    found = [p for p in problems if (p.kind, p.path) == (mistake.kind, mistake.path)]
    assert len(found) == 1, [str(problem) for problem in problems]
    return found[0]


def test_every_kind_of_problem_is_tested() -> None:
    elsewhere = {K.UNREADABLE, K.TOO_LARGE, K.UNUSABLE}
    assert {mistake.kind for mistake in MISTAKES.values()} | elsewhere == set(ProblemKind)


def test_a_sentence_reads_from_the_place_to_what_was_meant(tmp_path: Path) -> None:
    catalogue = load_one(tmp_path, changed("do: form", "do: formm"))
    sentence = str(catalogue.problems[0]).removeprefix(str(tmp_path))
    line = SERVICE.splitlines().index("    do: form") + 1
    assert sentence == (
        f'/services/pt.bees/hive.yaml:{line} steps[3].do: "formm" is not a kind of step;'
        " allowed: identify, consent, question, form, documents, review, payment, sign, submit,"
        ' receipt, teach, feedback; did you mean "form"?'
    )


def test_all_mistakes_of_a_file_are_named_at_once_in_the_order_of_its_lines(
    tmp_path: Path,
) -> None:
    text = changed("version: 2", "version: two")
    text = changed('when: "age >= 70"', 'when: "agge >= 70"', text)
    text = changed("- [name]", "- [nam]", text)
    text = changed("do: consent", "do: consent\n    colour: red", text)
    text = changed("do: sign,", "do: sing,", text)
    catalogue = load_one(tmp_path, text)
    assert [problem.path for problem in catalogue.problems] == [
        "version",
        "costs[0].when",
        "fields.name",
        "steps[1].colour",
        "steps[3].pages[0][0]",
        "steps[6].do",
    ]


def test_a_broken_part_is_named_once_and_not_wherever_it_is_used(tmp_path: Path) -> None:
    text = changed("name: {pt: Licença, en: Permit}", "name: {pt: Licença}")
    text = changed("age: {type: int,", "age: {type: integer,", text)
    catalogue = load_one(tmp_path, text)
    assert [problem.path for problem in catalogue.problems] == [
        "facts.age.type",
        "evidence[1].name",
    ]


def test_a_long_list_of_names_is_cut_and_the_nearest_one_still_named(tmp_path: Path) -> None:
    services = {
        f"hive{number}": changed(
            "keep-hive",
            f"keep-hive-{number}",
            changed("do: submit, operation: keep-hive", "do: submit, operation: x"),
        )
        for number in range(30)
    }
    follow_up = "follow_up: {service: pt.bees.keep-hive-299, after: {pt: A., en: A.}}"
    services["hive0"] = changed(
        "source_lang: pt", f"source_lang: pt\n{follow_up}", services["hive0"]
    )
    (problem,) = load(write_catalogue(tmp_path, **services)).problems
    assert problem.allowed.endswith("… (30 in all)")
    assert problem.nearest == "pt.bees.keep-hive-29"
