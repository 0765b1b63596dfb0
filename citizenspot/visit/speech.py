"""What is read aloud of a page: the same words as the picture, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.visit.views import (
    Block,
    Checklist,
    Choices,
    Code,
    Fields,
    Notice,
    Numbered,
    Page,
    Rating,
    Rows,
    SignaturePad,
    Waiting,
)


def speech_of(page: Page) -> tuple[str, ...]:
    """Return the sentences of a page in reading order; masked values stay masked."""
    spoken = [page.heading, *page.sentences]
    for block in page.blocks:
        spoken.extend(_spoken(block))
    spoken.extend(act.label for act in page.acts)
    return tuple(sentence for sentence in spoken if sentence)


def _spoken(block: Block) -> Iterator[str]:  # noqa: C901 - one line a kind of block
    match block:
        case Fields(fields=fields):
            for field in fields:
                yield ". ".join(part for part in (field.label, field.hint, field.shown) if part)
                yield field.error
        case Rows(rows=rows, title=title):
            yield title
            yield from (f"{row.label}: {row.value}" for row in rows)
        case Checklist(items=items):
            yield from (f"{item.label}: {item.state_text}" for item in items)
        case Choices(acts=acts, title=title):
            yield title
            yield from (act.label for act in acts)
        case Numbered(items=items, title=title):
            yield title
            yield from items
        case SignaturePad(statement=statement):
            yield statement
        case Rating(labels=labels):
            yield from labels
        case Code(caption=caption):
            yield caption
        case Notice(sentence=sentence, next=following):
            yield sentence
            yield following
        case Waiting(sentence=sentence):
            yield sentence
