"""Every sentence the program says is found in the code, and is said with what it leaves open."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from citizenspot.locale.extraction import COUNTED_SENTENCE, ONE_SENTENCE, ROOMS, literals, sentences
from tests.house.sources import Source, report, source_of, sources, strings_in
from tests.texts.names import names_in

# Their samples stand in both languages where they are used, or are names; nobody is served by them.
GALLERIES = ("ui/citizen/gallery/", "ui/gallery/", "ui/mediator/gallery/")

# Names, and the code of an error.
SAME_IN_EVERY_LANGUAGE = frozenset(
    {"Citizen Spot", "Page Up", "Page Down", "Atkinson Hyperlegible Next", "PC/SC 0x"}
)


def found_in(text: str) -> list[object]:
    return list(sentences(ast.walk(ast.parse(text))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('say("Yes")', ["Yes"]),
        ('scene.texts.say("Yes")', ["Yes"]),
        ('self._say("Hide" if shown else "Show")', ["Hide", "Show"]),
        ('texts.say("To {provider}", provider=texts.say("none"))', ["To {provider}", "none"]),
        ('WORDS = {1: _N("Yes"), 2: _N("No")}', ["Yes", "No"]),
        ('say(\n    "in two"\n    " parts"\n)', ["in two parts"]),
        ('texts.count("{number} day", "{number} days", 3)', [("{number} day", "{number} days")]),
    ],
)
def test_a_sentence_is_found_however_it_is_said(text: str, found: list[object]) -> None:
    assert found_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "say(sentence)",
        'say("")',
        'hero.say("time", heading)',
        'text.count("\\n")',
        'data.count(b"\\n")',
        'rows.count("a", 0, 3)',
        'print("Yes")',
    ],
)
def test_what_is_no_sentence_is_not_found(text: str) -> None:
    assert not found_in(text)


def calls(source: Source) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Give each call that says one sentence, with the expression of the sentence."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[said]):
                if name in ONE_SENTENCE:
                    yield node, said


def built(source: Source) -> Iterator[str]:
    """Find sentences put together in the code: no catalogue can hold them."""
    for node, said in calls(source):
        if isinstance(said, ast.JoinedStr | ast.BinOp):
            yield source.breach(node, "a sentence is put together; write it whole, with {names}")


def left_open(source: Source) -> Iterator[str]:
    """Find sentences said without a value for each of their names, or with a value too many."""
    for node, said in calls(source):
        given = {keyword.arg for keyword in node.keywords}
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if None in given or name == "_N":
            continue
        for sentence in literals(said):
            if names_in(sentence) != given:
                yield source.breach(node, f"{sentence!r} is said with {sorted(map(str, given))}")


def left_open_in_counts(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr=attribute),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _],
                keywords=keywords,
            ) if attribute == COUNTED_SENTENCE:
                given = {"number", *(keyword.arg for keyword in keywords)}
                if not names_in(one) | names_in(many) <= given:
                    yield source.breach(node, f"{many!r} is said without {given}")


def unmarked(source: Source, known: frozenset[str]) -> Iterator[str]:
    """Find what reads like a sentence for a person and stands in no call that marks it."""
    if source.path.startswith(GALLERIES):
        return
    errors = {
        id(part)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Raise | ast.Assert)
        for part in ast.walk(node)
    }
    for node, text in strings_in(source.tree):
        if id(node) not in errors and _reads_like_a_sentence(text) and text not in known:
            yield source.breach(node, f"{text!r} is not marked: say(…), count(…) or _N(…)")


def _reads_like_a_sentence(text: str) -> bool:
    return text[:1].isupper() and " " in text.strip() and not text.startswith("Noto Sans")


def test_no_sentence_is_put_together() -> None:
    breaches = [breach for source in sources(*ROOMS) for breach in built(source)]
    assert not breaches, report(breaches)


def test_every_sentence_is_said_with_exactly_what_it_leaves_open() -> None:
    rules = (left_open, left_open_in_counts)
    breaches = [b for source in sources(*ROOMS) for rule in rules for b in rule(source)]
    assert not breaches, report(breaches)


def test_what_a_screen_shows_is_marked_for_translation() -> None:
    said = [each for source in sources(*ROOMS) for each in sentences(ast.walk(source.tree))]
    forms = (each if isinstance(each, tuple) else (each,) for each in said)
    known = SAME_IN_EVERY_LANGUAGE.union(*forms)
    screens = sources("citizenspot/visit", "citizenspot/desk", "citizenspot/eid", "ui")
    breaches = [breach for source in screens for breach in unmarked(source, known)]
    assert not breaches, report(breaches)


@pytest.mark.parametrize(
    "text",
    [
        'say(f"Step {step}")',
        'say("Step " + step)',
        'say("Step %s" % step)',
    ],
)
def test_the_rule_finds_sentences_put_together(text: str) -> None:
    assert list(built(source_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        'say("Step {step}")',
        'say("Step {step}", number=1)',
        'say("Step", step=1)',
        'say("Step {step}" if one else "Step", step=1)',
    ],
)
def test_the_rule_finds_names_left_open(text: str) -> None:
    assert list(left_open(source_of(text)))


@pytest.mark.parametrize(
    "text", ['say("Step {step}", step=1)', 'say("Step {step}", **values)', '_N("Step {step}")']
)
def test_the_rule_leaves_filled_names_alone(text: str) -> None:
    assert not list(left_open(source_of(text)))


def test_the_rule_finds_a_count_without_its_names() -> None:
    assert list(left_open_in_counts(source_of('texts.count("a {x}", "{number} {x}", 2)')))
    assert not list(left_open_in_counts(source_of('texts.count("a {x}", "{number}", 2, x=1)')))


def test_the_rule_finds_what_nobody_marked() -> None:
    source = source_of('heading = "What can we do?"\nsay(heading)')
    assert list(unmarked(source, frozenset()))
    assert not list(unmarked(source, frozenset({"What can we do?"})))
    assert not list(unmarked(source_of('raise ValueError("No such page")'), frozenset()))
