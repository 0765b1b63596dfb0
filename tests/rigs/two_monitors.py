"""Two real RandR outputs, DUMMY0 and DUMMY1, that can be unplugged and plugged in.

They are made by Xorg and its dummy driver (Debian package xserver-xorg-video-dummy 0.4.0). In
that version an output has no cable to pull: `xrandr --off` takes its picture away, which is what
X tells programs, and Qt with them, when a monitor goes.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk_config.virtual_display import Display, x_server

MEDIATORS, CITIZENS = "DUMMY0", "DUMMY1"
WIDTH, HEIGHT = 1920, 1080
# A monitor of 24 inches, said to programs because the driver's own word is 0 by 0.
WIDTH_MM, HEIGHT_MM = 531, 299

CONFIGURATION = f"""
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontVTSwitch" "true"
    Option "AllowMouseOpenFail" "true"
    Option "BlankTime" "0"
EndSection
Section "Device"
    Identifier "memory"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
    Modeline "{WIDTH}x{HEIGHT}" 148.5 1920 2008 2052 2200 1080 1084 1089 1125
EndSection
Section "Screen"
    Identifier "screen"
    Device "memory"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual {2 * WIDTH} {HEIGHT}
        Modes "{WIDTH}x{HEIGHT}"
    EndSubSection
EndSection
"""


class TwoMonitors:
    """A display with two outputs of 1920 by 1080 pixels, both plugged in at first."""

    def __init__(self, display: Display) -> None:
        self._display = display
        for output in (MEDIATORS, CITIZENS):
            size = ("--set", "WIDTH_MM", str(WIDTH_MM), "--set", "HEIGHT_MM", str(HEIGHT_MM))
            self._xrandr("--output", output, *size)
        self._xrandr("--addmode", CITIZENS, f"{WIDTH}x{HEIGHT}")
        self.plug(CITIZENS)
        # Asking makes X look at its outputs again; until then it tells the sizes of before.
        self._xrandr("--query")

    @property
    def display(self) -> str:
        """What `DISPLAY` is to be for the programs that show something here."""
        return self._display.name

    @property
    def environment(self) -> dict[str, str]:
        """This process's environment, changed so that Qt programs show themselves here."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def unplug(self, output: str) -> None:
        """Take an output away; returns once X has told every program."""
        self._xrandr("--output", output, "--off")

    def plug(self, output: str) -> None:
        """Give an output back where it was; returns once X has told every program."""
        other = MEDIATORS if output == CITIZENS else CITIZENS
        side = "--right-of" if output == CITIZENS else "--left-of"
        self._xrandr("--output", output, "--mode", f"{WIDTH}x{HEIGHT}", side, other)

    def screenshot(self, path: Path) -> None:
        """Save a picture of both outputs, side by side."""
        self._display.screenshot(path)

    def _xrandr(self, *words: str) -> None:
        command = ["xrandr", "--display", self.display, *words]
        subprocess.run(command, check=True, capture_output=True, timeout=10)


@contextmanager
def run_two_monitors() -> Iterator[TwoMonitors]:
    """Run the X server that both outputs belong to, and end it after."""
    with tempfile.TemporaryDirectory(prefix="two-monitors-") as folder:
        configuration = Path(folder, "xorg.conf")
        configuration.write_text(CONFIGURATION, encoding="utf-8")
        log = str(Path(folder, "xorg.log"))
        quiet = ("-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp")
        server = ["Xorg", "-config", str(configuration), "-logfile", log, *quiet]
        with x_server(server) as display:
            yield TwoMonitors(display)


@pytest.fixture
def two_monitors() -> Iterator[TwoMonitors]:
    """Give two real outputs, or skip with the reason why this machine cannot have them."""
    missing = [each for each in ("Xorg", "xrandr", "xinput") if shutil.which(each) is None]
    if missing:
        pytest.skip(f"no {missing[0]} here: run ./test, which installs it")
    if os.geteuid() != 0 or not Path("/dev/tty0").exists():
        pytest.skip("Xorg with the dummy driver starts for root only, on a machine with a console")
    with run_two_monitors() as monitors:
        yield monitors
