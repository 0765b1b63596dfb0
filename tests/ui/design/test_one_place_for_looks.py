"""The rules that keep the screens' looks in one place, and acting text out of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[3] / "ui"
FILES = sorted(UI.rglob("*.py"))
OUTSIDE_DESIGN = [file for file in FILES if "design" not in file.relative_to(UI).parts]
MAY_HOLD_TEXT = {UI / "design/plain_text.py"}
"""The one component that shows text from outside: Qt's own show pictures from a name."""

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")
PIXELS = re.compile(r"\d+ ?px\b")
SINKS = {
    "QLabel",
    "QMessageBox",
    "QTextBrowser",
    "QTextEdit",
    "QToolTip",
    "setHtml",
    "setMarkdown",
    "setToolTip",
    "setWhatsThis",
}


def texts_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def names_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("file", OUTSIDE_DESIGN, ids=lambda file: str(file.relative_to(UI)))
def test_no_screen_names_a_colour_or_counts_pixels(file: Path) -> None:
    literal = [text for text in texts_of(file) if COLOUR.search(text) or PIXELS.search(text)]

    assert literal == []
    assert not names_of(file) & {"GlobalColor", "setStyleSheet", "setPixelSize", "setPointSize"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(UI)))
def test_text_is_shown_by_the_plain_component_alone(file: Path) -> None:
    if file not in MAY_HOLD_TEXT:
        assert not names_of(file) & SINKS
