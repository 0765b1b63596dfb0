"""Pictures of both monitors with a hard set of screens, for looking at.

`python -m tests.journeys.screen_pictures --out DIR` runs the program on two RandR outputs of the
dummy driver (root, Xorg) with the screens swapped, with one output only, and with the citizen's
unplugged and plugged in again at every state of a visit. Each leaves `NN-WHAT.png` of both outputs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Cover, GoOn, Stop, Uncover
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor, Outcome
from kiosk_config.settings import ScreenSettings
from kiosk_config.virtual_display import Display
from tests.journeys.program_at_play import play_beside_program
from tests.journeys.seen import Seen
from tests.rigs.two_monitors import CITIZENS, TwoMonitors, run_two_monitors
from tests.rigs.waiting import wait_until
from ui.program import Program

SERVICE = "pt.municipal-water.meter-reading"


class Playing(NamedTuple):
    """A program at play, and where its pictures go."""

    program: Program
    seen: Seen
    monitors: TwoMonitors
    out: Path

    def submit(self, *commands: c.AnyCommand, by: Actor = Actor.MEDIATOR) -> None:
        """Give commands to the desk."""
        for command in commands:
            self.program.workstation.desk.submit(command, by)

    def comes_to(self, state: str) -> DeskView:
        """Wait until screen 2 is in a state, as the desk tells it."""
        return self.seen.wait(lambda view: view.citizen.state == state, state)

    def keep(self, name: str) -> None:
        """Take a picture of both monitors, once two in a row are the same."""
        number = len(list(self.out.glob("*.png"))) + 1
        picture = self.out / f"{number:02}-{name}.png"

        def is_still() -> bool:
            before = picture.read_bytes() if picture.exists() else b""
            self.monitors.screenshot(picture)
            return picture.read_bytes() == before

        wait_until(is_still)


def end(playing: Playing) -> None:
    """Close the case and say goodbye."""
    view = playing.comes_to("step")
    playing.submit(c.CloseCase(view.page.name.split("/")[0], Outcome.STOPPED))
    playing.submit(c.SayGoodbye())


def begin(playing: Playing) -> None:
    """Go on from the welcome to the first page of a case."""
    playing.submit(c.Begin(), by=Actor.CITIZEN)
    playing.submit(c.ChooseServices((SERVICE,)))
    playing.seen.wait(lambda view: view.page.name.endswith("/inform/0"), "the first page")


def cover(playing: Playing) -> None:
    """Go on after a stop, and cover screen 2."""
    playing.submit(GoOn(), by=Actor.CITIZEN)
    playing.submit(Cover())


def uncover_and_end(playing: Playing) -> None:
    """Show screen 2 again, and end the visit."""
    playing.submit(Uncover())
    end(playing)


STATES: tuple[tuple[str, Callable[[Playing], None]], ...] = (
    ("idle", lambda _: None),
    ("welcome", lambda playing: playing.submit(c.OpenVisit("Ana"))),
    ("step", begin),
    ("stopped", lambda playing: playing.submit(Stop(), by=Actor.CITIZEN)),
    ("covered", cover),
    ("goodbye", uncover_and_end),
)


def swapped(playing: Playing) -> None:
    """Show both screens exchanged, and a visit on them."""
    playing.submit(c.OpenVisit("Ana"))
    begin(playing)
    playing.comes_to("step")
    playing.seen.wait_painted()
    playing.keep("swapped-step")


def one_output(playing: Playing) -> None:
    """Show both screens side by side on the only output."""
    playing.comes_to("idle")
    playing.seen.wait_painted()
    playing.keep("one-output-idle")
    playing.submit(c.OpenVisit("Ana"))
    begin(playing)
    playing.comes_to("step")
    playing.seen.wait_painted()
    playing.keep("one-output-step")


def unplugged(playing: Playing) -> None:
    """Unplug the citizen's output at every state of a visit, and plug it in again."""
    for state, come_there in STATES:
        come_there(playing)
        playing.comes_to(state)
        playing.seen.wait_painted()
        playing.monitors.unplug(CITIZENS)
        wait_until(lambda: playing.program.citizen_pid is None)
        playing.keep(f"unplugged-{state}")
        playing.seen.forget_painted()
        playing.monitors.plug(CITIZENS)
        playing.comes_to(state)
        playing.seen.wait_painted()
        playing.keep(f"plugged-in-{state}")
    playing.submit(c.Wipe())
    playing.comes_to("idle")
    playing.monitors.unplug(CITIZENS)
    wait_until(lambda: playing.program.citizen_pid is None)
    playing.submit(c.OpenVisit("Ana"))
    playing.comes_to("paused")
    playing.keep("opened-while-unplugged")


STORIES = {"swapped": swapped, "one_output": one_output, "unplugged": unplugged}


def play(situation: str, out: Path) -> None:
    """Run the program in one situation, on the display this process was given."""
    monitors = TwoMonitors(Display(os.environ["DISPLAY"]))
    if situation == "one_output":
        monitors.unplug(CITIZENS)
    story = STORIES[situation]

    def tell(program: Program, seen: Seen) -> dict[str, object]:
        story(Playing(program, seen, monitors, out))
        return {}

    screens = ScreenSettings(swap=situation == "swapped")
    saw = play_beside_program(tell, screens=screens)
    sys.exit(str(saw["problem"]) if "problem" in saw else 0)


def main() -> None:
    """Make all pictures; each situation has monitors and a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--situation", choices=tuple(STORIES))
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    if told.situation:
        play(told.situation, told.out)
    for situation in STORIES:
        module = [sys.executable, "-m", "tests.journeys.screen_pictures"]
        with run_two_monitors() as monitors:
            words = [*module, "--out", str(told.out), "--situation", situation]
            subprocess.run(words, env=monitors.environment, check=True)


if __name__ == "__main__":
    main()
