"""What the window hands over when the citizen does something; the link or a test takes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

import msgspec

from citizenspot.citizen_link.messages import Draft, Hush, Speak
from citizenspot.visit.commands import AnyCommand, ScreenTwosCommand


class Outgoing(msgspec.Struct, frozen=True):
    """Takes the citizen's acts and drafts, and what is to be said aloud."""

    give: Callable[[ScreenTwosCommand], None]
    draft: Callable[[Draft], None]
    speak: Callable[[Speak | Hush], None] = lambda _asked: None
    send_pin: Callable[[int, bytearray], bool] = lambda _request, _digits: False


class NotTheCitizens(Exception):
    """A view offers an act on screen 2 that the citizen cannot do; a defect of the view."""


def citizens(command: AnyCommand) -> ScreenTwosCommand:
    """Return the command if it is one of the citizen's; raises `NotTheCitizens`."""
    if not isinstance(command, get_args(ScreenTwosCommand)):
        raise NotTheCitizens(type(command).__name__)
    return cast("ScreenTwosCommand", command)
