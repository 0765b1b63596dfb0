"""What the window hands over when the citizen does something; the link or a test takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast, get_args

from citizenspot.citizen_link.messages import Draft, Hush, Speak
from citizenspot.visit.commands import AnyCommand, CitizensCommand


@dataclass(frozen=True)
class Outgoing:
    """Takes the citizen's acts and drafts, and what is to be said aloud."""

    give: Callable[[CitizensCommand], None]
    draft: Callable[[Draft], None]
    speak: Callable[[Speak | Hush], None] = lambda _asked: None


class NotTheCitizens(Exception):
    """A view offers an act on screen 2 that the citizen cannot do; a defect of the view."""


def citizens(command: AnyCommand) -> CitizensCommand:
    """Return the command if it is one of the citizen's; raises `NotTheCitizens`."""
    if not isinstance(command, get_args(CitizensCommand)):
        raise NotTheCitizens(type(command).__name__)
    return cast("CitizensCommand", command)
