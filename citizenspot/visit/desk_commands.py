"""What screen 1 asks of the desk itself; nothing of it is the visit's, or is journalled."""

from __future__ import annotations

import msgspec

from citizenspot.visit.practice_reader import AtKeypad


class Command(msgspec.Struct, frozen=True, tag_field="do"):
    """The base of all commands."""


class ReadCard(Command, frozen=True, tag="read_card"):
    """Read the card in the reader (again); the desk does this, the visit hears of the result."""


class InsertPracticeCard(Command, frozen=True, tag="insert_practice_card"):
    """Put a virtual card into the virtual reader; there is none in live work."""

    name: str


class RemovePracticeCard(Command, frozen=True, tag="remove_practice_card"):
    """Take the virtual card out."""


class ChoosePracticeReader(Command, frozen=True, tag="choose_practice_reader"):
    """Have the virtual reader ask for PINs at a keypad of its own, or not any more."""

    keypad: bool


class PressPracticeKeys(Command, frozen=True, tag="press_practice_keys"):
    """Play what the citizen does at the virtual reader's keypad."""

    entry: AtKeypad


class ShowEndings(Command, frozen=True, tag="show_endings"):
    """Show, or hide, on screen 1 the reasons with which the case can be closed."""

    shown: bool


class ReadScan(Command, frozen=True, tag="read_scan"):
    """Do what a scanned code stands for, or say what it is."""

    text: str


class UndoLast(Command, frozen=True, tag="undo_last"):
    """Take back what the mediator has just done; the desk knows what that was."""


class OpenCard(Command, frozen=True, tag="open_card"):
    """Open the card that waits for what is printed on it: its access number, or its MRZ."""

    printed: str = ""


class HandOverCard(Command, frozen=True, tag="hand_over_card"):
    """Have the eID service read a German card through AusweisApp."""


class StopHandover(Command, frozen=True, tag="stop_handover"):
    """Stop that, and go on in another way."""


class TryNow(Command, frozen=True, tag="try_now"):
    """Try a case's delivery now, though its provider is left alone for a while."""

    case: str


CardCommand = OpenCard | HandOverCard | StopHandover
"""What the mediator asks about the card in the reader."""

PracticeCommand = InsertPracticeCard | RemovePracticeCard | ChoosePracticeReader | PressPracticeKeys
"""What is played at the virtual reader; live work has none."""

DesksCommand = ReadCard | CardCommand | PracticeCommand | ShowEndings | ReadScan | UndoLast | TryNow
