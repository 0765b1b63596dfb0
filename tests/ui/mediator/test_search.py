"""Finding services as one types."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Cover
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.fake_desk import NEEDS, SERVICES
from tests.ui.mediator.sample_views.every_moment import form, services
from ui.design.controls.button import Button
from ui.design.plain_text import PlainText


def found(counter: Counter) -> list[str]:
    hits = counter.window.centre.search.list.hits
    return [hit.name for row in range(hits.rowCount()) if (hit := hits.hit(row))]


def current(counter: Counter) -> str:
    hit = counter.window.centre.search.list.current
    assert hit
    return hit.name


def needs_shown(counter: Counter) -> list[str]:
    panel = counter.window.centre.search.needs
    return [text.shown for text in panel.findChildren(PlainText) if text.isVisible()]


def test_where_services_are_chosen_typing_finds_them_at_once(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    assert counter.focused is counter.window.centre.search.line
    assert not counter.window.centre.search.is_open
    counter.write("condu")
    assert found(counter) == ["Renovar a carta de condução"]
    counter.press("Return")
    assert counter.commands == [c.ChooseServices((SERVICES[0].id,))]
    assert not counter.window.centre.search.is_open


def test_f2_opens_it_over_any_page_even_out_of_a_field(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-1")
    counter.press("F2")
    assert counter.window.centre.search.is_open
    assert not counter.window.centre.page.isVisible()
    assert found(counter) == [hit.name for hit in SERVICES]
    assert counter.commands == [c.EnterField("case-1", "licence_number", "AV-1")]


def test_the_page_is_never_squashed_by_what_comes_in_its_place(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    page = counter.window.centre.page
    sizes = Sizes(page)
    for key in ("F2", "Esc", "Ctrl+K", "Esc"):
        counter.press(key)
        QApplication.processEvents()
    assert set(sizes.seen) <= {page.size().toTuple()}


class Sizes(QObject):
    """Writes down the sizes that a part is given."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.seen: list[object] = []
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QResizeEvent):
            self.seen.append(event.size().toTuple())
        return super().eventFilter(watched, event)


def test_escape_gives_the_page_back_where_it_was(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("F2")
    counter.write("xyz")
    counter.press("Esc")
    assert counter.window.centre.page.isVisible()
    assert counter.window.centre.page.isAncestorOf(counter.focused)
    assert counter.commands == []
    counter.press("F2")
    assert counter.window.centre.search.line.text() == ""


def test_arrows_walk_the_list_and_stop_at_its_ends(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    assert current(counter) == SERVICES[0].name
    counter.press("Up")
    assert current(counter) == SERVICES[0].name
    counter.press("Down")
    counter.press("Down")
    assert current(counter) == SERVICES[2].name
    counter.press("PgDown")
    counter.press("Down")
    assert current(counter) == SERVICES[-1].name
    assert counter.focused is counter.window.centre.search.line


def test_what_the_service_needs_is_seen_before_it_is_started(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.write("condu")
    counter.qtbot.waitUntil(lambda: NEEDS.minutes in needs_shown(counter))
    shown = needs_shown(counter)
    for said in (NEEDS.provider, "\n".join(NEEDS.papers), NEEDS.card, NEEDS.pin):
        assert said in shown
    for lines in (NEEDS.fees, NEEDS.when, NEEDS.elsewhere):
        assert "\n".join(lines) in shown
    assert counter.commands == []


def test_a_private_provider_and_what_is_to_be_confirmed_are_marked(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(services("en"))
    counter.write("contador")
    counter.qtbot.waitUntil(lambda: "Águas de Vila Modelo (private)" in needs_shown(counter))
    assert "Por confirmar neste balcão." in needs_shown(counter)
    assert "Nenhuma fonte diz que documentos pede." in needs_shown(counter)
    model = counter.window.centre.search.list.hits
    assert "private · to be confirmed" in str(model.data(model.index(0)))


def test_right_leads_to_the_needs_and_left_back(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.write("condu")
    counter.press("Right")
    search = counter.window.centre.search
    assert search.needs.hasFocus()
    counter.qtbot.waitUntil(lambda: NEEDS.minutes in needs_shown(counter))
    counter.press("Left")
    assert search.line.hasFocus()


def test_walking_quickly_asks_for_the_needs_of_the_last_only(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    for _row in range(4):
        counter.press("Down")
    counter.qtbot.waitUntil(lambda: bool(counter.desk.asked_needs))
    assert counter.desk.asked_needs == [SERVICES[4].id]


def test_several_services_are_started_together(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.write("condu")
    counter.press("Shift+Return")
    counter.write("morada")
    counter.press("Shift+Return")
    start = next(each for each in counter.all(Button) if each.shortcut().toString() == "Return")
    assert start.accessibleName() == "Start 2 services"
    counter.press("Return")
    assert counter.commands == [c.ChooseServices((SERVICES[0].id, SERVICES[1].id))]


def test_what_was_searched_for_last_is_started_with_what_was_marked(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(services("en"))
    counter.write("condu")
    counter.press("Shift+Return")
    counter.write("morada")
    counter.press("Return")
    assert counter.commands == [c.ChooseServices((SERVICES[0].id, SERVICES[1].id))]


def test_a_mark_is_taken_away_by_the_same_key(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    counter.press("Shift+Return")
    counter.press("Shift+Return")
    counter.press("Down")
    counter.press("Return")
    assert counter.commands == [c.ChooseServices((SERVICES[1].id,))]


def test_finding_nothing_says_so_and_starts_nothing(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.write("zzz")
    said = [text.shown for text in counter.all(PlainText)]
    assert "Nothing is found. Try another word." in said
    counter.press("Return")
    assert counter.commands == []


def test_covering_screen_two_works_while_searching(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("F2")
    counter.press("F9")
    assert counter.commands == [Cover()]
    assert counter.window.centre.search.is_open


def test_a_page_that_arrives_does_not_take_the_focus_out_of_the_search(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.press("F2")
    counter.write("ca")
    other = form("en")
    counter.show(replace(other, position=60, page=replace(other.page, name="elsewhere")))
    assert counter.focused is counter.window.centre.search.line
    assert counter.window.centre.search.line.text() == "ca"


def test_the_search_closes_where_services_can_no_longer_be_chosen(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.press("F2")
    counter.show(replace(form("en"), position=60, search=False))
    assert not counter.window.centre.search.isVisible()
    assert counter.window.centre.page.isVisible()


def test_a_narrow_list_gives_long_names_a_second_line(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    rows = counter.window.centre.search.list
    heights = []
    for width in (1920, 1024):
        counter.window.resize(width, 768)
        QApplication.processEvents()
        heights.append(rows.sizeHintForRow(0))
        assert rows.visualRect(rows.hits.index(0)).height() == heights[-1]
    wide, narrow = heights
    assert narrow > wide


def test_a_name_too_long_for_two_lines_has_as_many_as_it_needs(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    rows = counter.window.centre.search.list
    long = replace(SERVICES[1], name=" ".join(["Pedir a licença"] * 8))
    rows.hits.show_hits((SERVICES[0], long, SERVICES[2]), frozenset())
    counter.window.resize(1024, 768)
    QApplication.processEvents()
    first, between, last = (rows.visualRect(rows.hits.index(row)).height() for row in range(3))
    assert first == last < between
    assert between == rows.sizeHintForRow(1)
