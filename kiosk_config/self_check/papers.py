"""Checks what papers are copied with: does the scanner open, and is the camera there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings


def check_papers(machine: Machine, settings: Settings) -> Iterator[Finding]:
    """Judge the scanner and the camera of the settings; a file can be opened without either."""
    said = settings.documents
    if settings.practice:
        yield ok(Subject.PAPERS, _N("Practice has a scanner of its own."))
        return
    if said.scanner is None and said.camera is None:
        yield ok(Subject.PAPERS, _N("No scanner and no camera is set: papers come as files."))
    if said.scanner is not None:
        yield _scanner(machine, said.scanner)
    if said.camera is not None:
        yield _camera(machine, said.camera)


def _scanner(machine: Machine, device: str) -> Finding:
    """Open the scanner without scanning; one that is off or in use does not open."""
    if machine.output_of("scanimage", "--version") is None:
        text = _N("scanimage is missing, so nothing can be scanned.")
        return warning(Subject.PAPERS, text, mend="sudo apt-get install sane-utils sane-airscan")
    if machine.output_of("scanimage", f"--device-name={device}", "--dont-scan") is None:
        text = _N("The scanner {device} does not open: it is off, in use, or called otherwise.")
        return warning(Subject.PAPERS, text, mend="scanimage -L", device=device)
    return ok(Subject.PAPERS, _N("The scanner {device} opens."), device=device)


def _camera(machine: Machine, device: str) -> Finding:
    """Ask the camera for its formats; a picture is taken as Motion JPEG."""
    if machine.output_of("v4l2-ctl", "--version") is None:
        text = _N("v4l2-ctl is missing, so no picture can be taken.")
        return warning(Subject.PAPERS, text, mend="sudo apt-get install v4l-utils")
    formats = machine.output_of("v4l2-ctl", f"--device={device}", "--list-formats")
    if formats is None:
        text = _N("There is no camera at {device}.")
        return warning(Subject.PAPERS, text, mend="v4l2-ctl --list-devices", device=device)
    if "MJPG" not in formats:
        text = _N("The camera at {device} gives no Motion JPEG, which is what is asked for.")
        look = f"v4l2-ctl --device={device} --list-formats"
        return warning(Subject.PAPERS, text, mend=look, device=device)
    return ok(Subject.PAPERS, _N("The camera at {device} answers."), device=device)
