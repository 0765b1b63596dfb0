"""How well search finds: MRR@10, success@3 and the share of empty answers, each with an interval.

Two sets of queries. The Portuguese ones (`queries/`) are this project's own, written before the
ranking was tuned and split by service: the ranking was chosen on `tuning`, and `held_out` was
looked at once, at the end. Both they and the other names in the catalogue were written by the same
people, so they say how search works, not how citizens speak. The Brazilian ones are the popular
names that editors gave to 1,856 services; the field is left out of the index, and the services are
split in two by their id. They are read from the public catalogue's archive, where there is one:

    python -m tests.benchmarks.search_quality [ARCHIVE] [--held-out]

Intervals are of 95 %, by bootstrap over the queries.
"""

import argparse
import csv
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from services_catalog.catalogue import Catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.search.finding import search
from services_catalog.search.linguistics import words
from tests.benchmarks.brazilian_services import Popular, brazilian

QUERIES = Path(__file__).parent / "queries"
TOP = 10
RESAMPLES = 2000


@dataclass(frozen=True)
class Query:
    """What somebody types, and the services that answer it."""

    language: str
    typed: str
    services: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """What became of a query: the rank of the first right service, 0 where it is not in ten."""

    query: Query
    rank: int
    empty: bool


def of_file(name: str) -> list[Query]:
    """Return the queries of a file in `queries/`."""
    with (QUERIES / name).open(encoding="utf-8", newline="") as file:
        return [
            Query(row["language"], row["typed"], frozenset(row["services"].split()))
            for row in csv.DictReader(file, delimiter="\t")
        ]


def mistyped(queries: Iterable[Query]) -> list[Query]:
    """Return each query with one typing error in its longest word."""
    chance = random.Random(20261127)  # noqa: S311 - the same errors at every run
    return [Query(q.language, _mistyped(q.typed, chance), q.services) for q in queries]


def _mistyped(typed: str, chance: random.Random) -> str:
    each = words(typed)
    longest = max(each, key=len)
    at = chance.randrange(1, max(len(longest), 2))
    letter = chance.choice("abcdefghijlmnopqrstuvxz")
    wrong = chance.choice(
        (
            longest[:at] + longest[at + 1 :],
            longest[:at] + letter + longest[at:],
            longest[:at] + letter + longest[at + 1 :],
            longest[: at - 1] + longest[at : at + 1] + longest[at - 1] + longest[at + 1 :],
        )
    )
    return " ".join(wrong if word == longest else word for word in each)


def ask(catalogue: Catalogue, queries: Iterable[Query]) -> list[Answer]:
    """Ask each query, as its language's mediator would."""
    return [_asked(catalogue, query) for query in queries]


def _asked(catalogue: Catalogue, query: Query) -> Answer:
    found = [hit.service for hit in search(catalogue, query.typed, query.language, TOP)]
    ranks = [at for at, service in enumerate(found, start=1) if service in query.services]
    return Answer(query, min(ranks, default=0), not found)


def reciprocal(answer: Answer) -> float:
    return 1 / answer.rank if answer.rank else 0.0


def in_three(answer: Answer) -> float:
    return float(1 <= answer.rank <= 3)


def in_ten(answer: Answer) -> float:
    return float(answer.rank > 0)


def empty(answer: Answer) -> float:
    return float(answer.empty)


def interval(answers: Sequence[Answer], of: Callable[[Answer], float]) -> tuple[float, float]:
    """Return the bounds that hold 95 % of the means of resampled answers."""
    chance = random.Random(1)  # noqa: S311 - a figure, no secret
    values = [of(answer) for answer in answers]
    means = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def tell(name: str, answers: Sequence[Answer]) -> None:
    """Print a row of the table."""
    measures = (reciprocal, in_three, in_ten, empty)
    cells = [
        f"{fmean(map(of, answers)):.3f} [{low:.3f}, {high:.3f}]"
        for of in measures
        for low, high in [interval(answers, of)]
    ]
    _say(f"| {name} ({len(answers)}) | {' | '.join(cells)} |")


def halves(popular: Iterable[Popular]) -> Iterator[tuple[str, list[Query]]]:
    """Yield the Brazilian queries by half of the services, the one for looking at first."""
    each = list(popular)
    for name, wanted in (("Brazil, tuning", False), ("Brazil, held out", True)):
        yield (
            name,
            [Query("pt", one.name, frozenset({one.service})) for one in each if one.held == wanted],
        )


def _say(line: str) -> None:
    print(line)  # noqa: T201 - a benchmark is run for what it prints


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path, help="Cartas de Serviço, as a zip file")
    parser.add_argument("--held-out", action="store_true", help="also what is looked at once")
    parser.add_argument("--misses", action="store_true", help="name the tuning queries missed")
    chosen = parser.parse_args()
    _say("| queries | MRR@10 | success@3 | recall@10 | nothing found |\n|---|---|---|---|---|")
    shipped = load(packaged_services())
    for name in ("tuning", *(["held_out"] if chosen.held_out else [])):
        queries = of_file(f"portuguese_{name}.tsv")
        answers = ask(shipped, queries)
        tell(f"Portugal, {name.replace('_', ' ')}", answers)
        tell(
            f"Portugal, {name.replace('_', ' ')}, one typing error", ask(shipped, mistyped(queries))
        )
        if chosen.misses and name == "tuning":
            _name_misses(shipped, answers)
    if chosen.archive is None or not chosen.archive.exists():
        _say("\nBrazil: not measured, for the public catalogue's archive is not here.")
        return
    catalogue, popular = brazilian(chosen.archive)
    for name, queries in halves(popular):
        if chosen.held_out or "held out" not in name:
            tell(name, ask(catalogue, queries))
            tell(f"{name}, one typing error", ask(catalogue, mistyped(queries)))


def _name_misses(catalogue: Catalogue, answers: Iterable[Answer]) -> None:
    for answer in answers:
        if not in_three(answer):
            first = search(catalogue, answer.query.typed, answer.query.language, 1)
            instead = first[0].service if first else "nothing"
            _say(f"{answer.rank:2} {answer.query.typed!r}: {set(answer.query.services)} {instead}")


if __name__ == "__main__":
    main()
