"""Screen 2 shows what the view says, sends what was pressed, and keeps what is being done."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from citizenspot.visit.commands import Continue, EnterField, GoBack
from citizenspot.visit.screen_commands import AskToExplain, Cover, Stop
from citizenspot.visit.views import Act, CitizenView, Fields, FieldView, Page
from citizenspot.visit.words import Contrast, TextSize
from tests.ui.citizen.conftest import OpenScreen, Screen2
from tests.ui.citizen.every_page import every_page
from ui.citizen.gallery.__main__ import sample_views
from ui.citizen.outgoing import NotTheCitizens
from ui.design.blocks.fields import _ShownValue
from ui.design.plain_text import PlainText

VIEWS = sample_views("en", TextSize.NORMAL)
STATES = ("idle", "welcome", "form", "stopped", "paused", "covered", "goodbye")


def with_field(view: CitizenView, number: int, **changes: str) -> CitizenView:
    """Return the view with one of its first block's fields changed."""
    block = view.page.blocks[0]
    assert isinstance(block, Fields)
    fields = list(block.fields)
    fields[number] = msgspec.structs.replace(fields[number], **changes)
    blocks = (Fields(tuple(fields)), *view.page.blocks[1:])
    return msgspec.structs.replace(view, page=msgspec.structs.replace(view.page, blocks=blocks))


def line(screen: Screen2, name: str) -> QLineEdit:
    lines = screen.window.findChildren(QLineEdit)
    return next(each for each in lines if each.accessibleName() == name)


def test_before_the_first_view_it_asks_for_a_moment(screen: Screen2) -> None:
    assert "One moment, please" in screen.texts
    assert screen.buttons == {}


@pytest.mark.parametrize("state", STATES)
def test_every_state_shows_its_heading_and_its_sentences(screen: Screen2, state: str) -> None:
    view = VIEWS[state]

    screen.show(view)

    assert view.page.heading in screen.texts
    assert all(any(each in text for text in screen.texts) for each in view.page.sentences)


def test_every_act_of_a_view_can_be_pressed(screen: Screen2) -> None:
    for name, view in VIEWS.items():
        screen.show(view)
        for act in (*view.page.acts, *view.chrome):
            screen.press(" ".join(act.label.split()))
            assert screen.given[-1] == act.command, name


def test_a_page_says_where_it_is(screen: Screen2) -> None:
    screen.show(VIEWS["review"])

    assert "Renew a driving licence" in screen.texts
    assert "Step 6 of 9" in screen.texts


def test_a_new_page_takes_the_focus_to_its_heading(screen: Screen2) -> None:
    screen.show(VIEWS["review"])

    assert screen.focused.accessibleName() == "Check your answers"


def test_a_new_page_with_a_field_to_fill_takes_the_focus_there(screen: Screen2) -> None:
    screen.show(VIEWS["form"])

    assert screen.focused.accessibleName() == "Address"


