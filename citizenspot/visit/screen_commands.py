"""Commands about the two screens: the hand, the cover, stopping, asking, a screen that is gone."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class HandOver(Command, frozen=True, tag="hand_over"):
    """Let the citizen type on screen 2."""


class TakeBack(Command, frozen=True, tag="take_back"):
    """Let the mediator type on screen 1 again."""


class Cover(Command, frozen=True, tag="cover"):
    """Cover screen 2 at once."""


class Uncover(Command, frozen=True, tag="uncover"):
    """Show screen 2 again."""


class Stop(Command, frozen=True, tag="stop"):
    """Stop everything: nothing is sent, taken or signed until the citizen lets it go on."""


class GoOn(Command, frozen=True, tag="go_on"):
    """Let the visit go on after a stop."""


class AskToExplain(Command, frozen=True, tag="ask_to_explain"):
    """Ask the mediator to explain this step."""


class Explained(Command, frozen=True, tag="explained"):
    """Say that the explanation was given."""


class ReportScreen(Command, frozen=True, tag="report_screen"):
    """Say whether the citizen's screen is there."""

    present: bool


CitizensScreenCommand = Stop | GoOn | AskToExplain
MediatorsScreenCommand = HandOver | TakeBack | Cover | Uncover | Explained
