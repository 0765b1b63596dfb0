"""Services that are in easy language by half: it would be promised, and then not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.cautions.caution import CautionKind, Remark
from services_catalog.language_tags import EASY, easy, usual
from services_catalog.translations import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services_catalog.definition import Service, Text

_HALF = CautionKind.HALF_EASY
_SIGNED = ".statement"


def remarks_on_easy_language(service: Service) -> Iterator[Remark]:
    """Return easy texts that nobody will be shown, that are missing, or that must not be."""
    easy_texts = {name: t for name, text in texts_of(service) if (t := _easy_part(text))}
    languages = {language for text in easy_texts.values() for language in text}
    named = easy_texts.get("name", {})
    for language in sorted(languages - named.keys()):
        what = "languages with easy texts that nobody is offered, for the name has none"
        yield Remark(_HALF, service.id, ("name",), what, language, f"a name in {easy(language)}")
    for language in sorted(named):
        if sum(language in text for text in easy_texts.values()) == 1:
            what = "languages in which only the name is easy"
            advice = "write what the citizen reads in easy language too"
            yield Remark(_HALF, service.id, ("name",), what, language, advice)
    yield from _of_single_texts(service.id, easy_texts, languages)


def _of_single_texts(
    service: str, easy_texts: Mapping[str, Text], languages: set[str]
) -> Iterator[Remark]:
    for name, text in easy_texts.items():
        place = (name.partition("[")[0].partition(".")[0],)
        if name.endswith(_SIGNED):
            what = "easy words for what is signed"
            advice = "everyone signs the same words: make the usual ones easier"
            yield Remark(_HALF, service, place, what, name, advice)
        elif lacking := sorted(easy(language) for language in languages - text.keys()):
            what = "texts that are easy in one language and not in another"
            advice = "write them in every language that has easy texts"
            yield Remark(_HALF, service, place, what, f"{name} ({', '.join(lacking)})", advice)


def _easy_part(text: Text) -> Text:
    return {usual(tag): words for tag, words in text.items() if tag.endswith(EASY)}
