"""Runs the program on the display it is given, and does one thing to its screens.

`screens_as_started` runs it; a scene is a function below. It prints one JSON line of what it saw.
A process of its own, because a display is chosen once in a process.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from time import monotonic

from citizenspot.citizen_link.forked_process import ForkedProcess
from citizenspot.citizen_link.messages import FromCitizen, Speak
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.commands.starting import builder_of
from citizenspot.visit import commands as c
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor
from kiosk_config.settings import ScreenSettings
from kiosk_config.touch import Matrix, matrix_told
from kiosk_config.virtual_display import Display
from tests.journeys.program_at_play import play_beside_program
from tests.journeys.seen import LIMIT_S, Seen
from tests.rigs.two_monitors import CITIZENS, TwoMonitors
from tests.rigs.waiting import wait_until
from ui.mediator.desk_port import CitizenScreen
from ui.program import Program, Settings, speaker_of
from ui.speech.silence import Silence

SERVICE = "pt.municipal-water.meter-reading"
TOUCH_SCREEN = "Virtual core XTEST pointer"
"""Of every X server: no glass, but a device that has a matrix as one of glass has."""
EVERYWHERE: Matrix = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def begin_visit(program: Program, seen: Seen) -> DeskView:
    """Bring a visit to a page of a case."""
    desk = program.workstation.desk
    desk.submit(c.OpenVisit("Ana"))
    desk.submit(c.Begin(), Actor.CITIZEN)
    desk.submit(c.ChooseServices((SERVICE,)))
    return seen.wait(lambda view: view.page.name.endswith("/inform/0"), "the first page")


def killed(program: Program, seen: Seen) -> dict[str, object]:
    """Kill screen 2, and see whether it shows the same page again."""
    before = begin_visit(program, seen)
    seen.wait_painted()
    first = program.citizen_pid
    assert first is not None
    killed_at = monotonic()
    os.kill(first, signal.SIGKILL)
    seen.wait_painted(not_by=first)
    back_ms = (monotonic() - killed_at) * 1000
    after = seen.wait(lambda _: True, "the page again")
    return {
        "same_page": before.citizen.page == after.citizen.page,
        "another_process": program.citizen_pid not in {None, first},
        "back_ms": back_ms,
    }


def unplugged(program: Program, seen: Seen) -> dict[str, object]:
    """Take the citizen's monitor away and bring it back; the visit pauses and goes on."""
    monitors = TwoMonitors(Display(os.environ["DISPLAY"]))
    before = begin_visit(program, seen)
    lamps: list[CitizenScreen] = []
    program.room.screen_changed.connect(lamps.append)
    monitors.unplug(CITIZENS)
    paused = seen.wait(lambda view: view.citizen.state == "paused", "the pause")
    # Once as its monitor goes, and once as its process ends for it.
    wait_until(lambda: len(lamps) >= len(("monitor", "process")))
    lamp = lamps[-1].value
    program.workstation.desk.submit(
        c.Agree(before.page.name.split("/")[0], "inform"), Actor.CITIZEN
    )
    seen.forget_painted()
    monitors.plug(CITIZENS)
    resumed = seen.wait(lambda view: view.citizen.state == "step", "the visit again")
    seen.wait_painted()
    return {
        "notices": [notice.sentence for notice in paused.notices],
        "lamp": lamp,
        "same_page": before.page == resumed.page,
        "painted_again": program.citizen_pid is not None,
    }


def two_outputs(program: Program, seen: Seen) -> dict[str, object]:
    """Say where both windows are, and what screen 2 can reach."""
    begin_visit(program, seen)
    seen.wait(lambda view: view.citizen.state == "step", "screen 2")
    pid = program.citizen_pid
    assert pid is not None
    process = Path(f"/proc/{pid}")
    maps = process.joinpath("maps").read_text()
    libraries = ("sqlcipher", "libcrypto", "_ssl", "cryptography", "pcsclite", "sqlalchemy")
    environment = process.joinpath("environ").read_bytes()
    wait_until(lambda: _touch_matrix() != EVERYWHERE)
    return {
        "desk_on": program.window.screen().name(),
        "touch": _touch_matrix(),
        "interfaces": sorted(
            line.split(":")[0].strip()
            for line in process.joinpath("net/dev").read_text().splitlines()[2:]
        ),
        "has_loaded": [name for name in libraries if name in maps],
        "files": sorted({str(each.readlink()) for each in process.joinpath("fd").iterdir()}),
        "environment": environment.decode(errors="replace").split("\0"),
    }


def _touch_matrix() -> Matrix | None:
    """Return where touches of the X server's own pointer land, as another program is told."""
    command = ["xinput", "list-props", TOUCH_SCREEN]
    told = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=True)
    return matrix_told(told.stdout)


def read_aloud(program: Program, seen: Seen) -> dict[str, object]:
    """Let screen 2 be read to the end of a page by the speech-dispatcher that the test has."""
    asked: list[Speak] = []
    whole = threading.Event()

    def hear(message: FromCitizen) -> None:
        if isinstance(message, Speak):
            asked.append(message)
            if "Tab" in message.words:
                whole.set()

    program.observers.append(hear)
    seen.wait(lambda view: view.citizen.state == "idle", "nobody")
    begin_visit(program, seen)
    seen.wait(lambda view: any(isinstance(a.command, ReadAloud) for a in view.acts), "a voice")
    program.workstation.desk.submit(ReadAloud(on=True))
    view = seen.wait(lambda view: view.citizen.reads_aloud, "reading aloud")
    assert whole.wait(LIMIT_S), f"the page was not read to its end: {asked}"
    return {"asked": [each.words for each in asked], "heading": view.citizen.page.heading}


SCENES = {
    "killed": killed,
    "unplugged": unplugged,
    "two_outputs": two_outputs,
    "read_aloud": read_aloud,
}


def _with_speaker(settings: Settings, seat: CitizenSeat) -> Program:
    """Make the program; its voice is real where the test has named a speech-dispatcher."""
    has_voice = "SPEECHD_ADDRESS" in os.environ
    speaker = partial(speaker_of, settings) if has_voice else Silence
    return Program(settings, seat, builder_of(settings), speaker)


def main(screen_two: ForkedProcess) -> None:
    """Run the program with a scene beside it, and print what the scene saw."""
    scene = SCENES[sys.argv[1]]
    screens = ScreenSettings(citizen_touch=TOUCH_SCREEN if scene is two_outputs else None)
    saw = play_beside_program(scene, _with_speaker, screen_two, screens=screens)
    print(json.dumps(saw), flush=True)  # noqa: T201 - this is how it is heard
