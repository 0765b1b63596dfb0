"""What every painted part needs: the look, the words of its own, and where its answers go."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from citizenspot.visit.commands import EnterField, Rate, Sign
from citizenspot.visit.views import Act
from ui.design.millimetres import Measures
from ui.design.tokens import Colours, Theme

Say = Callable[[str], str]
"""Returns a sentence of the program in the screen's language: `Texts.say`."""


class Look(msgspec.Struct, frozen=True):
    """How a screen looks: its theme and its sizes."""

    theme: Theme
    measures: Measures

    @property
    def colours(self) -> Colours:
        """Return the colours of the theme."""
        return self.theme.colours


class Replies(msgspec.Struct, frozen=True):
    """Where the reader's acts go.

    `press` takes the act of what was pressed, `give` what was entered, signed or rated, `draft`
    the case, the field and the unfinished text of what is being typed. `send_pin` sends a PIN on
    its own way, wipes it, and says whether it was taken; only screen 2 has one.
    """

    press: Callable[[Act], None]
    give: Callable[[EnterField | Sign | Rate], None]
    draft: Callable[[str, str, str], None]
    send_pin: Callable[[int, bytearray], bool] = lambda _request, _digits: False


class Surroundings(msgspec.Struct, frozen=True):
    """All that a painted block is given besides the block.

    A field's label or reason that stands in `said_above`, as the page's heading, is not repeated.
    """

    look: Look
    say: Say
    replies: Replies
    said_above: frozenset[str] = frozenset()
