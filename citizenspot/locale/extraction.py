"""Finds every sentence the program can say, in the code that says it.

Babel's own extractor reads tokens, not calls: it makes "AB" of `say("A" if x else "B")`, and stops
at a `count` of bytes. This one reads the syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

ROOMS = ("citizenspot", "kiosk_config", "services_catalog", "training", "ui")
ONE_SENTENCE = frozenset({"say", "_say", "_N"})
COUNTED_SENTENCE = "count"

Sentence = str | tuple[str, str]
"""A sentence, or the two forms of a counted one."""


def template(root: Path) -> Catalog:
    """Return every sentence in the program below `root`, with the files that say it."""
    catalog = Catalog(charset="utf-8")
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            path = file.relative_to(root).as_posix()
            for sentence in sentences(ast.parse(file.read_text(encoding="utf-8"), path)):
                catalog.add(sentence, locations=[(path, 0)])
    return catalog


def sentences(tree: ast.AST) -> Iterator[Sentence]:
    """Yield the sentences written in calls of `say`, `count` and `_N`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[said]):
                if name in ONE_SENTENCE:
                    yield from literals(said)
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _],
            ):
                if name == COUNTED_SENTENCE:
                    yield one, many


def literals(said: ast.expr) -> Iterator[str]:
    """Yield the sentence written in an expression, or both where a condition chooses one."""
    match said:
        case ast.Constant(value=str(sentence)) if sentence:
            yield sentence
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)
