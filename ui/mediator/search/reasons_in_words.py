"""Why a service answers what was typed, in sentences of the desk's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.texts import _N
from services_catalog.search.explaining import How, WordFound, explain
from services_catalog.search.places import Where

if TYPE_CHECKING:
    from citizenspot.texts import Texts
    from services_catalog.catalogue import Catalogue

_PLACES = {
    Where.NAME: _N("in its name"),
    Where.ALSO_CALLED: _N("in what people call it"),
    Where.EVENT: _N("in a situation it is for"),
    Where.PROVIDER: _N("in who gives it"),
    Where.PAPERS: _N("among its papers"),
    Where.SUMMARY: _N("in its summary"),
    Where.TEXT: _N("in its text"),
    Where.ID: _N("in its id"),
}
_WAYS = {
    How.WHOLE: "",
    How.STEM: _N("in another form"),
    How.BEGINNING: _N("as the beginning of a word"),
    How.FORGIVEN: _N("with a typing error forgiven"),
}


def reasons_in_words(
    catalogue: Catalogue, service: str, text: str, texts: Texts
) -> tuple[str, ...]:
    """Return a sentence for each word typed; none where nothing was.

    Raises:
        KeyError: the catalogue has no such service.
    """
    found = explain(catalogue, service, text, texts.language)
    return tuple(_reason(each, texts) for each in found)


def _reason(word: WordFound, texts: Texts) -> str:
    if word.where is None or word.how is None:
        return texts.say("“{word}”: not found here", word=word.typed)
    place, way = _PLACES[word.where], _WAYS[word.how]
    how = ", ".join(filter(None, (texts.say(place), texts.say(way) if way else "")))
    said = {"word": word.typed, "how": how, "text": word.text}
    return texts.say("“{word}”: {how}: {text}", **said)
