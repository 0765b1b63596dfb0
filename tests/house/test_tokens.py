"""Colours and sizes come from the tokens of `ui/design`, never from a screen's own code."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.sources import Source, report, source_of, sources, strings_in

DESIGN = "ui/design/"
LITERAL = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|hsv)a?\(|\d\s*(?:px|pt)\b",
    re.IGNORECASE,
)
COLOUR_MAKERS = frozenset({"QColor", "qRgb", "qRgba"})
# What is measured in pixels. Nought and one are the same at every size.
SIZE_SETTERS = frozenset(
    {
        "resize",
        "setBaseSize",
        "setContentsMargins",
        "setFixedHeight",
        "setFixedSize",
        "setFixedWidth",
        "setHorizontalSpacing",
        "setIconSize",
        "setIndent",
        "setMargin",
        "setMaximumHeight",
        "setMaximumSize",
        "setMaximumWidth",
        "setMinimumHeight",
        "setMinimumSize",
        "setMinimumWidth",
        "setPixelSize",
        "setPointSize",
        "setPointSizeF",
        "setSpacing",
        "setVerticalSpacing",
        "setWidth",
        "addSpacing",
    }
)
SIZELESS = (0, 1)


def literals(source: Source) -> Iterator[str]:
    if source.path.startswith(DESIGN):
        return
    for string, text in strings_in(source.tree):
        if found := LITERAL.search(text):
            yield source.breach(string, f"{found[0]!r} belongs in ui/design/tokens.py")
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(value=ast.Attribute(attr="GlobalColor"), attr=name):
                yield source.breach(node, f"the colour {name} belongs in ui/design/tokens.py")
            case ast.Call(func=function, args=arguments):
                yield from _literal_arguments(source, node, _name(function), arguments)


def _literal_arguments(
    source: Source, call: ast.Call, name: str, arguments: list[ast.expr]
) -> Iterator[str]:
    values = [each.value for each in arguments if isinstance(each, ast.Constant)]
    if name in COLOUR_MAKERS and values:
        yield source.breach(call, f"{name} of {values} belongs in ui/design/tokens.py")
    sizes = [value for value in values if isinstance(value, int | float) and value not in SIZELESS]
    if name in SIZE_SETTERS and sizes:
        yield source.breach(call, f"{name} of {sizes} is in pixels; ask the look for a measure")


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def test_no_screen_has_a_colour_or_a_size_of_its_own() -> None:
    breaches = [breach for source in sources("ui") for breach in literals(source)]
    assert not breaches, report(breaches)


@pytest.mark.parametrize(
    "text",
    [
        "ink = '#ff0000'",
        "ink = f'#ABC{end}'",
        "style = 'color: rgba(0, 0, 0, 10)'",
        "style = 'margin: 12px'",
        "style = 'font-size: 9 pt'",
        "QColor(255, 0, 0)",
        "QtGui.QColor('red')",
        "Qt.GlobalColor.red",
        "button.setFixedWidth(120)",
        "layout.setContentsMargins(0, 8, 0, 8)",
        "font.setPixelSize(14)",
    ],
)
def test_the_rule_finds_literals(text: str) -> None:
    assert list(literals(source_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "QColor(look.colours.accent)",
        "layout.setContentsMargins(0, 0, 0, 0)",
        "button.setFixedWidth(look.measures.touch)",
        "label = 'Ticket #12'",
        "anchor = '#step'",
        '"""Never #ff0000 here."""',
    ],
)
def test_the_rule_leaves_tokens_and_words_alone(text: str) -> None:
    assert not list(literals(source_of(text)))


def test_the_design_itself_may_name_colours() -> None:
    assert not list(literals(source_of("RED = '#ff0000'", "ui/design/tokens.py")))
