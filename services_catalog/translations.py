"""Which text each translation was made from, so that one older than its source is known.

Beside a provider's services lies `translations.json`: for each service, language and text, the
first 12 hexadecimal digits of the SHA-256 of the source text that the translation was last read
against. People do not write it; `citizenspot catalog translated` does. Texts are named by ids,
not by positions (`steps[who].say`), so that a new step makes nothing stale.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Service

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from services_catalog.definition import Text

FILE = "translations.json"
DIGITS = 12

Stamps = dict[str, dict[str, str]]
"""By language and name of the text: the hash of the source it was read against."""

_BY_SERVICE = dict[str, Stamps]


def texts_of(service: Service) -> Iterator[tuple[str, Text]]:
    """Return every text of a service that is a map of languages, with its name."""
    for key in service.__struct_fields__:
        if key not in ("data", "also_called"):
            yield from _texts_in(getattr(service, key), key)


def hash_of(source: str) -> str:
    """Return what stands for a source text; composed and decomposed accents are the same."""
    composed = unicodedata.normalize("NFC", source)
    return hashlib.sha256(composed.encode()).hexdigest()[:DIGITS]


def stamps(service: Service) -> Stamps:
    """Return the stamps of translations that are all made from the texts as they are now."""
    made: Stamps = {}
    for name, text in texts_of(service):
        for language in text if service.source_lang in text else ():
            if language != service.source_lang:
                made.setdefault(language, {})[name] = hash_of(text[service.source_lang])
    return made


def stale(service: Service, recorded: Stamps) -> Iterator[tuple[str, str]]:
    """Return language and name of each translation whose source has changed since."""
    return (
        (language, name)
        for language, name, now in _flat(stamps(service))
        if recorded.get(language, {}).get(name, now) != now
    )


def never_stamped(service: Service, recorded: Stamps) -> Iterator[tuple[str, str]]:
    """Return language and name of each translation that nobody has marked as read."""
    return (
        (language, name)
        for language, name, _ in _flat(stamps(service))
        if name not in recorded.get(language, {})
    )


def read_stamps(folder: Path) -> _BY_SERVICE:
    """Return the stamps of a provider's folder by service; none where there is no file.

    Raises:
        ValueError: the file is not what this program writes.
    """
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=_BY_SERVICE)
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as problem:
        raise ValueError(f"{folder / FILE}: {problem}") from problem


def write_stamps(folder: Path, services: Collection[Service], languages: Collection[str]) -> None:
    """Mark the translations of these services as read against their source as it is now.

    Other services and other languages keep their stamps; none given means every language.
    """
    recorded = read_stamps(folder)
    for service in services:
        now = stamps(service)
        wanted = {tag: made for tag, made in now.items() if not languages or tag in languages}
        kept = {t: s for t, s in recorded.get(service.id, {}).items() if t in now}
        recorded[service.id] = kept | wanted
    text = msgspec.json.format(msgspec.json.encode(recorded, order="sorted"), indent=1)
    (folder / FILE).write_bytes(text + b"\n")


def _flat(made: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    for language, by_name in made.items():
        for name, digits in by_name.items():
            yield language, name, digits


def _texts_in(part: object, name: str) -> Iterator[tuple[str, Text]]:
    match part:
        case dict() if part and all(isinstance(value, str) for value in part.values()):
            yield name, part
        case dict():
            for key, inner in part.items():
                yield from _texts_in(inner, f"{name}.{key}")
        case tuple():
            for position, inner in enumerate(part):
                yield from _texts_in(inner, f"{name}[{getattr(inner, 'id', position)}]")
        case msgspec.Struct():
            for key in part.__struct_fields__:
                yield from _texts_in(getattr(part, key), f"{name}.{key}")
