"""A notice on screen 1 is announced when it comes, and not again while it stays."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citizenspot.texts import Texts
from citizenspot.visit.views import Notice
from ui.design.contrast import theme
from ui.design.look import Look, Replies, Surroundings
from ui.design.millimetres import desk_measures
from ui.mediator.notice_stack import NoticeStack

GONE = Notice("problem", "The citizen's screen is gone.", "Plug it in again.")
ASKED = Notice("warning", "The citizen asks you to explain.")


def test_a_new_notice_is_announced_once_and_one_that_comes_back_again(qtbot: QtBot) -> None:
    said: list[str] = []
    texts = Texts.for_language("en")
    replies = Replies(lambda _act: None, lambda _command: None, lambda *_draft: None)
    around = Surroundings(Look(theme("light"), desk_measures(4.0)), texts.say, replies)
    stack = NoticeStack(around, texts, lambda _widget, words: said.append(words))
    window = QWidget()
    stack.setParent(window)
    qtbot.addWidget(window)

    stack.show_notices((GONE,))
    stack.show_notices((GONE, ASKED))
    stack.show_notices((ASKED,))
    stack.show_notices((GONE, ASKED))

    gone = "The citizen's screen is gone. Plug it in again."
    assert said == [gone, "The citizen asks you to explain.", gone]
