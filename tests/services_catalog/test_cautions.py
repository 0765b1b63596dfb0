"""What is not wrong but worth a second look is said once, with its place and what to do."""

from datetime import date
from pathlib import Path

import pytest

from services_catalog.cautions.caution import Caution, CautionKind
from services_catalog.cautions.every_caution import cautions
from services_catalog.cautions.texts import sentences
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.translations import write_stamps
from tests.services_catalog.made_up import PROVIDER, changed, write_catalogue

TODAY = date(2026, 11, 22)
K = CautionKind
BORN = "  born: {type: date, from: citizen.birth_date}\n"
TAME = '  - {id: tame, when: "!wild", else: {pt: Só mansas., en: Tame ones only.}}\n'
NO_CAUTION = changed(TAME, "", changed(BORN, ""))
"""The made-up service without the fact that nothing reads, and the rule that makes two dead."""

LONG = " ".join(["palavra"] * 26) + "."
TWO = " ".join(["palavra"] * 20) + ". " + " ".join(["Outra"] * 20) + "."


def found(folder: Path, today: date = TODAY, **services: str) -> tuple[Caution, ...]:
    """Return the cautions of sound services whose translations are marked as read."""
    catalogue = load(write_catalogue(folder, **services))
    assert [str(problem) for problem in catalogue.problems] == []
    write_stamps(folder / "services/pt.bees", list(catalogue.services.values()), [])
    return cautions(catalogue, today)


def test_a_sound_service_gives_no_caution(tmp_path: Path) -> None:
    assert found(tmp_path, hive=NO_CAUTION) == ()


CASES = {
    "a fact that no rule reads": ("", "", K.DEAD_ID, "born", "facts.born"),
    "a paper that no step looks at": (
        "of: [id-card, permit]", "of: [id-card]", K.DEAD_ID, "permit", "evidence[1]",
    ),
    "a rule that no age satisfies": (
        'when: "wild || age >= 60"', 'when: "age > 60 && age < 60"',
        K.NEVER_TRUE, "age > 60 && age < 60", "evidence[1].when",
    ),
    "a rule for those who may not have the service": (
        'when: "wild || age >= 60"', 'when: "age < 16"', K.NEVER_TRUE, "age < 16",
        "evidence[1].when",
    ),
    "a value that the field does not offer": (
        'when: "wild || age >= 60"', "when: \"colour == 'green'\"", K.NEVER_TRUE, "green",
        "evidence[1].when",
    ),
    "a cost below one that always applies": (
        'when: "age >= 70", amount', 'when: "age >= 18", amount', K.NEVER_TRUE,
        "invoiced (wild)", "costs[1]",
    ),
    "a step for nobody": (
        "do: question, field: wild", 'do: question, field: wild, when: "age < 0"',
        K.UNREACHABLE, "ask", "steps[2]",
    ),
    "a payment of nothing": (
        'amount: "5.00"', 'amount: "0.00"', K.UNREACHABLE, "pay", "steps[5]",
    ),
    "money as a number": (
        "price: {type: string, format: money}", "price: {type: number}", K.MONEY, "price",
        "data.properties.price",
    ),
    "a long sentence in plain words": (
        "source_lang: pt", f"source_lang: pt\nplain: {{pt: {LONG}, en: Short.}}",
        K.LONG_SENTENCE, "plain (pt: 26 words)", "plain",
    ),
    "a long sentence in easy language": (
        "summary: {pt: Regista", f"summary: {{pt-x-easy: {LONG}, pt: Regista",
        K.LONG_SENTENCE, "summary (pt-x-easy: 26 words)", "summary",
    ),
}  # fmt: skip

ALSO = {
    "a value that the field does not offer": [
        ("price: {type: text,", "colour: {type: text, from: answers.colour}\n  price: {type: text,")
    ],
    "a payment of nothing": [
        ('amount: "12.50"', 'amount: "0.00"'),
        ("amount: facts.price", 'amount: "0.00"'),
        ("  price: {type: text, from: answers.price}\n", ""),
    ],
    "money as a number": [
        ("amount: facts.price", 'amount: "1.00"'),
        ("  price: {type: text, from: answers.price}\n", ""),
    ],
    "a cost below one that always applies": [],
}


@pytest.mark.parametrize("case", CASES)
def test_each_is_named_with_its_place(case: str, tmp_path: Path) -> None:
    old, new, kind, named, path = CASES[case]
    text = changed(TAME, "") if not old else changed(old, new, NO_CAUTION)
    for before, after in ALSO.get(case, []):
        text = changed(before, after, text)
    of_kind = [each for each in found(tmp_path, hive=text) if each.kind is kind]
    assert len(of_kind) == 1
    assert named in of_kind[0].wrong
    assert of_kind[0].path == path
    assert of_kind[0].file.endswith("pt.bees/hive.yaml")
    assert named.partition(" (")[0] in text.splitlines()[of_kind[0].line - 1]


