"""Finds every sentence the program can say, in the code that says it.

Babel's own extractor reads tokens, not calls: it makes "AB" of `say("A" if x else "B")`, and stops
at a `count` of bytes. This one reads the syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from citizenspot.locale.readers import citizens_nodes, is_citizens_room

ROOMS = ("citizenspot", "kiosk_config", "services_catalog", "training", "ui")
ONE_SENTENCE = frozenset({"say", "_say", "_N"})
COUNTED_SENTENCE = "count"

Sentence = str | tuple[str, str]
"""A sentence, or the two forms of a counted one."""


def template(root: Path) -> Catalog:
    """Return every sentence in the program below `root`, with the files that say it."""
    return _gathered((path, sentences(ast.walk(tree))) for path, tree in _trees(root))


def citizens_template(root: Path) -> Catalog:
    """Return the sentences of the program below `root` that a citizen may read."""
    return _gathered(
        (path, sentences(citizens_nodes(tree)))
        for path, tree in _trees(root)
        if is_citizens_room(path)
    )


def _trees(root: Path) -> Iterator[tuple[str, ast.AST]]:
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            path = file.relative_to(root).as_posix()
            yield path, ast.parse(file.read_text(encoding="utf-8"), path)


def _gathered(found: Iterable[tuple[str, Iterator[Sentence]]]) -> Catalog:
    catalog = Catalog(charset="utf-8")
    for path, said in found:
        for sentence in said:
            catalog.add(sentence, locations=[(path, 0)])
    return catalog


def sentences(nodes: Iterable[ast.AST]) -> Iterator[Sentence]:
    """Yield the sentences written in calls of `say`, `count` and `_N` among parts of a file."""
    for node in nodes:
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
