"""A whole visit by touch alone, one by keyboard alone, one by ear alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citizenspot.visit import commands as c
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.screen_commands import HandOver, TakeBack
from citizenspot.visit.words import Actor, Alone, Outcome
from tests.ui.citizen.citizen_at_screen2 import CitizenAtScreen2
from tests.ui.citizen.conftest import OpenScreen
from tests.ui.citizen.ways_of_use import Ear, Finger, Keys, Way
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow

MOST_PAGES = 40
PHONE = "912345678"
ADDRESS = "rita@home.example"


@pytest.fixture
def citizen(open_screen: OpenScreen, qtbot: QtBot) -> CitizenAtScreen2:
    def make_window(outgoing: Outgoing) -> CitizenWindow:
        return open_screen(outgoing=outgoing).window

    return CitizenAtScreen2(make_window, qtbot)


def go_through(citizen: CitizenAtScreen2, way: Way) -> None:
    """Go from the welcome to the rating, page by page; the mediator does what is theirs."""
    for _page in range(MOST_PAGES):
        while citizen.mediators_part():
            continue
        if citizen.story.open_visit.case is None and citizen.story.open_visit.cases:
            return
        do_page(citizen, way)
        assert citizen.refused == []
    raise AssertionError(f"the visit has no end: {citizen.heading}")


def do_page(citizen: CitizenAtScreen2, way: Way) -> None:
    """Do what this citizen wants on the page that is there."""
    onward = {
        "Welcome": "Begin",
        "Is this you?": "Yes, this is me",
        "What we do for you": "I have read this",
        "Do you agree?": "No, I do not agree",
        "Check your answers": "Yes, all is right",
        "Next time, from home": "Yes, alone",
        "How was it?": "Good",
    }
    special: dict[str, Callable[[CitizenAtScreen2, Way], None]] = {
        "Is it far away?": answer_question,
        "Your details": answer_details,
        "Sign here": sign,
        "Your receipt": take_receipt,
    }
    if citizen.heading in special:
        special[citizen.heading](citizen, way)
    else:
        way.press(onward[citizen.heading])


def take_the_hand(citizen: CitizenAtScreen2) -> None:
    if citizen.story.open_visit.hand is Actor.MEDIATOR:
        citizen.mediator(HandOver())


def answer_question(citizen: CitizenAtScreen2, way: Way) -> None:
    take_the_hand(citizen)
    way.choose("No")
    way.press("Continue")


def answer_details(citizen: CitizenAtScreen2, way: Way) -> None:
    take_the_hand(citizen)
    if citizen.story.case.page == 0 and not way.write("Telephone", PHONE):
        citizen.mediator(TakeBack())
        citizen.mediator(c.EnterField(citizen.story.case.id, "phone", PHONE))
        take_the_hand(citizen)
    way.press("Continue")


def sign(citizen: CitizenAtScreen2, way: Way) -> None:
    if not way.sign():
        assisted = c.Assisted(c.Sign(citizen.story.case.id, ()), "Cannot see the pad")
        citizen.mediator(assisted)


def take_receipt(citizen: CitizenAtScreen2, way: Way) -> None:
    way.press("By e-mail")
    assert way.write("Your e-mail address", ADDRESS)
    way.press("Send the e-mail")
    receipt = citizen.story.case.receipt
    assert receipt
    assert receipt.mail.sent
    assert receipt.mail.address == ADDRESS
    way.press("Continue")


def assert_carried_out(citizen: CitizenAtScreen2) -> None:
    (case,) = citizen.story.open_visit.cases.values()
    assert case.outcome is Outcome.CARRIED_OUT
    assert case.alone is Alone.YES
    assert case.stars == 4
    assert case.answers["phone"].value == f"+351{PHONE}"
    own = {happened for happened in citizen.happened if happened.startswith("citizen")}
    assert "citizen: IdentityConfirmed" in own
    assert "citizen: AnswersConfirmed" in own


@pytest.fixture
def unhurried() -> Iterator[None]:
    """Let two touches a moment apart be two touches, as they are for who looks in between."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(before)


@pytest.mark.usefixtures("unhurried")
def test_a_whole_visit_by_touch_alone(citizen: CitizenAtScreen2) -> None:
    go_through(citizen, Finger(citizen))
    assert_carried_out(citizen)
    assert "citizen: Signed" in citizen.happened
    assert citizen.heard == []


def test_a_whole_visit_by_keyboard_alone(citizen: CitizenAtScreen2) -> None:
    go_through(citizen, Keys(citizen))
    assert_carried_out(citizen)
    assert citizen.story.case_answers_by("phone") is Actor.CITIZEN
    assert citizen.heard == []


def test_a_whole_visit_by_ear_alone(citizen: CitizenAtScreen2) -> None:
    citizen.mediator(ReadAloud(on=True))
    go_through(citizen, Ear(citizen))
    assert_carried_out(citizen)
    assert citizen.story.case_answers_by("phone") is Actor.CITIZEN
    heard = "\n".join(citizen.heard)
    assert "Name: Rita Exemplo" in heard
    assert "Telephone: +3 5 1, 9 1 2, 3 4 5, 6 7 8" in heard
    assert "Fee: 5 euros" in heard
    assert heard.index("Is this you?") < heard.index("Check your answers")


def test_by_ear_without_headphones_nothing_personal_is_in_the_room(
    open_screen: OpenScreen, qtbot: QtBot
) -> None:
    def make_window(outgoing: Outgoing) -> CitizenWindow:
        return open_screen(outgoing=outgoing).window

    citizen = CitizenAtScreen2(make_window, qtbot, headphones=False)
    citizen.mediator(ReadAloud(on=True))
    go_through(citizen, Ear(citizen))
    heard = "\n".join(citizen.heard)
    for value in ("Rita", "9 1 2", "1980", PHONE):
        assert value not in heard
    assert "Name: written on the screen" in heard
