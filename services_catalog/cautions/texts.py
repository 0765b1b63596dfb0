"""Texts that are too long to be plain, and amounts of money that are asked for as numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from services_catalog.body_schema import properties_of
from services_catalog.cautions.caution import CautionKind, Remark
from services_catalog.folding import folded
from services_catalog.translations import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services_catalog.definition import Service

LONGEST_SENTENCE = 25
"""How many words a sentence of a plain text has at most."""

_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+(?=[^\W\da-zà-ÿ])|\n+")
_EASY = re.compile(r"-x-(.*-)?(easy|plain)\b")
_MONEY = re.compile(r"\b(valor|preco|montante|euros?|quantia|amount|price|fee|taxa|eur)\b|€")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def remarks_on_texts(service: Service) -> Iterator[Remark]:
    """Return sentences of plain and of easy texts that have too many words."""
    for name, text in texts_of(service):
        for language, words in text.items():
            if name != "plain" and not _EASY.search(language):
                continue
            longest = max((len(each.split()) for each in sentences(words)), default=0)
            if longest > LONGEST_SENTENCE:
                what = f"sentences of more than {LONGEST_SENTENCE} words in plain texts"
                named = f"{name} ({language}: {longest} words)"
                place = (name.partition("[")[0].partition(".")[0],)
                advice = "say it in two sentences"
                yield Remark(CautionKind.LONG_SENTENCE, service.id, place, what, named, advice)


def remarks_on_money(service: Service) -> Iterator[Remark]:
    """Return properties that seem to be money and are numbers, which programs may round."""
    for name, property_ in properties_of(service.data).items():
        label = service.fields[name].label if name in service.fields else {}
        said = " ".join(folded(words).replace("_", " ") for words in (name, *label.values()))
        if property_.get("type") == "number" and _MONEY.search(said):
            what, advice = "money asked for as a number", "{type: string, format: money}"
            place = ("data", "properties", name)
            yield Remark(CautionKind.MONEY, service.id, place, what, name, advice)
