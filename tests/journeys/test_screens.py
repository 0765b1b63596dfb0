"""Two screens on real displays: killed, unplugged, plugged in, and what screen 2 can reach."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk_config.virtual_display import virtual_display
from tests.rigs.two_monitors import MEDIATORS, TwoMonitors
from tests.ui.speech.dispatcher_process import running

REPOSITORY = Path(__file__).resolve().parents[2]
LIMIT_S = 90

pytestmark = [pytest.mark.real, pytest.mark.timeout(LIMIT_S + 30)]


def scene(name: str, environment: Mapping[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.screens_as_started", name],
        cwd=REPOSITORY,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=LIMIT_S,
        check=True,
    )
    saw: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert "problem" not in saw, saw["problem"]
    return saw


def test_a_killed_screen_2_comes_back_on_the_same_page() -> None:
    with virtual_display() as display:
        saw = scene("killed", os.environ | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"})
    assert saw["another_process"]
    assert saw["same_page"]


def test_unplugging_the_citizens_monitor_pauses_the_visit_and_plugging_it_in_resumes_it(
    two_monitors: TwoMonitors,
) -> None:
    saw = scene("unplugged", two_monitors.environment)
    assert any("paus" in sentence or "espera" in sentence for sentence in saw["notices"])
    assert saw["lamp"] == "unplugged"
    assert saw["same_page"]
    assert saw["painted_again"]


def test_screen_2_has_its_touches_and_no_key_no_journal_no_network(
    two_monitors: TwoMonitors,
) -> None:
    saw = scene("two_outputs", two_monitors.environment)
    assert saw["desk_on"] == MEDIATORS
    assert saw["touch"] == [0.5, 0, 0.5, 0, 1, 0, 0, 0, 1], "touches land on the right half"
    assert saw["interfaces"] == ["lo"]
    assert saw["has_loaded"] == []
    assert not [name for name in saw["files"] if "journal" in name or name.endswith(".key")]
    names = {entry.split("=")[0] for entry in saw["environment"]}
    assert "SSH_AUTH_SOCK" not in names


def test_screen_2_is_read_aloud_by_speech_dispatcher_to_the_end_of_the_page(tmp_path: Path) -> None:
    with virtual_display() as display, running(tmp_path) as dispatcher:
        saw = scene(
            "read_aloud",
            os.environ
            | {
                "DISPLAY": display.name,
                "QT_QPA_PLATFORM": "xcb",
                "SPEECHD_ADDRESS": f"unix_socket:{dispatcher.folder / 'sock'}",
            },
        )
        said = dispatcher.said
    assert saw["heading"] in said
    # The voice takes breath where it likes; the words and their order are what counts.
    heard, asked = ("".join("".join(words).split()) for words in (said, saw["asked"][:-1]))
    assert heard.startswith(asked[:200])
