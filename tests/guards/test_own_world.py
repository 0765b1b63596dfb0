"""The tests' own world: away from the developer's, and gone when they end."""

import os
from pathlib import Path

from tests.guards.own_world import own_world


def test_the_world_of_the_tests_has_folders_of_its_own() -> None:
    with own_world() as home:
        assert Path(os.environ["XDG_STATE_HOME"]).is_relative_to(home)
        assert Path(os.environ["XDG_CONFIG_HOME"]).is_relative_to(home)


def test_nothing_in_it_leads_to_the_developers_screen_or_keyring() -> None:
    with own_world():
        assert "DISPLAY" not in os.environ
        assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_leaving_it_puts_everything_back() -> None:
    before = dict(os.environ)
    with own_world() as home:
        os.environ["ADDED_WITHIN"] = "1"
    assert dict(os.environ) == before
    assert not home.exists()


def test_this_very_test_runs_in_such_a_world() -> None:
    assert "citizenspot-tests-" in os.environ["XDG_STATE_HOME"]
