"""Tests wait for what they wait for, and stand on fakes, not on mocks."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.sources import Source, modules_in, report, source_of, sources

# Waiting for a while instead of for something: too long when idle, too short when busy.
SLEEPERS = frozenset({"sleep", "qSleep", "qWait", "msleep", "usleep"})

# Asks again and again, with a limit; every other test that has to ask waits through it.
MAY_PAUSE = "tests/rigs/waiting.py"


def sleeping(source: Source) -> Iterator[str]:
    if source.path == MAY_PAUSE:
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in SLEEPERS:
                yield source.breach(node, f"{name} waits for a while; use {MAY_PAUSE}")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="qtbot"), attr="wait")):
                yield source.breach(node, "qtbot.wait waits for a while; use qtbot.waitUntil")


def mocking(source: Source) -> Iterator[str]:
    for node, module in modules_in(source.tree):
        if module.startswith(("unittest.mock", "mock.")):
            yield source.breach(node, f"{module}: use a fake that keeps the port's contract")
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="monkeypatch"), attr="setattr")):
                yield source.breach(node, "replaces code under a test; pass a fake in")


def test_no_test_waits_for_a_while() -> None:
    breaches = [breach for source in sources("tests") for breach in sleeping(source)]
    assert not breaches, report(breaches)


def test_no_test_mocks() -> None:
    breaches = [breach for source in sources("tests") for breach in mocking(source)]
    assert not breaches, report(breaches)


@pytest.mark.parametrize(
    "text",
    ["time.sleep(1)", "from time import sleep\nsleep(1)", "qtbot.wait(50)", "QTest.qWait(50)"],
)
def test_the_rule_finds_waiting_for_a_while(text: str) -> None:
    assert list(sleeping(source_of(text)))


@pytest.mark.parametrize("text", ["qtbot.waitUntil(done)", "event.wait(1)", "process.wait(1)"])
def test_the_rule_leaves_waiting_for_something_alone(text: str) -> None:
    assert not list(sleeping(source_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "from unittest import mock",
        "from unittest.mock import Mock",
        "import unittest.mock",
        "monkeypatch.setattr(desk, 'clock', None)",
    ],
)
def test_the_rule_finds_mocks(text: str) -> None:
    assert list(mocking(source_of(text)))


def test_the_rule_leaves_the_environment_alone() -> None:
    assert not list(mocking(source_of("monkeypatch.setenv('LANG', 'pt')")))
