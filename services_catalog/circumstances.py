"""What stands around a service: its law, its outcome, how long it takes, and when it is open."""

from functools import lru_cache
from typing import Literal

import msgspec

Text = dict[str, str]
"""A text by BCP-47 language tag, plain, without markup."""

NO_TEXT: Text = {}

Unknown = Literal["unknown"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Role = Literal["competent", "delivers", "intermediary"]
"""Who decides, who carries out for them, and who only passes the request on."""


class Definition(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """The base of every value in a definition: frozen, and strict about its keys.

    None holds another that leads back to it, so the collector of circles need not look at them.
    """


class Participant(Definition, frozen=True):
    """Somebody else who has a part in the service, and which."""

    id: str
    name: Text
    role: Literal["competent", "delivers", "intermediary", "certifies", "supervises"]


class Output(Definition, frozen=True):
    """What the citizen has in the end: a card, a certificate, a decision."""

    id: str
    name: Text
    kind: Literal[
        "certificate", "card", "decision", "registration", "permit", "payment", "appointment",
        "repair", "information",
    ]  # fmt: skip
    note: Text = NO_TEXT


class LegalBasis(Definition, frozen=True):
    """A law the service stands on; `eli` is its European Legislation Identifier or address."""

    id: str
    title: Text
    eli: str | Unknown = "unknown"


class Duration(Definition, frozen=True):
    """How long it takes after the request is sent: ISO 8601 durations, such as `P10D`.

    Any of them may be `unknown`. `tacit_approval` is the time after which silence counts as a
    yes, or `none` where it never does; `appeal` the time in which a decision can be contested,
    and `redress` says how. `note` says what a duration cannot, such as working days.
    """

    typical: str | Unknown = "unknown"
    longest: str | Unknown = "unknown"
    tacit_approval: str = "unknown"
    appeal: str = "unknown"
    redress: Text = NO_TEXT
    note: Text = NO_TEXT


class Season(Definition, frozen=True, rename={"since": "from"}):
    """The part of the year in which the service can be asked for, both days included.

    Days are `MM-DD`; a season may go over the end of the year (`11-01` to `02-28`).
    """

    since: str
    until: str
    note: Text = NO_TEXT


class Opening(Definition, frozen=True, rename={"since": "from"}):
    """Hours on days of the week in which the service is given, as `09:00` to `12:30`."""

    days: tuple[Weekday, ...]
    since: str
    until: str


def words(text: Text, language: str, source_lang: str = "en") -> str:
    """Return the text in a language, falling back to less special tags, the source, English, any.

    `pt-BR-x-easy` is looked up as itself, then as `pt-BR` and `pt` (RFC 4647 §3.4).
    """
    for tag in _looked_for(language, source_lang):
        said = text.get(tag)
        if said is not None:
            return said
    return next(iter(text.values()), "")


def language_said(text: Text, language: str, source_lang: str = "en") -> str:
    """Return the tag of the language that `words` takes; the one asked for where there is none."""
    tags = (tag for tag in _looked_for(language, source_lang) if tag in text)
    return next(tags, next(iter(text), language))


def lookup_range(language: str) -> tuple[str, ...]:
    """Return a language tag and the less special ones it falls back to, in their order."""
    parts = language.split("-")
    tags = []
    while parts:
        tags.append("-".join(parts))
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()
    return tuple(tags)


@lru_cache(maxsize=256)
def _looked_for(language: str, source_lang: str) -> tuple[str, ...]:
    """Return the tags a text is looked up by; every text of every view asks for them."""
    return (*lookup_range(language), *lookup_range(source_lang), "en")
