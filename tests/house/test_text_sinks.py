"""Text from outside is shown through one component, which cannot be made to act on it.

The default text format of the forbidden parts was seen to show local files and to fetch
addresses from a person's name; reportlab's `Paragraph` embeds local pictures and stops at `<b>`.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.house.sources import Source, modules_in, names_in, report, source_of, sources

PLAIN_TEXT = "ui/design/plain_text.py"
# Qt 6.11: each of these guesses whether its text is HTML, or takes it as HTML.
GUESSING_PARTS = frozenset(
    {
        "QErrorMessage",
        "QGraphicsTextItem",
        "QInputDialog",
        "QLabel",
        "QMessageBox",
        "QProgressDialog",
        "QStaticText",
        "QSystemTrayIcon",
        "QTextBrowser",
        "QTextDocument",
        "QTextEdit",
        "QToolTip",
        "QWhatsThis",
        "QWizardPage",
        "StatusTipRole",
        "ToolTipRole",
        "WhatsThisRole",
        "addItemWithToolTip",
        "appendHtml",
        "insertHtml",
        "setHtml",
        "setMarkdown",
        "setTextFormat",
        "setToolTip",
        "setWhatsThis",
    }
)
# The whole of platypus takes its texts for markup.
MARKUP_MODULES = ("reportlab.platypus",)


def text_sinks(source: Source) -> Iterator[str]:
    if source.path == PLAIN_TEXT:
        return
    for node, name in names_in(source.tree):
        if name in GUESSING_PARTS:
            yield source.breach(node, f"{name} may act on its text; use {PLAIN_TEXT}")
        if name == "*":
            yield source.breach(node, "imports everything, so nothing can be looked for")
    for node, module in modules_in(source.tree):
        if module.startswith(MARKUP_MODULES):
            yield source.breach(node, f"{module} takes texts for markup; draw on the canvas")
    yield from _names_by_word(source)


def _names_by_word(source: Source) -> Iterator[str]:
    """Find the same parts asked for by name, as in `getattr(widget, "setHtml")`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and node.value in GUESSING_PARTS:
            yield source.breach(node, f"{node.value} is asked for by name")


def test_no_text_reaches_a_part_that_may_act_on_it() -> None:
    breaches = [
        breach
        for source in sources("ui", "citizenspot", "training")
        for breach in text_sinks(source)
    ]
    assert not breaches, report(breaches)


def test_the_plain_text_component_says_plain_itself() -> None:
    (plain_text,) = (each for each in sources("ui") if each.path == PLAIN_TEXT)
    formats = [name for _, name in names_in(plain_text.tree) if name.endswith("Text")]
    assert "PlainText" in formats
    assert not {"AutoText", "RichText", "MarkdownText"} & set(formats)


@pytest.mark.parametrize(
    "text",
    [
        "from PySide6.QtWidgets import QLabel",
        "from PySide6 import QtWidgets\nQtWidgets.QLabel('x')",
        "import PySide6.QtWidgets as w\nclass Title(w.QLabel): ...",
        "from PySide6.QtWidgets import QLabel as Plain",
        "from PySide6.QtWidgets import *",
        "button.setToolTip(name)",
        "getattr(button, 'setToolTip')(name)",
        "item.setData(name, Qt.ItemDataRole.ToolTipRole)",
        "from reportlab.platypus import Paragraph",
        "from reportlab import platypus",
        "import reportlab.platypus as p",
    ],
)
def test_the_rule_finds_every_way_to_write_it(text: str) -> None:
    assert list(text_sinks(source_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "from ui.design.plain_text import PlainText\nPlainText(look, name)",
        "from PySide6.QtWidgets import QPushButton\nQPushButton(name)",
        '"""A QLabel would guess."""',
    ],
)
def test_the_rule_leaves_the_rest_alone(text: str) -> None:
    assert not list(text_sinks(source_of(text)))