NAME = ("name: {pt: Registar", "name: {pt-x-easy: Mel, en-x-easy: Honey, pt: Registar")
SUMMARY = ("summary: {pt: Regista", "summary: {pt-x-easy: M., en-x-easy: H., pt: Regista")
NOT_OFFERED = "languages with easy texts that nobody is offered, for the name has none"
ONE_ONLY = "texts that are easy in one language and not in another"
HALF_EASY = {
    "a name and a summary in both languages": ([NAME, SUMMARY], []),
    "a summary without a name": (
        [SUMMARY],
        [("name", f"{NOT_OFFERED} (2): en, pt")],
    ),
    "a name alone": (
        [NAME], [("name", "languages in which only the name is easy (2): en, pt")],
    ),
    "a summary in one language": (
        [NAME, ("summary: {pt: Regista", "summary: {pt-x-easy: M., pt: Regista")],
        [
            ("name", "languages in which only the name is easy: en"),
            ("summary", f"{ONE_ONLY}: summary (en-x-easy)"),
        ],
    ),
    "what is signed": (
        [NAME, SUMMARY, ("statement: {pt: Peço.", "statement: {pt-x-easy: Quero., pt: Peço.")],
        [("steps", "easy words for what is signed: steps[sign].statement")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), HALF_EASY.values(), ids=HALF_EASY)
def test_easy_language_by_half_is_named(
    changes: list[tuple[str, str]], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    text = NO_CAUTION
    for old, new in changes:
        text = changed(old, new, text)
    cautious = found(tmp_path, hive=text)
    assert [(each.path, each.wrong) for each in cautious] == expected
    assert {each.kind for each in cautious} <= {K.HALF_EASY}


def test_short_sentences_are_left_alone_however_many(tmp_path: Path) -> None:
    text = changed(
        "source_lang: pt", f"source_lang: pt\nplain: {{pt: {TWO}, en: Short.}}", NO_CAUTION
    )
    assert found(tmp_path, hive=text) == ()
    assert len(sentences(TWO)) == 2


def test_a_rule_that_cannot_be_tried_out_is_left_alone(tmp_path: Path) -> None:
    text = changed('when: "wild || age >= 60"', 'when: "age - 70 > 50"', NO_CAUTION)
    assert found(tmp_path, hive=text) == ()


def test_a_translation_older_than_its_source_is_named_once_for_all_of_a_file(
    tmp_path: Path,
) -> None:
    folder = write_catalogue(tmp_path, hive=NO_CAUTION)
    catalogue = load(folder)
    write_stamps(folder / "pt.bees", list(catalogue.services.values()), [])
    text = changed("pt: Regista colmeias.", "pt: Regista abelhas.", NO_CAUTION)
    text = changed("pt: Peço.", "pt: Peço muito.", text)
    (folder / "pt.bees/hive.yaml").write_text(text, encoding="utf-8")
    (caution,) = cautions(load(folder), TODAY)
    assert caution.kind is K.STALE_TRANSLATION
    assert "(2): summary (en), steps[sign].statement (en)" in caution.wrong
    assert "catalog translated" in caution.allowed


def test_what_comes_for_a_whole_folder_is_said_once(tmp_path: Path) -> None:
    many = {f"hive{n}": changed("keep-hive\nv", f"keep-{n}\nv", NO_CAUTION) for n in range(9)}
    (caution,) = found(tmp_path, date(2027, 1, 1), **many)
    assert caution.kind is K.REVIEW_PASSED
    assert "(9): " in caution.wrong
    assert "bees@example.pt" in caution.wrong
    assert caution.wrong.endswith("and 6 more")


def test_the_last_day_of_a_review_is_not_past(tmp_path: Path) -> None:
    assert found(tmp_path, date(2026, 12, 31), hive=NO_CAUTION) == ()


def test_translations_that_nobody_has_marked_are_said_once_for_the_folder(tmp_path: Path) -> None:
    many = {f"hive{n}": changed("keep-hive\nv", f"keep-{n}\nv", NO_CAUTION) for n in range(5)}
    (caution,) = cautions(load(write_catalogue(tmp_path, **many)), TODAY)
    assert caution.kind is K.NOT_MARKED
    assert "(5)" in caution.wrong


def test_a_later_visit_for_a_retired_service_and_one_replaced_yet_active_are_dead(
    tmp_path: Path,
) -> None:
    old = changed("keep-hive\nv", "old\nv", NO_CAUTION)
    gone = changed("source_lang: pt", "status: retired\nsource_lang: pt",
                   changed("keep-hive\nv", "gone\nv", NO_CAUTION))  # fmt: skip
    lines = "replaces: [pt.bees.old]\nfollow_up: {service: pt.bees.gone, after: {pt: A, en: A}}"
    new = changed("source_lang: pt", f"source_lang: pt\n{lines}", NO_CAUTION)
    dead = {each.path: each.wrong for each in found(tmp_path, old=old, gone=gone, new=new)}
    assert "pt.bees.old" in dead["replaces[0]"]
    assert "pt.bees.gone" in dead["follow_up.service"]


def test_a_mistake_in_a_provider_is_not_repeated_for_its_services(tmp_path: Path) -> None:
    many = {f"hive{n}": changed("keep-hive\nv", f"keep-{n}\nv") for n in range(9)}
    broken = PROVIDER.replace("kind: public", "kind: publik")
    catalogue = load(write_catalogue(tmp_path, provider=broken, **many))
    assert len(catalogue.problems) == 2
    assert cautions(catalogue, TODAY) == ()


def test_the_shipped_catalogue_gives_none() -> None:
    catalogue = load(packaged_services())
    assert [str(caution) for caution in cautions(catalogue, date(2026, 11, 27))] == []
