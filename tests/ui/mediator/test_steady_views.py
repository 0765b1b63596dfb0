"""What is left alone because it has not changed is what would have been made anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from citizenspot.visit.views import DeskView, Fields
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT, form
from ui.mediator.key_plan import with_keys
from ui.mediator.steady_keys import SteadyKeys


def with_answer(view: DeskView, text: str) -> DeskView:
    blocks = tuple(
        replace(block, fields=tuple(replace(f, text=text) for f in block.fields))
        if isinstance(block, Fields)
        else block
        for block in view.page.blocks
    )
    return replace(view, page=replace(view.page, blocks=blocks))


@given(
    st.lists(st.tuples(st.sampled_from(sorted(EVERY_MOMENT)), st.sampled_from(["", "Maria"]))),
)
def test_keys_are_those_of_each_view_alone(walk: Sequence[tuple[str, str]]) -> None:
    keys = SteadyKeys()
    for moment, text in walk:
        view = with_answer(EVERY_MOMENT[moment]("en"), text)
        assert keys.given(view) == with_keys(view)


def test_an_answer_moves_no_key() -> None:
    keys = SteadyKeys()
    before, after = (keys.given(with_answer(form("en"), text)) for text in ("", "Maria"))
    assert before.acts is after.acts
    assert before != after


def seen_at(counter: Counter) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    named = [each for each in counter.all(QWidget) if each.accessibleName()]
    return sorted(f"{type(each).__name__} {each.accessibleName()}" for each in named)


@pytest.mark.parametrize("moment", ["start", "form", "with_notices"])
def test_a_part_of_the_window_looks_at_nothing_but_what_it_says(
    open_counter: OpenCounter, moment: str
) -> None:
    window = open_counter().window
    for part in (*window.parts, *window.centre.parts):
        watched = Watched(EVERY_MOMENT[moment]("en"))
        part.show(watched)  # type: ignore[arg-type]  # stands for the view it watches
        assert watched.looked_at <= {name.partition(".")[0] for name in part.looks_at}


class Watched:
    """A view that knows which of its fields were looked at."""

    def __init__(self, view: DeskView) -> None:
        self._view = view
        self.looked_at: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.looked_at.add(name)
        return getattr(self._view, name)


def test_a_view_looks_the_same_whatever_was_shown_before(open_counter: OpenCounter) -> None:
    walked = open_counter()
    for name in ("start", "form", "with_notices", "payment", "form", "start"):
        view = EVERY_MOMENT[name]("en")
        walked.show(view)
        alone = open_counter(view)
        assert seen_at(walked) == seen_at(alone)
        alone.window.hide()
