"""Killed at any moment, the desk opens the same visit at the same step."""

import subprocess
import sys
from pathlib import Path

import pytest

from citizenspot.visit.views import DeskView, Page
from tests.desk.desk_rig import SeenScreens, desk_at_work
from tests.desk.doomed_desk import journal_in

# After how many views the desk is killed; the moment within the next act is the scheduler's.
VIEWS = (3, 6, 9, 12, 15, 19)


class RememberedPages(SeenScreens):
    """Screens that keep the page of every view by its position."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[int, Page] = {}

    def show_desk(self, view: DeskView) -> None:
        self.pages[view.position] = view.page
        super().show_desk(view)


@pytest.fixture(scope="module")
def undisturbed() -> dict[int, Page]:
    """The pages of the same visit at a desk that nobody kills."""
    screens = RememberedPages()
    with desk_at_work(screens=screens) as rig:
        rig.told_until_sent()
        assert rig.view
    return screens.pages


def shown_until_killed(folder: Path, views: int) -> int:
    """Let a desk live for some views, kill it, and return the last position it has shown."""
    command = [sys.executable, "-m", "tests.desk.doomed_desk", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as doomed:
        assert doomed.stdout
        shown = [doomed.stdout.readline() for _ in range(views)]
        doomed.kill()
        shown += doomed.stdout.readlines()
    return max(int(line) for line in shown if line.endswith("\n"))


@pytest.mark.parametrize("views", VIEWS)
def test_a_desk_killed_at_any_moment_opens_the_same_visit_at_the_same_step(
    views: int, undisturbed: dict[int, Page], tmp_path: Path
) -> None:
    shown = shown_until_killed(tmp_path, views)
    with desk_at_work(lambda: journal_in(tmp_path)) as after:
        # The next act may have become durable before its view was shown.
        assert after.view.page in (undisturbed[shown], undisturbed.get(shown + 1))
