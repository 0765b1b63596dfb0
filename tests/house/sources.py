"""The project's Python files, read once, and the form in which a rule reports a breach."""

import ast
import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = ("citizenspot", "ui", "services_catalog", "training", "kiosk_config", "tests")


@dataclass(frozen=True)
class Source:
    """One file: its path below the repository, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    def breach(self, node: ast.AST, words: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {words}"


@cache
def sources(*rooms: str) -> tuple[Source, ...]:
    """Return the files of some rooms; what they are made of is set aside from the collector.

    The trees are millions of objects that stay to the end, and every test after these pays for
    each look at the heap.
    """
    found = tuple(
        _read(path) for room in rooms for path in sorted((REPOSITORY / room).rglob("*.py"))
    )
    gc.collect()
    gc.freeze()
    return found


def source_of(text: str, path: str = "ui/mediator/page.py") -> Source:
    """Give a made-up file, to try a rule on."""
    return Source(path, text, ast.parse(text))


@cache
def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(str(path.relative_to(REPOSITORY)), text, ast.parse(text))


def names_in(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Give every name a file uses, whichever way it came by it: imported, bare or dotted."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom() | ast.Import():
                yield from ((node, alias.name.rpartition(".")[2]) for alias in node.names)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node, name


def modules_in(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Give every module a file imports, in full."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names) if module:
                yield from ((node, f"{module}.{alias.name}") for alias in names)


def strings_in(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    """Give every string that is not a docstring, the parts of f-strings included."""
    docstrings = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield node, text


def _docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Give every string that stands alone as a statement: docstrings, also those of attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def report(breaches: Iterable[str]) -> str:
    return "\n".join(breaches)
