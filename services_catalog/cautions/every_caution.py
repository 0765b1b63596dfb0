"""All cautions of a catalogue: each kind once for a file, or once for a provider's folder."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from services_catalog.cautions.caution import Caution, CautionKind, Remark, gathered
from services_catalog.cautions.easy_language import remarks_on_easy_language
from services_catalog.cautions.ids import remarks_on_ids
from services_catalog.cautions.rules import remarks_on_rules
from services_catalog.cautions.texts import remarks_on_money, remarks_on_texts
from services_catalog.problems import Report, written
from services_catalog.translations import FILE, Stamps, never_stamped, read_stamps, stale
from services_catalog.yaml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service
    from services_catalog.problems import Place

BY_FOLDER = frozenset({CautionKind.REVIEW_PASSED, CautionKind.NOT_MARKED})
"""What comes for many services of a provider at once, and is said once for all of them."""


def cautions(catalogue: Catalogue, today: date) -> tuple[Caution, ...]:
    """Return what is worth a second look in the sound services of a catalogue.

    Raises:
        ValueError: a `translations.json` cannot be read.
    """
    alike: defaultdict[tuple[CautionKind, str, str], list[Remark]] = defaultdict(list)
    recorded = {home: read_stamps(home) for home in _homes(catalogue)}
    for service in _in_order(catalogue):
        file = Path(catalogue.files[service.id])
        of_service = recorded[file.parent].get(service.id, {})
        for remark in _remarks(service, catalogue, of_service, today):
            where = str(file.parent) if remark.kind in BY_FOLDER else str(file)
            alike[remark.kind, where, remark.what].append(remark)
    return tuple(_caution(catalogue, remarks) for remarks in alike.values())


def _in_order(catalogue: Catalogue) -> list[Service]:
    return sorted(catalogue.services.values(), key=lambda service: catalogue.files[service.id])


def _homes(catalogue: Catalogue) -> set[Path]:
    return {Path(catalogue.files[id_]).parent for id_ in catalogue.services}


def _remarks(
    service: Service, catalogue: Catalogue, recorded: Stamps, today: date
) -> Iterator[Remark]:
    if service.valid.review_by < today.isoformat():
        what = "services whose review date has passed"
        named = f"{service.id} ({service.valid.review_by}, {service.valid.owner})"
        kind, place = CautionKind.REVIEW_PASSED, ("valid", "review_by")
        yield Remark(kind, service.id, place, what, named, "read them again, then set the next day")
    yield from _of_translations(service, recorded)
    yield from remarks_on_rules(service)
    yield from remarks_on_ids(service, catalogue.services)
    yield from remarks_on_money(service)
    yield from remarks_on_texts(service)
    yield from remarks_on_easy_language(service)


def _of_translations(service: Service, recorded: Stamps) -> Iterator[Remark]:
    advice = "read them against their source, then `citizenspot catalog translated`"
    for language, name in stale(service, recorded):
        what = "translations older than their source"
        kind, named = CautionKind.STALE_TRANSLATION, f"{name} ({language})"
        yield Remark(kind, service.id, _top(name), what, named, advice)
    if fresh := {language for language, _ in never_stamped(service, recorded)}:
        what = f"services whose translations nobody has marked as read in {FILE}"
        named = f"{service.id} ({', '.join(sorted(fresh))})"
        yield Remark(CautionKind.NOT_MARKED, service.id, (), what, named, advice)


def _top(name: str) -> Place:
    return (name.partition("[")[0].partition(".")[0],)


def _caution(catalogue: Catalogue, remarks: list[Remark]) -> Caution:
    first = remarks[0]
    file = catalogue.files[first.service]
    return Caution(
        kind=first.kind,
        file=file,
        line=_line(file, first.place),
        path=written(first.place),
        wrong=gathered(first.what, _once(remark.named for remark in remarks)),
        allowed=first.advice,
    )


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _line(file: str, place: Place) -> int:
    """Return the line of a place; the file is read again, for a sound one's lines are not kept."""
    report = Report(file)
    tree = read_tree(Path(file), report)
    report.know_lines(tree.lines if tree else {})
    return report.line_of(place)
