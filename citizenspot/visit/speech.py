"""What is read aloud of a page: the same words as the picture, in the same order.

Each part has the words that may be heard in the room. Where it holds something personal it has
other words besides, with the value in them, for headphones only (EN 301 549 V3.2.1 §5.1.3.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from citizenspot.visit.commands import ChooseLanguage
from citizenspot.visit.spoken_amounts import Say, amounts_said
from citizenspot.visit.spoken_signs import signs_said
from citizenspot.visit.views import (
    Act,
    Block,
    Checklist,
    Choices,
    CitizenView,
    Code,
    Fields,
    FieldView,
    Notice,
    Numbered,
    Page,
    PinPad,
    Rating,
    Row,
    Rows,
    SheetPicture,
    SignaturePad,
    Waiting,
)

TITLE = -1
"""The item of a block that is its title, or the block as a whole."""

_LONG_NUMBER = re.compile(r"\d{5,}")
"""Shorter numbers are years, amounts and house numbers; longer ones are names of something."""

_ENDS = ("?", "!", "؟", "…")
"""What ends a sentence without a full stop after it."""


class Place(msgspec.Struct, frozen=True):
    """Where on a page something stands: the nth sentence or act, or an item of the nth block."""

    of: Literal[
        "practice", "service", "progress", "hand", "heading", "sentence", "block", "act", "keys"
    ]
    number: int = 0
    item: int = TITLE


class Part(msgspec.Struct, frozen=True):
    """What is said in one breath: the words for the room, and those for headphones only.

    `language` is there where it is not the page's, as for the name of another language.
    """

    place: Place
    words: str
    private: str = ""
    language: str = ""


def speech_of(page: Page, say: Say) -> tuple[Part, ...]:
    """Return the parts of a page in reading order; every act it offers is among them."""
    spoken = [Part(Place("heading"), page.heading)]
    spoken += [Part(Place("sentence", i), said) for i, said in enumerate(page.sentences)]
    above = frozenset({page.heading, *page.sentences})
    for number, block in enumerate(page.blocks):
        said = _spoken(block, say, above)
        spoken += [Part(Place("block", number, item), *words) for item, *words in said]
    spoken += [Part(Place("act", i), act_said(act, say)) for i, act in enumerate(page.acts)]
    return tuple(_as_said(part, say) for part in spoken if part.words)


def _as_said(part: Part, say: Say) -> Part:
    words, private = (
        signs_said(amounts_said(text, say), say) for text in (part.words, part.private)
    )
    return msgspec.structs.replace(part, words=words, private=private)


HEADER = frozenset({"practice", "service"})
"""Parts that stand on every page of a case; they are read when they are new."""


def speech_of_view(view: CitizenView, say: Say) -> tuple[Part, ...]:
    """Return all that is read of a view: what stands above the page, then the page."""
    above = (
        Part(Place("practice"), view.practice),
        Part(Place("service"), view.service),
        Part(Place("progress"), view.page.progress),
        Part(Place("hand"), view.hand),
    )
    return (*(part for part in above if part.words), *speech_of(view.page, say))


def act_said(act: Act, say: Say) -> str:
    """Return an act with what is known of it: that it is chosen, or why it cannot be done."""
    return _joined(act.label, say("chosen") if act.selected else "", act.why_not)


def spelled(text: str) -> str:
    """Return a text in which long numbers are said digit by digit, three to a group."""
    return _LONG_NUMBER.sub(lambda found: _digits(found[0]), text)


def _digits(number: str) -> str:
    groups = [number[at : at + 3] for at in range(0, len(number), 3)]
    return ", ".join(" ".join(group) for group in groups)


def _joined(*parts: str) -> str:
    said = [part.rstrip(".") for part in parts if part]
    ended = [part if part.endswith(_ENDS) else f"{part}." for part in said[:-1]]
    return " ".join((*ended, *said[-1:]))


def _of(label: str, value: str) -> str:
    """Return a row's value after its label, which may be a question."""
    return f"{label} {value}" if label.endswith(_ENDS) else f"{label}: {value}"


Item = tuple[int, str, str] | tuple[int, str, str, str]
"""An item's number in its block, its words, those for headphones, and another language."""


def _spoken(  # noqa: C901 - one line a kind of block
    block: Block, say: Say, above: frozenset[str]
) -> Iterator[Item]:
    match block:
        case Fields(fields=fields):
            yield from (_field(i, field, say, above) for i, field in enumerate(fields))
        case Rows(rows=rows, title=title):
            yield TITLE, title, ""
            yield from (_row(i, row, say) for i, row in enumerate(rows))
        case Checklist(items=items):
            yield from (
                (i, _joined(each.label, each.note, each.state_text), "")
                for i, each in enumerate(items)
            )
        case Choices(acts=acts, title=title):
            yield TITLE, title, ""
            yield from (_choice(i, act, say) for i, act in enumerate(acts))
        case Numbered(items=items, title=title):
            yield TITLE, title, ""
            yield from ((i, f"{i + 1}. {text}", "") for i, text in enumerate(items))
        case SignaturePad(statement=statement, editable=editable):
            yield TITLE, _joined(statement, "" if editable else say("Signed")), ""
        case Rating(labels=labels, stars=stars):
            yield from (_grade(i, label, stars, say) for i, label in enumerate(labels))
        case Code(caption=caption):
            yield TITLE, caption, ""
        case Notice():
            yield from _notice(block, say)
        case SheetPicture(caption=caption):
            yield TITLE, caption, ""
        case Waiting(sentence=sentence):
            yield TITLE, sentence, ""
        case PinPad():
            yield TITLE, say("Enter your PIN with the keys on this screen."), ""


def _choice(number: int, act: Act, say: Say) -> Item:
    language = act.command.language if isinstance(act.command, ChooseLanguage) else ""
    return number, act_said(act, say), "", language


def _field(number: int, field: FieldView, say: Say, above: frozenset[str]) -> Item:
    """Return a field; its reason is not said again where it stands above, as it is not shown."""
    why = "" if field.why in above else field.why
    optional = "" if field.required else say("optional")
    values = ", ".join(option.label for option in field.options)
    before = _joined(field.label, optional, field.hint, why, field.error)
    offered = say("Choose: {values}", values=values) if values else ""
    state = field.writer or (say("Answered") if field.text else "")
    value = spelled(field.full or field.shown or field.text)
    said = _joined(before, offered, state)
    return number, said, _joined(before, offered, value) if value else ""


def _row(number: int, row: Row, say: Say) -> Item:
    whole = _of(row.label, spelled(row.full or row.value))
    if not row.personal:
        return number, whole, ""
    shown = say("written on the screen")
    return number, _of(row.label, shown), whole


def _grade(number: int, label: str, stars: int, say: Say) -> Item:
    return number, _joined(label, say("chosen") if number + 1 == stars else ""), ""


def _notice(notice: Notice, say: Say) -> Iterator[Item]:
    acts = tuple(act_said(act, say) for act in notice.acts)
    whole = _joined(notice.sentence, notice.next, *acts)
    if notice.personal and notice.next:
        yield TITLE, _joined(notice.sentence, *acts), spelled(whole)
    else:
        yield TITLE, whole, ""
