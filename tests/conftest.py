"""What every test gets without asking: guards, a world of its own, and bounded properties."""

import gc
import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guards.logs import no_unexpected_warnings
from tests.guards.own_world import own_world
from tests.guards.qt import no_qt_left_running
from tests.guards.threads import nothing_left_running
from tests.rigs.cups_printer import cups, printer

__all__ = [
    "cups",
    "no_qt_left_running",
    "no_unexpected_warnings",
    "nothing_left_running",
    "printer",
]

REPOSITORY = Path(__file__).resolve().parent.parent

# No deadline: on two shared cores a slow example says nothing about the code. CI draws the same
# examples every time, so that what is red there is red at the desk.
settings.register_profile(
    "desk", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, max_examples=100)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config: pytest.Config) -> None:
    """Enter the tests' own world before the first of them is collected."""
    worlds = ExitStack()
    worlds.enter_context(own_world())
    config.add_cleanup(worlds.close)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that share one real part on one worker, and let them begin first.

    They are half of the time, and in one worker: begun late, they would run alone at the end.
    Among themselves they stay in random order, as all others do.
    """
    items.sort(key=lambda item: item.get_closest_marker("real") is None)
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        if item.get_closest_marker("real") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("real"))


def pytest_collection_finish() -> None:
    """Set aside what collecting has made: it stays to the end, and every look at the heap pays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The material that lies beside the repository while developing, and nowhere else."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"no shared material here: {folder / 'data'} is not a folder")
    return folder
