"""The first frame of a page is the final one: nothing of it is squashed and springs into place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT

OLD_PANEL = (1024, 768)
TURNS = 4


def sizes(counter: Counter) -> dict[str, tuple[int, int]]:
    """Return how large each part is, by its kind and its turn among those of its kind."""
    parts = counter.all(QWidget)
    return {f"{number} {part}": (part.width(), part.height()) for number, part in enumerate(parts)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("start", "question"),
        ("form", "queue_in_visit"),
        ("form", "with_notices"),
        ("start", "own_card_waited_for"),
        ("start", "desk_accounts"),
    ],
)
def test_on_an_old_panel_nothing_moves_after_the_page_has_come(
    open_counter: OpenCounter, before: str, after: str
) -> None:
    counter = open_counter(EVERY_MOMENT[before]("en"), size=OLD_PANEL)
    for _turn in range(TURNS):
        QApplication.processEvents()

    counter.window.show_view(EVERY_MOMENT[after]("en"))
    first = sizes(counter)
    for _turn in range(TURNS):
        QApplication.processEvents()

    assert sizes(counter) == first
