"""Whatever comes from outside is shown as text, and bends nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.views import (
    Act,
    DeskView,
    Fields,
    FieldView,
    Notice,
    Page,
    ParkedVisit,
    Row,
    Rows,
    StepLine,
    Task,
)
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.sample_views.every_moment import form
from ui.design.plain_text import PlainText
from ui.design.showable import STRANGE

MARKUP = '<b>bold</b><img src="/etc/passwd"><a href="file:///">link</a>'
TURNED = "safe\u202eexe.fdp"
LONG_NAME = "x" * 400
LONG_WORD = "x" * 5_000
LINES = "one\ntwo\r\nthree\u2028four"
AMPERSAND = "&Save && &Quit"
TEXTS = (MARKUP, TURNED, LONG_NAME, LINES, AMPERSAND, "\x00\x07\x1b[31m", "e" + "\u0301" * 200)


def full_of(text: str) -> DeskView:
    """Return a view with the text wherever text can come from outside."""
    act = Act(text, c.SwitchCase("x"), why_not=text)
    field = FieldView("case-1", "f", text, "text", text, hint=text, why=text, error=text)
    shown = replace(field, field="g", editable=False, writer=text, draft=text)
    view = form("en")
    blocks = (Fields((field, shown)), Rows((Row(text, text),), text), Notice("problem", text, text))
    page = Page("hostile", text, (text, text), blocks, (act,), progress=text)
    return replace(
        view,
        page=page,
        citizen=replace(view.citizen, page=page, hand=text, service=text),
        mediator=text,
        desk=text,
        say=text,
        reader=Notice("problem", text, text),
        tasks=(Task(text, text, "current", act),),
        steps=(StepLine(text, "done", text),),
        acts=(act,),
        notices=(Notice("warning", text, text, (act,)),),
        outbox=(Task(text, text, "problem", act),),
        parked=(ParkedVisit("v", text, text, act),),
    )


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:12]))
def test_hostile_text_is_painted_and_the_window_stays_whole(
    text: str, open_counter: OpenCounter
) -> None:
    counter = open_counter(full_of(text))
    counter.show(replace(form("en"), position=99))
    counter.show(replace(full_of(text), position=100))
    window = counter.window
    assert not window.grab().isNull()
    assert window.size().width() == 1366
    assert window.centre.width() > window.width() // 3
    for part in (window.visit, window.centre, window.column):
        assert window.rect().contains(part.geometry().center())


def test_an_answer_of_five_thousand_letters_bends_nothing(open_counter: OpenCounter) -> None:
    view = form("en")
    said = Notice("problem", LONG_WORD)
    page = replace(view.page, heading=LONG_WORD, blocks=(Rows((Row("Answer", LONG_WORD),)),))
    counter = open_counter(replace(view, page=page, notices=(said,)))
    window = counter.window
    assert window.size().width() == 1366
    assert window.centre.acts.isVisible()
    assert window.centre.page.height() > window.height() // 4
    assert window.centre.page.heading.shown == LONG_WORD


def test_markup_is_read_as_it_is_written(open_counter: OpenCounter) -> None:
    counter = open_counter(full_of(MARKUP))
    assert counter.window.centre.page.heading.shown == MARKUP


def test_letters_are_never_turned_around_by_what_is_hidden_in_a_name(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(full_of(TURNED))
    shown = [text.shown for text in counter.all(PlainText)]
    assert not any("\u202e" in text for text in shown)
    assert f"safe{STRANGE}exe.fdp" in shown


def test_an_ampersand_makes_no_shortcut(open_counter: OpenCounter) -> None:
    counter = open_counter(full_of(AMPERSAND))
    counter.press("Alt+S")
    counter.press("Alt+Q")
    assert counter.commands == []


def test_what_is_typed_is_sent_as_it_was_typed(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write(MARKUP)
    counter.press("Return")
    assert counter.commands == [c.EnterField("case-1", "licence_number", MARKUP)]


def test_no_text_of_the_desk_goes_around_the_plain_text_component() -> None:
    """A label, message box or rich text document of Qt's own loads files by their names."""
    folder = Path(__file__).parents[3] / "ui" / "mediator"
    forbidden = ("QLabel", "QMessageBox", "QTextEdit", "setHtml", "setToolTip", "QTextBrowser")
    for source in folder.rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        assert not [name for name in forbidden if name in text], source


def test_no_colour_is_written_outside_the_tokens() -> None:
    folder = Path(__file__).parents[3] / "ui" / "mediator"
    for source in folder.rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        assert '"#' not in text, source
        assert "setStyleSheet" not in text, source
