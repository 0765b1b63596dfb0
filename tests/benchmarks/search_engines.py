"""Asks three engines the queries for tuning: why search is built on tantivy.

All three see the same texts, folded alike, each from the place it stands in:

- tantivy, as the program searches;
- SQLite's FTS5: beginnings of words by bm25 and trigrams, fused by reciprocal rank (k = 60);
- words in memory: the rarer a shared word, the more it counts; no stems, no errors forgiven.

    python -m tests.benchmarks.search_engines [ARCHIVE]

MRR@10 with its interval (95 %, by bootstrap), and the time of a query. What was held out is not
asked: this is for choosing.
"""

import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

from services_catalog.catalogue import Catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.folding import folded
from services_catalog.loading import load
from services_catalog.search.finding import search
from services_catalog.search.linguistics import base, words, words_that_count
from services_catalog.search.places import Where, entries
from tests.benchmarks.brazilian_services import brazilian
from tests.benchmarks.search_quality import (
    TOP,
    Answer,
    Query,
    halves,
    interval,
    mistyped,
    of_file,
    reciprocal,
)

Ask = Callable[[Query], Sequence[str]]
FUSED_BY = 60
"""k of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""

WEIGHTS = {Where.NAME: 8.0, Where.ALSO_CALLED: 8.0, Where.EVENT: 4.0, Where.ID: 4.0}
"""How much a place counts where it counts more than once; as near to tantivy's as FTS5 allows."""


def tantivy(catalogue: Catalogue) -> Ask:
    """Return the program's own search."""
    return lambda query: [
        hit.service for hit in search(catalogue, query.typed, query.language, TOP)
    ]


def fts5(catalogue: Catalogue) -> Ask:
    """Return SQLite's full text search, by beginnings of words and by trigrams."""
    texts = _texts(catalogue)
    database = sqlite3.connect(":memory:")
    columns = [where.name.lower() for where in Where]
    weights = ", ".join(str(WEIGHTS.get(where, 1.0)) for where in Where)
    for table, tokenizer in (("by_word", "unicode61"), ("by_trigram", "trigram")):
        database.execute(
            f"create virtual table {table} using fts5"
            f"(service unindexed, language unindexed, {', '.join(columns)}, tokenize={tokenizer})"
        )
        marks = ", ".join("?" * (len(columns) + 2))
        database.executemany(f"insert into {table} values ({marks})", _rows(texts))  # noqa: S608 - names of our own

    def ranked(table: str, terms: Iterable[str], language: str) -> list[str]:
        wanted = " OR ".join(terms)
        if not wanted:
            return []
        found = database.execute(
            f"select service from {table} where {table} match ? and language in (?, '')"  # noqa: S608 - as above
            f" order by bm25({table}, 0, 0, {weights}) limit 50",
            (wanted, language),
        )
        return list(dict.fromkeys(service for (service,) in found))

    def ask(query: Query) -> Sequence[str]:
        typed = words_that_count(query.typed)
        language = base(query.language)
        fused: dict[str, float] = defaultdict(float)
        for table, terms in (
            ("by_word", [f'"{word}"*' for word in typed]),
            ("by_trigram", [f'"{part}"' for word in typed for part in _trigrams(word)]),
        ):
            for place, service in enumerate(ranked(table, terms, language), start=1):
                fused[service] += 1 / (FUSED_BY + place)
        return sorted(fused, key=fused.__getitem__, reverse=True)[:TOP]

    return ask


def words_in_memory(catalogue: Catalogue) -> Ask:
    """Return a search by shared words, the rarer the better."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (service, language), by_place in _texts(catalogue).items():
        for text in by_place.values():
            for word in words(text):
                holders[language, word].add(service)
    number = len(catalogue.services)

    def ask(query: Query) -> Sequence[str]:
        scores: Counter[str] = Counter()
        for word in words_that_count(query.typed):
            for language in (base(query.language), ""):
                holding = holders.get((language, word), set())
                for service in holding:
                    scores[service] += log(1 + number / len(holding))  # type: ignore[assignment] # a counter of weights
        return [service for service, _ in scores.most_common(TOP)]

    return ask


ENGINES = {"tantivy": tantivy, "FTS5, words and trigrams": fts5, "words in memory": words_in_memory}


def _texts(catalogue: Catalogue) -> dict[tuple[str, str], dict[Where, str]]:
    """Return what is searched, folded, by service and language (empty for none), and by place."""
    found: dict[tuple[str, str], dict[Where, str]] = {}
    for service in catalogue.services.values():
        for entry in entries(service, catalogue.provider_of(service)):
            places = found.setdefault((service.id, entry.language), {})
            places[entry.where] = f"{places.get(entry.where, '')} {folded(entry.text)}"
    return found


def _rows(texts: dict[tuple[str, str], dict[Where, str]]) -> Iterable[tuple[str, ...]]:
    for (service, language), places in texts.items():
        yield (service, language, *(places.get(where, "") for where in Where))


def _trigrams(word: str) -> list[str]:
    return [word[at : at + 3] for at in range(len(word) - 2)]


def tell(name: str, engine: str, ask: Ask, queries: Sequence[Query]) -> None:
    """Print a row: the engine's MRR@10 on the queries, and the time of one."""
    answers, took = [], []
    for query in queries:
        begun = perf_counter()
        found = ask(query)
        took.append(perf_counter() - begun)
        ranks = [at for at, service in enumerate(found, start=1) if service in query.services]
        answers.append(Answer(query, min(ranks, default=0), not found))
    low, high = interval(answers, reciprocal)
    mrr = fmean(map(reciprocal, answers))
    cells = f"{mrr:.3f} [{low:.3f}, {high:.3f}] | {median(took) * 1000:.2f} ms"
    print(f"| {name} ({len(answers)}) | {engine} | {cells} |", flush=True)  # noqa: T201 - a benchmark is run for what it prints


def main() -> None:
    """Print the table."""
    print("| queries | engine | MRR@10 | a query, p50 |\n|---|---|---|---|")  # noqa: T201 - as above
    sets = [(load(packaged_services()), "Portugal, tuning", of_file("portuguese_tuning.tsv"))]
    if len(sys.argv) > 1:
        catalogue, popular = brazilian(Path(sys.argv[1]))
        name, queries = next(halves(popular))
        sets.append((catalogue, name, queries))
    for catalogue, name, queries in sets:
        for engine, made in ENGINES.items():
            ask = made(catalogue)
            tell(name, engine, ask, queries)
            tell(f"{name}, one typing error", engine, ask, mistyped(queries))


if __name__ == "__main__":
    main()
