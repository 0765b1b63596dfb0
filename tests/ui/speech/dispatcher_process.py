"""A speech-dispatcher of a test's own: its voice writes what it says into a file, as text or WAV.

Nothing of the person's own speech-dispatcher, sound card or settings is touched.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

START_LIMIT_S = 20.0
ESPEAK_SETTINGS = Path("/etc/speech-dispatcher/modules/espeak-ng.conf")

MAIN = """
LogLevel 1
LogDir "{folder}"
CommunicationMethod "unix_socket"
SocketPath "{folder}/sock"
AudioOutputMethod "alsa"
AudioALSADevice "tofile"
DisableAutoSpawn
AddModule "{module}" "{program}" "{module}.conf"
DefaultModule {module}
"""

WRITER = """
GenericExecuteSynth "printf '%s\\\\n' \\'$DATA\\' >> {folder}/said.txt"
GenericCmdDependency "printf"
GenericPunctNone ""
GenericPunctSome ""
GenericPunctMost ""
GenericPunctAll ""
GenericMaxChunkLength 10000
GenericDelimiters "\\x01"
GenericLanguage "pt" "pt" "utf-8"
GenericLanguage "en" "en" "utf-8"
AddVoice "pt" "MALE1" "pt"
AddVoice "en" "MALE1" "en"
DefaultVoice "pt"
"""

SOUND = """
pcm.tofile {{ type file slave.pcm {{ type null }} file "{folder}/sound.wav" format "wav" }}
"""


@dataclass
class DispatcherProcess:
    """A running speech-dispatcher and the folder its voice writes to."""

    folder: Path

    def connect(self) -> socket.socket:
        made = socket.socket(socket.AF_UNIX)
        made.connect(str(self.folder / "sock"))
        return made

    @property
    def said(self) -> list[str]:
        """Return what the writing voice has said so far, a line each."""
        written = self.folder / "said.txt"
        return written.read_text(encoding="utf-8").splitlines() if written.exists() else []


@contextmanager
def running(folder: Path, *, sound: bool = False) -> Iterator[DispatcherProcess]:
    """Run a speech-dispatcher that speaks with espeak-ng, or writes what it is to say."""
    if shutil.which("speech-dispatcher") is None or (sound and not ESPEAK_SETTINGS.exists()):
        pytest.skip("speech-dispatcher or its espeak-ng module is not installed")
    module, program = ("espeak-ng", "sd_espeak-ng") if sound else ("writer", "sd_generic")
    settings = folder / "conf"
    (settings / "modules").mkdir(parents=True)
    main = MAIN.format(folder=folder, module=module, program=program)
    (settings / "speechd.conf").write_text(main, encoding="utf-8")
    own = ESPEAK_SETTINGS.read_text(encoding="utf-8") if sound else WRITER.format(folder=folder)
    (settings / "modules" / f"{module}.conf").write_text(own, encoding="utf-8")
    (folder / "asound.conf").write_text(SOUND.format(folder=folder), encoding="utf-8")
    words = ["speech-dispatcher", "--run-single", "--timeout", "0", "--config-dir", str(settings)]
    words += ["--socket-path", str(folder / "sock"), "--log-dir", str(folder)]
    process = subprocess.Popen(
        [*words, "--pid-file", str(folder / "pid")],
        env=os.environ | {"ALSA_CONFIG_PATH": str(folder / "asound.conf")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(folder / "sock", process)
        yield DispatcherProcess(folder)
    finally:
        process.terminate()
        process.wait(START_LIMIT_S)


def _wait_for(listening: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_LIMIT_S
    while time.monotonic() < until:
        assert process.poll() is None, "speech-dispatcher ended at its start"
        with socket.socket(socket.AF_UNIX) as probe:
            if listening.exists() and probe.connect_ex(str(listening)) == 0:
                return
        process_events_wait()
    raise AssertionError("speech-dispatcher did not listen")


def process_events_wait() -> None:
    """Give the other process a moment."""
    os.sched_yield()
