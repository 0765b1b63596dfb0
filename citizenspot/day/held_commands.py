"""What is asked about subject access: everything this desk holds about the holder of a card."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class AskWhatIsHeld(Command, frozen=True, tag="ask_what_is_held"):
    """Ask for the card of somebody who wants to know, in the language they read."""

    language: str = ""


class OpenTheirCard(Command, frozen=True, tag="open_their_card"):
    """Open that card with what is printed on it: its access number, or its MRZ."""

    printed: str = ""


class EndWhatIsHeld(Command, frozen=True, tag="end_what_is_held"):
    """Put all of it away, whatever it has come to."""


class PrintWhatIsHeld(Command, frozen=True, tag="print_what_is_held"):
    """Say on screen 2 that it is one's own card, and that it is to be printed.

    `request` tells the card it is about from the one before it.
    """

    request: int


class LeaveWhatIsHeld(Command, frozen=True, tag="leave_what_is_held"):
    """Say on screen 2 that nothing is to be looked for."""

    request: int


MediatorsHeldCommand = AskWhatIsHeld | OpenTheirCard | EndWhatIsHeld
CitizensHeldCommand = PrintWhatIsHeld | LeaveWhatIsHeld
"""These are the citizen's own; the mediator may do the first for them, assisted, and says why."""
HeldCommand = MediatorsHeldCommand | CitizensHeldCommand
