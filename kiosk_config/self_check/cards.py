"""Checks the card readers: is the service there, and is a reader this world may use plugged in?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import LiveSettings, PracticeSettings

# pcscd 1.9 (Debian 12): where it listens unless PCSCLITE_CSOCK_NAME names another place.
PCSCD_SOCKET = "/run/pcscd/pcscd.comm"
_START_SERVICE = "sudo systemctl enable --now pcscd.socket"


def check_reader_service(machine: Machine, settings: LiveSettings | PracticeSettings) -> Finding:
    """Judge whether pcscd takes connections; systemd starts it at the first."""
    place = Path(machine.environment.get("PCSCLITE_CSOCK_NAME") or PCSCD_SOCKET)
    if machine.listens(place):
        return ok(Subject.READER_SERVICE, _N("pcscd answers."))
    if settings.practice:
        text = _N("pcscd does not answer. Practice does without it, live work does not.")
        return warning(Subject.READER_SERVICE, text, mend=_START_SERVICE)
    text = _N("pcscd does not answer, so no card can be read.")
    return problem(Subject.READER_SERVICE, text, mend=_START_SERVICE)


def check_readers(machine: Machine, settings: LiveSettings | PracticeSettings) -> Finding:
    """Judge whether a reader is there that the settings accept."""
    if settings.practice:
        text = _N("Practice cards are put into a reader of the program's own.")
        return ok(Subject.READERS, text)
    names = machine.reader_names()
    if names is None:
        text = _N("The readers cannot be listed, because pcscd does not answer.")
        return problem(Subject.READERS, text, mend=_START_SERVICE)
    accepted = [name for name in names if settings.accepts_reader(name)]
    if accepted:
        return ok(Subject.READERS, _N("Cards are read in {readers}."), readers=", ".join(accepted))
    return _no_real_reader(names)


def _no_real_reader(names: tuple[str, ...]) -> Finding:
    if not names:
        return problem(Subject.READERS, _N("No card reader is plugged in."), mend="lsusb")
    text = _N("No reader that the settings accept is plugged in; there are: {readers}.")
    edit = "sudoedit /etc/citizenspot/workstation.toml"
    return problem(Subject.READERS, text, mend=edit, readers=", ".join(names))
