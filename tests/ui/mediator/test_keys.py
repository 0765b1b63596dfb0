"""Every key that screen 1 shows does what stands beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from citizenspot.visit import commands as c
from citizenspot.visit.views import Act
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import (
    CASE,
    EVERY_MOMENT,
    consent,
    form,
    start,
    submit,
    teach,
    welcome,
)
from ui.design.controls.act_button import ActButton
from ui.mediator.fields.line_editor import LineEditor
from ui.mediator.key_plan import acts_of, with_keys


def test_the_key_of_every_act_gives_its_command(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for position, (page, moment) in enumerate(EVERY_MOMENT.items()):
        view = replace(moment("en"), position=position)
        counter.show(view)
        for act in acts_of(with_keys(view)):
            counter.commands.clear()
            counter.press(act.key)
            if act.reason_asked:
                counter.press("1")
            wanted = act.command
            if act.asks:
                counter.write("x")
                counter.press("Return")
                wanted = replace(wanted, **{act.asks: "x"})
            given = [_without_reason(command) for command in counter.commands]
            assert given == [wanted], f"{page}: {act.key}: {act.label}"


def _without_reason(command: object) -> object:
    return command.act if isinstance(command, c.Assisted) else command


def test_enter_alone_opens_a_visit(open_counter: OpenCounter) -> None:
    counter = open_counter(start("en"))
    counter.press("Return")
    assert counter.commands == [c.OpenVisit("M. Costa")]


def test_f2_opens_a_visit_where_none_is_open(open_counter: OpenCounter) -> None:
    counter = open_counter(start("en"))
    counter.press("F2")
    assert counter.commands == [c.OpenVisit("M. Costa")]


def test_enter_alone_goes_on_where_nothing_is_sent_by_it(open_counter: OpenCounter) -> None:
    counter = open_counter(welcome("en"))
    counter.press("Return")
    assert counter.commands == [c.Begin()]


def test_enter_alone_never_sends_not_even_on_the_button(open_counter: OpenCounter) -> None:
    counter = open_counter(submit("en"))
    counter.press("Return")
    button = _button(counter, "Send the request")
    assert counter.focused is button
    counter.press("Return")
    assert counter.commands == []
    counter.press("Ctrl+Return")
    assert counter.commands == [c.Submit(CASE)]


def test_enter_of_the_digits_block_is_as_good(open_counter: OpenCounter) -> None:
    counter = open_counter(submit("en"))
    counter.press("Ctrl+Enter")
    assert counter.commands == [c.Submit(CASE)]


def test_enter_presses_the_button_that_has_the_focus(open_counter: OpenCounter) -> None:
    counter = open_counter(teach("en"))
    _button(counter, "Skip").setFocus()
    counter.press("Return")
    assert counter.commands == [c.Skip(CASE, "teach")]


def test_an_act_that_says_why_not_does_nothing(open_counter: OpenCounter) -> None:
    view = consent("en")
    closed = Act("Continue", c.Continue(CASE, "consent"), "Ctrl+Return", why_not="Not yet decided")
    page = view.page.__class__(view.page.name, view.page.heading, acts=(closed,))
    counter = open_counter(view.__class__(view.position, view.visit, page, view.citizen))
    counter.press("Ctrl+Return")
    assert counter.commands == []
    assert "Not yet decided" in _button(counter, "Continue").accessibleDescription()


@pytest.mark.parametrize(("letter", "claimed"), [("E", []), ("K", []), ("C", ["C", "C"])])
def test_an_editor_leaves_the_desks_letters_to_the_desk(
    letter: str, claimed: list[str], open_counter: OpenCounter
) -> None:
    counter = open_counter(form("en"))
    taken = []
    for way in ("Alt+L", "Alt+R"):
        counter.press(way)
        control = Qt.KeyboardModifier.ControlModifier
        override = QKeyEvent(QEvent.Type.ShortcutOverride, ord(letter), control)
        override.ignore()
        QApplication.sendEvent(counter.focused, override)
        taken += [letter] if override.isAccepted() else []
    assert taken == claimed


def test_f6_walks_the_parts_of_the_window_and_comes_back(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.window.catch_up()  # the small picture's stage holds buttons that nobody can come to
    begun = counter.focused
    window = counter.window
    walked = []
    for _part in range(3):
        counter.press("F6")
        walked.append(
            next(
                part
                for part in (window.visit, window.column, window.centre)
                if part.isAncestorOf(counter.focused)
            )
        )
    assert walked == [window.visit, window.column, window.centre]
    assert counter.focused is begun


def test_f1_hides_what_to_say_until_it_is_wanted_again(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(view)
    panel = counter.window.centre.say
    assert panel.shown == view.say
    counter.press("F1")
    assert panel.shown == "What to say"
    counter.show(consent("en"))
    assert panel.shown == "What to say"
    counter.press("F1")
    assert panel.shown == consent("en").say


def test_f1_shows_what_usually_goes_wrong_as_well(open_counter: OpenCounter) -> None:
    wrong = "The telephone is someone else's."
    counter = open_counter(replace(form("en"), advice=(wrong,)))
    panel = counter.window.centre.say
    assert wrong not in panel.shown
    counter.press("F1")
    assert form("en").say in panel.shown
    assert wrong in panel.shown
    counter.press("F1")
    assert panel.shown == "What to say"


def _button(counter: Counter, label: str) -> ActButton:
    return next(each for each in counter.all(ActButton) if each.act.label == label)


def test_no_timer_closes_a_form_or_gives_an_act(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    for field in counter.all(LineEditor):
        field.line.setFocus()
        counter.write("12")
    typed = [field.typed for field in counter.all(LineEditor)]
    counter.commands.clear()
    for timer in counter.window.findChildren(QTimer):
        timer.timeout.emit()
    QApplication.processEvents()
    assert [field.typed for field in counter.all(LineEditor)] == typed
    assert counter.commands == []
