"""What stands around the page: notices, the reader, screen 2, parked visits, practice."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Explained, Uncover
from citizenspot.visit.views import Act, DeskView, Notice
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import (
    CASE,
    covered,
    form,
    practice,
    review,
    sending,
    start,
    with_notices,
)
from ui.design.controls.act_button import ActButton
from ui.design.plain_text import PlainText
from ui.mediator.desk_port import CitizenScreen
from ui.mediator.notice_stack import MOST_SHOWN
from ui.mediator.outbox_list import OutboxLine
from ui.mediator.parked_list import ParkedRow
from ui.mediator.step_list import StepRow
from ui.mediator.task_list import TaskRow


def said(counter: Counter) -> list[str]:
    return [text.shown for text in counter.all(PlainText)]


def with_many_notices(number: int) -> DeskView:
    notices = tuple(Notice("warning", f"Notice {each}") for each in range(number))
    return replace(form("en"), position=60, notices=notices)


def test_notices_stack_above_the_page_and_carry_their_acts(open_counter: OpenCounter) -> None:
    counter = open_counter(with_notices("en"))
    assert len(counter.window.centre.notices.lines) == 2
    counter.press("Ctrl+E")
    assert counter.commands == [Explained()]


def test_a_notice_never_takes_the_focus(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    focused = counter.focused
    counter.show(replace(with_notices("en"), position=60))
    assert counter.focused is focused


def test_many_notices_leave_room_for_the_page(open_counter: OpenCounter) -> None:
    counter = open_counter(with_many_notices(MOST_SHOWN + 3))
    assert len(counter.window.centre.notices.lines) == MOST_SHOWN
    assert "3 more notices" in said(counter)
    assert counter.window.centre.page.height() > counter.window.height() // 3


def test_notices_that_are_dealt_with_leave_nothing_behind(open_counter: OpenCounter) -> None:
    counter = open_counter(with_many_notices(2))
    counter.show(replace(form("en"), position=61))
    assert not counter.window.centre.notices.isVisible()
    assert "Notice 0" not in said(counter)


def test_a_reader_with_a_problem_says_what_to_do_next(open_counter: OpenCounter) -> None:
    reader = Notice("problem", "No reader is connected.", "Plug it in.")
    counter = open_counter(replace(form("en"), reader=reader))
    assert said(counter).count("No reader is connected.") == 2
    assert "Plug it in." in said(counter)


def test_the_lamp_says_how_screen_two_fares(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    lamp = counter.window.column.screen_two.lamp
    for screen, words in (
        (CitizenScreen.STARTING_AGAIN, "Starting again"),
        (CitizenScreen.UNPLUGGED, "Unplugged"),
        (CitizenScreen.ALIVE, "Alive"),
    ):
        with counter.qtbot.waitSignal(counter.room.screen_changed):
            counter.desk.tell_screen(screen)
        assert lamp.shown == words


def test_a_covered_screen_says_so(open_counter: OpenCounter) -> None:
    counter = open_counter(covered("en"))
    assert counter.window.column.screen_two.lamp.shown == "Covered"
    counter.press("F9")
    assert counter.commands == [Uncover()]


def test_who_has_the_hand_is_said(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(
        replace(view, citizen=replace(view.citizen, hand="It is your turn to write"))
    )
    assert "It is your turn to write" in said(counter)


def test_cases_and_steps_say_where_they_stand_and_who_did_them(open_counter: OpenCounter) -> None:
    counter = open_counter(review("en"))
    assert [row.accessibleName() for row in counter.all(TaskRow)] == [
        "Renew the driving licence, In progress",
        "Change of address, Not yet started",
    ]
    names = [row.accessibleName() for row in counter.all(StepRow)]
    assert names[:2] == ["Identify, done, citizen", "Information and consent, done, citizen"]
    assert "Check the answers, now" in names
    assert names[-1] == "Feedback, to do"


def test_a_case_without_a_way_there_is_not_pressed(open_counter: OpenCounter) -> None:
    view = form("en")
    tasks = tuple(replace(task, act=None) for task in view.tasks)
    counter = open_counter(replace(view, tasks=tasks))
    for row in counter.all(TaskRow):
        row.click()
    assert counter.commands == []


def test_a_submission_that_needs_a_decision_shows_the_act_in_words(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(sending("en"))
    assert len(counter.all(OutboxLine)) == 2
    again = next(each for each in counter.all(ActButton) if each.act.label == "Send again")
    again.click()
    assert counter.commands == [c.SettleDelivery("case-9", "send_again")]


def test_parked_visits_wait_on_the_start_page_and_are_taken_up_by_digit(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(start("en"))
    assert len(counter.all(ParkedRow)) == 2
    counter.press("2")
    assert counter.commands == [c.Resume("V-0411")]
    counter.show(form("en"))
    assert counter.all(ParkedRow) == []


def test_practice_cannot_be_mistaken(open_counter: OpenCounter) -> None:
    counter = open_counter(practice("en"))
    window = counter.window
    assert window.windowTitle().startswith("PRACTICE")
    assert "PRACTICE" in said(counter)
    left = window.grab().toImage().pixelColor(0, window.height() // 2)
    assert left.name().upper() == "#F59A23"
    counter.show(replace(form("en"), position=60))
    assert window.windowTitle() == "Citizen Spot"


def test_the_help_of_the_last_step_is_corrected_by_one_key(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(view)
    assert "Partly done" in said(counter)
    counter.press("Ctrl+F1")
    assert counter.commands == [view.helps[0].command]


def test_before_the_first_view_the_window_says_that_the_desk_is_opened(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter()
    assert "The desk is being opened" in said(counter)
    counter.press("F2")
    counter.press("Return")
    assert counter.commands == []


def test_an_act_of_a_page_changes_in_place_and_keeps_the_focus(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(view)
    button = next(each for each in counter.all(ActButton) if each.act.label == "Continue")
    button.setFocus()
    on = Act("Continue to payment", c.Continue(CASE, "form"), "Ctrl+Return", "primary")
    page = replace(view.page, acts=(on, view.page.acts[1]))
    counter.show(replace(view, position=60, page=page))
    assert counter.focused is button
    assert button.accessibleName() == "Continue to payment"
