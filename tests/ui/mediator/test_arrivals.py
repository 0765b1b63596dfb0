from __future__ import annotations

import threading

from msgspec.structs import replace
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from citizenspot.visit.views import DeskView
from tests.ui.mediator.sample_views.every_moment import form, start
from ui.mediator.arrivals import DeskRoom
from ui.mediator.desk_port import CitizenScreen


class Reader:
    """Takes what a room hands over, and on which thread."""

    def __init__(self, room: DeskRoom) -> None:
        self.views: list[DeskView] = []
        self.threads: set[QThread] = set()
        self.screens: list[CitizenScreen] = []
        room.changed.connect(self.take)
        room.screen_changed.connect(self.screens.append)

    def take(self, view: DeskView) -> None:
        self.views.append(view)
        self.threads.add(QThread.currentThread())


def test_a_view_posted_on_another_thread_arrives_on_the_gui_thread(qtbot: QtBot) -> None:
    room = DeskRoom()
    reader = Reader(room)
    thread = threading.Thread(target=room.post, args=(form("en"),))
    thread.start()
    thread.join()
    assert reader.views == []
    qtbot.waitUntil(lambda: len(reader.views) == 1)
    assert reader.threads == {room.thread()}


def test_a_late_view_never_undoes_a_newer_one(qtbot: QtBot) -> None:
    room = DeskRoom()
    reader = Reader(room)
    newer = form("en")
    room.post(newer)
    room.post(replace(newer, position=newer.position - 1, say="old"))
    last = replace(newer, say="the same position, and a draft since")
    room.post(last)
    qtbot.waitUntil(lambda: last in reader.views)
    assert reader.views == [newer, last]


def test_the_next_visit_may_begin_at_a_lower_position(qtbot: QtBot) -> None:
    room = DeskRoom()
    reader = Reader(room)
    room.post(form("en"))
    idle = replace(start("en"), position=0)
    room.post(idle)
    qtbot.waitUntil(lambda: idle in reader.views)


def test_the_state_of_screen_two_crosses_as_well(qtbot: QtBot) -> None:
    room = DeskRoom()
    reader = Reader(room)
    room.post_screen(CitizenScreen.UNPLUGGED)
    qtbot.waitUntil(lambda: reader.screens == [CitizenScreen.UNPLUGGED])
