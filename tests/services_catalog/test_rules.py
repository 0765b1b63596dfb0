"""A rule says yes, no, or which facts it still needs; a missing fact is never no."""

import subprocess
import sys
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.rule_slips import meant_by
from services_catalog.rules import (
    FactValue,
    NotKnown,
    RuleError,
    evaluate,
    facts_of,
    functions_of,
)


@pytest.mark.parametrize(
    ("rule", "facts", "outcome"),
    [
        ("age >= 18", {"age": 34}, True),
        ("age >= 18", {"age": 17}, False),
        ("age >= 18", {}, NotKnown(("age",))),
        ("!heavy", {"heavy": False}, True),
        ("!heavy", {}, NotKnown(("heavy",))),
        ("true", {}, True),
        ("false", {}, False),
        ("born < timestamp('2000-01-01T00:00:00Z')", {"born": date(1999, 12, 31)}, True),
        ("born < timestamp('2000-01-01T00:00:00Z')", {"born": date(2000, 1, 1)}, False),
        ("country in ['PT', 'ES']", {"country": "PT"}, True),
        ("country.startsWith('P') && size(country) == 2", {"country": "PT"}, True),
        ("age < 18 ? guardian : true", {"age": 34}, True),
    ],
)
def test_a_rule_has_three_outcomes(
    rule: str, facts: dict[str, FactValue], *, outcome: bool | NotKnown
) -> None:
    assert evaluate(rule, facts) == outcome


@pytest.mark.parametrize(
    ("rule", "facts", "outcome"),
    [
        ("age < 18 && missing", {"age": 34}, False),
        ("missing && age < 18", {"age": 34}, False),
        ("age >= 18 || missing", {"age": 34}, True),
        ("missing || age >= 18", {"age": 34}, True),
    ],
)
def test_what_is_known_decides_where_it_can(
    rule: str, facts: dict[str, FactValue], *, outcome: bool
) -> None:
    assert evaluate(rule, facts) is outcome


@pytest.mark.parametrize(
    ("rule", "facts", "asked"),
    [
        ("age < 18 && missing", {"age": 4}, ("missing",)),
        ("(age >= 70 && income < 100) || resident", {"age": 34}, ("resident",)),
        ("(age >= 70 && income < 100) || resident", {"age": 74}, ("income", "resident")),
        ("(a && b) || (c && d)", {"a": False, "d": True}, ("c",)),
        ("heavy ? medical : age > 60", {"heavy": False}, ("age",)),
        ("heavy ? medical : age > 60", {}, ("heavy",)),
    ],
)
def test_only_facts_that_can_still_decide_are_asked_for(
    rule: str, facts: dict[str, FactValue], asked: tuple[str, ...]
) -> None:
    assert evaluate(rule, facts) == NotKnown(asked)


@given(
    a=st.booleans(),
    b=st.booleans(),
    c=st.booleans(),
    rule=st.sampled_from(
        [
            "a && b || c",
            "a || b && c",
            "!a && (b || !c)",
            "a ? b : c",
            "a == b || c",
            "!(a && b) && c",
        ]
    ),
    hidden=st.sets(st.sampled_from("abc")),
)
def test_what_is_said_without_a_fact_stays_true_with_it(
    *, a: bool, b: bool, c: bool, rule: str, hidden: set[str]
) -> None:
    everything: dict[str, FactValue] = {"a": a, "b": b, "c": c}
    known = {name: value for name, value in everything.items() if name not in hidden}
    outcome = evaluate(rule, known)
    if isinstance(outcome, NotKnown):
        assert outcome.facts
        assert set(outcome.facts) <= hidden
    else:
        assert outcome is evaluate(rule, everything)


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        ("age >=", {}, "not a rule: something is missing at character 7"),
        ("age == 3 or wild", {}, 'not a rule: "or" is not expected at character 10'),
        ("age >= '3'", {"age": 3}, "it puts values of different types together"),
        ("age + 1", {"age": 3}, "the rule gives a number, not yes or no"),
        ("name", {"name": "x"}, "the rule gives text, not yes or no"),
        ("1 / 0 == 1", {}, "division by zero"),
        ("name.matches('(')", {"name": "x"}, "not a valid regex"),
        ("[1].exists(x, x == age)", {"age": 1}, '"exists" loops over a list'),
        ("(" * 200 + "true" + ")" * 200, {}, "too many brackets inside each other"),
        (f"age == {'1' * 500}", {}, "at most 500 characters"),
    ],
)
def test_a_bad_rule_says_what_is_wrong_with_it(
    rule: str, facts: dict[str, FactValue], said: str
) -> None:
    with pytest.raises(RuleError) as mistake:
        evaluate(rule, facts)
    assert said in str(mistake.value)


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("age => 18", "age >= 18"),
        ("age =< 18 or age <> 20", "age <= 18 || age != 20"),
        ("age = 18", "age == 18"),
        ("Not wild AND age>=18", "!wild && age>=18"),
        ("name == 'not and = here'", ""),
        ("android || order || e.size() == 2", ""),
        ("age >= 18 && !wild", ""),
        ("", ""),
    ],
)
def test_what_was_meant_by_a_rule_of_another_language_is_known(rule: str, meant: str) -> None:
    assert meant_by(rule) == meant


@given(st.text(max_size=40))
def test_no_rule_brings_anything_down(rule: str) -> None:
    with suppress(RuleError):
        assert isinstance(evaluate(rule, {"age": 3}), bool | NotKnown)


def test_a_rule_names_its_facts_and_functions() -> None:
    rule = "age >= 18 && country.startsWith('P') && !wild"
    assert facts_of(rule) == ("age", "country", "wild")
    assert functions_of(rule) == ("startsWith",)


@pytest.mark.parametrize(
    "before", ["import cel", "pass"], ids=["the whole package first", "the engine first"]
)
def test_the_engine_comes_without_its_command_line_and_the_package_still_works(
    before: str,
) -> None:
    program = f"""
{before}
import sys
from services_catalog.rules import evaluate
assert evaluate("a < 2", {{"a": 1}}) is True
assert "cel" in sys.modules or "prompt_toolkit" not in sys.modules
import cel
assert cel.evaluate("a < 2", {{"a": 1}}) is True
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
