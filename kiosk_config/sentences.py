"""A sentence for the person who looks after the workstation, translated where it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping


class Say(Protocol):
    """Says an English sentence in some language, with its `{names}` filled in."""

    def __call__(self, sentence: str, /, **values: object) -> str:
        """Return the sentence in that language."""
        ...


class Sentence(msgspec.Struct, frozen=True):
    """An English sentence, marked for translation, and what its `{names}` stand for."""

    text: str
    values: Mapping[str, str | Sentence] = {}

    def said(self, say: Say) -> str:
        """Return the sentence as `say` says it, and so the sentences it quotes."""
        quoted = {
            name: value.said(say) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return say(self.text, **quoted)

    def __str__(self) -> str:
        return self.said(in_english)


def in_english(sentence: str, /, **values: object) -> str:
    """Return the sentence untranslated."""
    return sentence.format(**values) if values else sentence


def _N(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marked sentence
    """Mark a sentence for translation where it stands, and return it unchanged."""
    return sentence
