"""One thing said in the one or two languages of a receipt."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from citizenspot.receipts.content import Bilingual
from citizenspot.receipts.printable import name, printable
from citizenspot.texts import Texts


class Phrase(msgspec.Struct, frozen=True):
    """A text in the citizen's language; `other` has the service's, where it says something else."""

    own: str
    other: str = ""

    @property
    def on_one_line(self) -> str:
        """The text in both languages, one after the other."""
        return " · ".join(filter(None, (self.own, self.other)))


class Voices(msgspec.Struct, frozen=True):
    """The texts of the citizen's language, and of the service's where that is another one."""

    own: Texts
    other: Texts | None = None

    def both(self, say: Callable[[Texts], str]) -> Phrase:
        """Return what `say` says in each language."""
        return _phrase(say(self.own), say(self.other) if self.other else "")

    def given(self, text: Bilingual) -> Phrase:
        """Return a text of the content."""
        return _phrase(text.citizen, text.service if self.other else "")

    def joined(self, template: Callable[[Texts, str], str], text: Bilingual) -> Phrase:
        """Return a sentence of ours around a text of the content, in each language."""
        own = template(self.own, printable(text.citizen))
        other = template(self.other, printable(text.service)) if self.other else ""
        return _phrase(own, other)


def named(text: str) -> Phrase:
    """Return a name, a number or a reference: the same in every language."""
    return Phrase(name(text))


def plain(text: str) -> Phrase:
    """Return words that have one language only, whichever it is."""
    return Phrase(printable(text))


def _phrase(own: str, other: str) -> Phrase:
    own, other = printable(own), printable(other)
    if not own:
        return Phrase(other)
    return Phrase(own) if own == other else Phrase(own, other)
