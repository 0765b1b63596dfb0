"""A finding: what was looked at, whether it is well, and the command that mends it."""

from __future__ import annotations

import enum

import msgspec

from kiosk_config.sentences import _N, Sentence


class State(enum.Enum):
    """How well it is."""

    OK = "ok"
    WARNING = "warning"
    """Work goes on, with less."""
    PROBLEM = "problem"
    """Something that this workstation is meant to do does not work."""


class Subject(enum.Enum):
    """What was looked at; the value is what `--json` says."""

    SETTINGS = "settings"
    SCREENS = "screens"
    TOUCH = "touch"
    READER_SERVICE = "reader_service"
    READERS = "readers"
    KEYRING = "keyring"
    ACCOUNTS = "accounts"
    PRINTER = "printer"
    FONTS = "fonts"
    VOICES = "voices"
    CLOCK = "clock"
    DISK = "disk"
    THEME = "theme"
    HOURS = "hours"
    SCANNER = "scanner"
    PAPERS = "papers"
    MAIL = "mail"
    CATALOGUE = "catalogue"
    PROVIDER = "provider"


TITLES = {
    Subject.SETTINGS: _N("Settings"),
    Subject.SCREENS: _N("Screens"),
    Subject.TOUCH: _N("Touch screen"),
    Subject.READER_SERVICE: _N("Card reader service"),
    Subject.READERS: _N("Card readers"),
    Subject.KEYRING: _N("Keyring"),
    Subject.ACCOUNTS: _N("Accounts"),
    Subject.PRINTER: _N("Printer"),
    Subject.FONTS: _N("Fonts"),
    Subject.VOICES: _N("Voices"),
    Subject.CLOCK: _N("Clock"),
    Subject.DISK: _N("Disk"),
    Subject.THEME: _N("Colours"),
    Subject.HOURS: _N("Opening hours"),
    Subject.SCANNER: _N("Scanner"),
    Subject.PAPERS: _N("Copies of papers"),
    Subject.MAIL: _N("Mail server"),
    Subject.CATALOGUE: _N("Catalogue"),
    Subject.PROVIDER: _N("Provider"),
}


class Finding(msgspec.Struct, frozen=True):
    """What one check found."""

    subject: Subject
    state: State
    sentence: Sentence
    mend: str = ""
    """The command that mends it, or begins to; empty where nothing is to be mended."""


def ok(subject: Subject, text: str, **values: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(subject, State.OK, Sentence(text, values))


def warning(subject: Subject, text: str, *, mend: str, **values: str | Sentence) -> Finding:
    """Return a finding with which work goes on, with less."""
    return Finding(subject, State.WARNING, Sentence(text, values), mend)


def problem(subject: Subject, text: str, *, mend: str, **values: str | Sentence) -> Finding:
    """Return a finding that keeps this workstation from what it is meant to do."""
    return Finding(subject, State.PROBLEM, Sentence(text, values), mend)
