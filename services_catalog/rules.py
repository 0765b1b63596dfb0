"""Rules: CEL expressions over declared facts, with three outcomes: yes, no, and not known yet.

A missing fact is never "no". Where the known facts already decide (`age < 18 && missing`, for
someone of 34) the outcome is yes or no; otherwise it names the facts the evaluation asked for.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from services_catalog import cel_engine
from services_catalog.definition import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cel import Program

FactValue = int | bool | str | date
"""What a fact may be; a rule sees a date as the start of that day in UTC."""

LONGEST_RULE = 500
FUNCTIONS = (
    "contains",
    "endsWith",
    "matches",
    "size",
    "startsWith",
    "timestamp",
)
"""The functions a rule may call; operators are all allowed, loops over lists are not."""

_OVERLOAD = "No such overload"
_UNEXPECTED = re.compile(r"[a-z ]+(?: at:| input| at input) '(.*)'", re.DOTALL)
"""How the engine's parser says what it met, the end perhaps, where it waited for something else."""

_LOOP = re.compile(r"\.\s*(all|exists|exists_one|filter|map)\s*\(")


class NotKnown(msgspec.Struct, frozen=True):
    """The rule is not decided yet: these facts are missing, in the order it asks for them."""

    facts: tuple[str, ...]


class RuleError(ValueError):
    """A rule that cannot be compiled or run; the sentence says what is wrong with it."""


def evaluate(expression: str, facts: Mapping[str, FactValue]) -> bool | NotKnown:
    """Say whether a rule holds, or which facts it still needs.

    Raises:
        RuleError: the rule has bad syntax, compares values of different types, or gives
            something else than yes or no.
    """
    if expression == ALWAYS:
        return True
    program = compiled(expression)
    missing: list[str] = []
    context = cel_engine.context({name: _seen_by_rules(value) for name, value in facts.items()})

    def note_missing(name: str) -> None:
        if name not in facts and name not in missing:
            missing.append(name)

    context.set_variable_resolver(note_missing)
    try:
        outcome = program.execute(context)
    except (RuntimeError, TypeError, ValueError, ArithmeticError) as problem:
        if missing and isinstance(problem, RuntimeError):
            return NotKnown(tuple(missing))
        raise RuleError(f"{_first_sentence(problem)} (in the rule {expression})") from problem
    if not isinstance(outcome, bool):
        raise RuleError(f"the rule gives {_named(outcome)}, not yes or no: {expression}")
    return outcome


def compiled(expression: str) -> Program:
    """Return the rule compiled, once per process.

    Raises:
        RuleError: bad syntax, too long, or a loop over a list.
    """
    if len(expression) > LONGEST_RULE:
        raise RuleError(f"a rule has at most {LONGEST_RULE} characters, this one {len(expression)}")
    if loop := _LOOP.search(expression):
        raise RuleError(f'"{loop[1]}" loops over a list, which rules may not')
    try:
        return cel_engine.compiled(expression)
    except ValueError as problem:
        raise RuleError(f"not a rule: {_syntax(problem)}") from problem


def facts_of(expression: str) -> tuple[str, ...]:
    """Return the names a rule reads, in alphabetical order; raises `RuleError`."""
    return tuple(compiled(expression).variables())


def functions_of(expression: str) -> tuple[str, ...]:
    """Return the functions a rule calls, operators left out; raises `RuleError`."""
    return tuple(name for name in compiled(expression).functions() if name.isidentifier())


def _seen_by_rules(value: FactValue) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value


def _named(outcome: object) -> str:
    kinds = {int: "a number", float: "a number", str: "text", list: "a list"}
    return kinds.get(type(outcome), "a value")


def _first_sentence(problem: Exception) -> str:
    first = str(problem).split(". ", maxsplit=1)[0].split("\n", maxsplit=1)[0]
    return "it puts values of different types together" if _OVERLOAD in first else first


def _syntax(problem: ValueError) -> str:
    """Return what is wrong by the first line of the engine's error, for people who write rules."""
    if "Recursion limit" in str(problem):
        return "too many brackets inside each other"
    line = str(problem).split("ERROR: <input>:", maxsplit=1)[-1].split("\n", maxsplit=1)[0]
    position, _, said = line.partition(": ")
    column = position.rpartition(":")[2]
    said = said.split(" expecting ", maxsplit=1)[0].removeprefix("Syntax error: ")
    if found := _UNEXPECTED.fullmatch(said):
        piece = found[1].strip()
        said = "something is missing" if piece == "<EOF>" else f'"{piece}" is not expected'
    return f"{said} at character {column}" if column.isdigit() else said or str(problem)
