"""What has changed between two versions is said in words, and nothing else is."""

from pathlib import Path

import pytest

from services_catalog.differences import Subject, differences
from tests.services_catalog.made_up import changed, the_service

S = Subject

CASES = {
    "a fee": (
        'amount: "12.50"',
        'amount: "13.00"',
        [(S.FEES, "The fee Normal was 12.50 EUR, and is now 13.00 EUR.")],
    ),
    "a new fee": (
        "  - {id: normal,",
        '  - {id: x, when: wild, amount: "1.00", label: {pt: J, en: Young}}\n  - {id: normal,',
        [(S.FEES, "New fee: Young, 1.00 EUR.")],
    ),
    "a fee no source states any more": (
        'amount: "12.50"',
        "amount: unknown",
        [(S.FEES, "The fee Normal is no longer a sum that is known beforehand.")],
    ),
    "a confirmation that is taken back": (
        "source_lang: pt",
        "availability: to-confirm\nsource_lang: pt",
        [(S.STATUS, "Whether this counter offers it has to be confirmed.")],
    ),
    "the minutes": (
        "source_lang: pt",
        "minutes: 15\nsource_lang: pt",
        [(S.TIME, "It now takes about 15 minutes.")],
    ),
    "who pays a fee": (
        'when: "age >= 70"',
        'when: "age >= 65"',
        [(S.FEES, "The fee Senior is for others than before.")],
    ),
    "no longer a fee": (
        '  - {id: senior, when: "age >= 70", amount: "5.00", label: {pt: Sénior, en: Senior}}\n',
        "",
        [(S.FEES, "No longer a fee: Senior.")],
    ),
    "a paper of others": (
        'when: "wild || age >= 60"',
        'when: "wild"',
        [(S.PAPERS, "Permit: asked of others than before.")],
    ),
    "a paper's note": (
        "{id: id-card, kind: card,",
        "{id: id-card, note: {pt: Ou B., en: Or B.}, kind: card,",
        [(S.PAPERS, "Card: what will do has changed.")],
    ),
    "another answer": (
        "name: {type: string, maxLength: 40}",
        "name: {type: string, maxLength: 50}",
        [(S.QUESTIONS, "Another answer is asked for: Name.")],
    ),
    "what is required": (
        "required: [name, wild, series]",
        "required: [name, series]",
        [(S.QUESTIONS, "Other answers are required than before.")],
    ),
    "a condition": (
        'when: "age >= 18"',
        'when: "age >= 21"',
        [(S.ELIGIBILITY, "A condition has changed: Adults only.")],
    ),
    "a new step": (
        "  - {id: ask,",
        "  - {id: look, do: review}\n  - {id: ask,",
        [(S.STEPS, "New step: look.")],
    ),
    "a step for others": (
        'do: payment, when: "!wild"',
        "do: payment",
        [(S.STEPS, "pay: done in other cases than before.")],
    ),
    "a step done otherwise": (
        "operation: keep-hive",
        "operation: keep",
        [(S.STEPS, "send: done in another way.")],
    ),
    "the order of fields": (
        "- [price, colour]",
        "- [colour, price]",
        [(S.STEPS, "fill: done in another way.")],
    ),
    "the status": (
        "source_lang: pt",
        "status: retired\nsource_lang: pt",
        [(S.STATUS, "The service is no longer offered.")],
    ),
    "the duration": (
        "source_lang: pt",
        "duration: {typical: P1D}\nsource_lang: pt",
        [(S.TIME, "How long the answer takes has changed.")],
    ),
    "words only": (
        "en: Registers hives.",
        "en: Registers a hive.",
        [(S.WORDS, "Texts that read differently: 1.")],
    ),
    "the words of a step": (
        "pt: Peço.",
        "pt: Peço já.",
        [(S.WORDS, "Texts that read differently: 1.")],
    ),
    "nothing": ("version: 2", "version: 3", []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_said(case: str, tmp_path: Path) -> None:
    before, after, said = CASES[case]
    old = the_service(tmp_path / "old")
    new = the_service(tmp_path / "new", changed(before, after))
    found = differences(old, new)
    assert [
        (each.subject, each.sentence.format_map(each.values("en", "pt"))) for each in found
    ] == said


def test_what_came_is_gone_the_other_way_round(tmp_path: Path) -> None:
    old = the_service(tmp_path / "old")
    step = changed("  - {id: ask,", "  - {id: look, do: review}\n  - {id: ask,")
    rule = changed("costs:\n", "  - {id: x, when: wild, else: {pt: A, en: A}}\ncosts:\n", step)
    new = the_service(tmp_path / "new", rule)
    assert [d.sentence for d in differences(old, new)] == [
        "New condition: {reason}",
        "New step: {step}.",
    ]
    assert [d.sentence for d in differences(new, old)] == [
        "No longer a condition: {reason}",
        "No longer a step: {step}.",
    ]


def test_steps_in_another_order_are_one_change(tmp_path: Path) -> None:
    line = "  - {id: ask, do: question, field: wild}\n"
    moved = changed("  - {id: papers,", f"{line}  - {{id: papers,", changed(line, ""))
    found = differences(the_service(tmp_path / "old"), the_service(tmp_path / "new", moved))
    assert [d.sentence for d in found] == ["The steps come in another order."]


def test_the_weightiest_comes_first(tmp_path: Path) -> None:
    text = changed("operation: keep-hive", "operation: keep")
    text = changed('amount: "12.50"', 'amount: "13.00"', text)
    text = changed('when: "age >= 18"', 'when: "age >= 21"', text)
    found = differences(the_service(tmp_path / "old"), the_service(tmp_path / "new", text))
    assert [d.subject for d in found] == [S.ELIGIBILITY, S.FEES, S.STEPS]
