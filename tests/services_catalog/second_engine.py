"""Runs a rule on cel-python, an engine with which the catalogue's own shares no code."""

from datetime import UTC, date, datetime

import celpy
from celpy import celtypes
from celpy.evaluation import CELEvalError

from services_catalog.rules import FactValue, NotKnown


def evaluate_on_second_engine(
    rule: str, facts: dict[str, FactValue], names: tuple[str, ...]
) -> bool | None:
    """Return yes or no, or nothing where the rule cannot be decided without another fact."""
    environment = celpy.Environment()
    program = environment.program(environment.compile(rule))
    known = {name: _converted(facts[name]) for name in names if name in facts}
    try:
        outcome = program.evaluate(known)
    except CELEvalError:
        return None
    assert isinstance(outcome, bool | celtypes.BoolType), outcome
    return bool(outcome)


def _converted(value: FactValue) -> celtypes.Value:
    match value:
        case bool():
            return celtypes.BoolType(value)
        case int():
            return celtypes.IntType(value)
        case str():
            return celtypes.StringType(value)
        case date():
            return celtypes.TimestampType(datetime(value.year, value.month, value.day, tzinfo=UTC))


def as_second_engine_says(*, outcome: bool | NotKnown) -> bool | None:
    """Return an outcome of our own engine in the second one's terms."""
    return None if isinstance(outcome, NotKnown) else outcome