def test_the_same_page_leaves_focus_cursor_and_typing_alone(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    address = line(screen, "Address")
    address.setCursorPosition(4)
    QTest.keyClicks(address, "x")

    for number in range(5):
        screen.show(with_field(VIEWS["form"], 1, text=f"100{number}-000", error=""))

    assert line(screen, "Address") is address
    assert address.hasFocus()
    assert address.text() == "Rua xdas Amostras 12, 3.º esq."
    assert address.cursorPosition() == 5
    assert line(screen, "Postal code").text() == "1004-000"


def test_typing_is_drafted_and_committed(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    code = line(screen, "Postal code")
    code.setFocus()
    code.selectAll()

    QTest.keyClicks(code, "1000-001")
    assert [draft.text for draft in screen.drafts][-1] == "1000-001"
    QTest.keyClick(code, Qt.Key.Key_Return)

    assert screen.given == [EnterField("c1", "postal_code", "1000-001")]


def test_a_whole_page_can_be_done_by_keyboard(screen: Screen2) -> None:
    view = CitizenView(
        1,
        "step",
        Page(
            "p",
            "Your door",
            blocks=(Fields((FieldView("c1", "door", "Door", "number"),)),),
            acts=(
                Act("Continue", Continue("c1", "s1"), style="primary"),
                Act("Back", GoBack("c1"), style="quiet"),
            ),
        ),
        language="en",
    )
    screen.show(view)

    QTest.keyClicks(screen.focused, "12")
    QTest.keyClick(screen.focused, Qt.Key.Key_Return)
    assert screen.focused.accessibleName() == "Continue"
    QTest.keyClick(screen.focused, Qt.Key.Key_Return)

    assert screen.given == [EnterField("c1", "door", "12"), Continue("c1", "s1")]


def test_stop_and_explain_are_on_every_step(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])

    screen.press("Explain this to me")
    screen.press("Stop")

    assert screen.given == [AskToExplain(), Stop()]


def test_another_size_commits_what_was_being_typed(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    QTest.keyClicks(line(screen, "Address"), "!")

    screen.show(sample_views("en", TextSize.LARGE)["form"])

    assert screen.given == [EnterField("c1", "address", "Rua das Amostras 12, 3.º esq.!")]


def test_covered_shows_nothing_of_the_page_before(screen: Screen2) -> None:
    screen.show(VIEWS["identify"])

    screen.show(VIEWS["covered"])
    QApplication.processEvents()

    assert screen.texts == ["This screen is covered", "The mediator uncovers it in a moment."]
    assert screen.buttons == {}


def test_a_new_visit_finds_nothing_of_the_one_before(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    QTest.keyClicks(line(screen, "Address"), "secret")
    QGuiApplication.clipboard().setText("Rua das Amostras")

    screen.show(VIEWS["goodbye"])
    screen.show(VIEWS["idle"])
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()

    assert QGuiApplication.clipboard().text() == ""
    lines = [each for each in screen.window.findChildren(QLineEdit) if each.isVisible()]
    assert lines == []
    assert not any("Amostras" in text for text in screen.texts)


def test_practice_cannot_be_mistaken(open_screen: OpenScreen) -> None:
    screen = open_screen(practice=True)
    assert "Practice" in screen.texts

    screen.show(VIEWS["form-practice"])

    assert "Practice. Nothing here is real." in screen.texts
    look = screen.window._look_of(TextSize.NORMAL)
    image = screen.window.grab().toImage()
    for x, y in ((0, 0), (image.width() - 1, image.height() - 1), (0, image.height() // 2)):
        assert image.pixelColor(x, y).name().upper() == look.colours.practice


def test_a_live_view_has_no_practice_frame(screen: Screen2) -> None:
    screen.show(VIEWS["form"])

    look = screen.window._look_of(TextSize.NORMAL)
    corner = screen.window.grab().toImage().pixelColor(0, 0)
    assert corner.name().upper() != look.colours.practice


def test_right_to_left_mirrors_the_whole_screen(screen: Screen2) -> None:
    screen.show(VIEWS["review"])
    before = screen.buttons["Everything is right"].mapTo(screen.window, screen.window.pos()).x()

    screen.show(msgspec.structs.replace(VIEWS["review"], right_to_left=True))
    after = screen.buttons["Everything is right"].mapTo(screen.window, screen.window.pos()).x()

    assert before > screen.window.width() / 2 > after


def test_an_act_that_is_not_the_citizens_is_a_defect(screen: Screen2) -> None:
    page = Page("p", "Wrong", acts=(Act("Cover", Cover()),))
    screen.show(CitizenView(1, "step", page, language="en"))

    with pytest.raises(NotTheCitizens):
        screen.window.stage.press(page.acts[0])


def test_the_citizen_cannot_close_the_window(screen: Screen2) -> None:
    screen.window.close()

    assert screen.window.isVisible()


def geometries(window: QWidget) -> list[tuple[str, QRect]]:
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return [(type(each).__name__, each.geometry()) for each in visible]


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("panel", [((1920, 1080), 4.03), ((1024, 768), 3.36), ((683, 768), 3.78)])
def test_the_first_frame_of_a_page_is_its_final_one(
    open_screen: OpenScreen, size: TextSize, panel: tuple[tuple[int, int], float]
) -> None:
    screen = open_screen(*panel)
    for name, view in sample_views("en", size).items():
        screen.show(view)
        first = geometries(screen.window)

        for _round in range(3):
            QApplication.processEvents()

        assert geometries(screen.window) == first, name


class LayoutRequests(QObject):
    """Counts how often anything of a window asks for another layout."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        for each in (window, *window.findChildren(QWidget)):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_a_page_that_is_shown_comes_to_rest(open_screen: OpenScreen) -> None:
    screen = open_screen((683, 768), 3.78)
    for name, view in sample_views("pt", TextSize.LARGE).items():
        screen.show(view)
        for _round in range(20):
            QApplication.processEvents()
        requests = LayoutRequests(screen.window)

        for _round in range(3):
            QApplication.processEvents()

        assert requests.count == 0, name


def turn_the_event_loop() -> None:
    """Run the loop once; what was to be deleted later is deleted in it."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def test_pages_that_were_shown_leave_no_widgets_behind(screen: Screen2) -> None:
    def a_whole_visit() -> int:
        for view in VIEWS.values():
            screen.show(view)
            turn_the_event_loop()
        screen.show(sample_views("en", TextSize.LARGE)["idle"])
        screen.show(VIEWS["idle"])
        turn_the_event_loop()
        return len(screen.window.findChildren(QWidget))

    after_one = a_whole_visit()

    assert {a_whole_visit() for _visit in range(4)} == {after_one}


def test_the_colours_chosen_are_what_is_painted(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    usual = screen.window.grab().toImage().pixelColor(4, screen.window.height() // 2)

    screen.show(msgspec.structs.replace(VIEWS["form"], contrast=Contrast.STRONG))
    strong = screen.window.grab().toImage().pixelColor(4, screen.window.height() // 2)

    assert strong.name() == "#000000" != usual.name()


def test_a_service_in_another_language_is_said_to_be(screen: Screen2) -> None:
    said = "Este serviço está em: inglês"
    screen.show(msgspec.structs.replace(VIEWS["form"], written_in=said))
    assert said in [each.shown for each in screen.window.findChildren(PlainText)]


def test_a_value_the_mediator_writes_stands_within_a_whole_edge(screen: Screen2) -> None:
    screen.show(every_page("en")["details"])
    look = screen.window._look_of(TextSize.NORMAL)
    cards = [each for each in screen.window.findChildren(_ShownValue) if each.isVisible()]
    assert cards

    for card in cards:
        image = card.grab().toImage()
        room, middle = look.measures.room, image.width() // 2
        edges = [image.pixelColor(middle, y).name() for y in (room, image.height() - 1 - room)]
        inside = image.pixelColor(middle, room + 4).name()
        assert inside not in edges
