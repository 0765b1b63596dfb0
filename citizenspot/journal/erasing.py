"""Erasing a visit: what is destroyed of it, in which rows, and what the journal says of that.

The key goes, and with it every copy of what it sealed; the sealed payloads go too, because a
ciphertext is still personal data of someone (EDPB Guidelines 02/2025). Digests and headers
stay, so the chain holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from citizenspot.journal import queries
from citizenspot.journal.database import Database, Task
from citizenspot.journal.desk_book import DESK_BOOK, ErasedVisit
from citizenspot.journal.errors import VisitErased
from citizenspot.journal.schema import VisitRow

FORGET_KEY = "UPDATE visits SET nonce = NULL, wrapped = NULL WHERE visit = ?"
FORGET_PAYLOAD = "UPDATE events SET nonce = NULL, ciphertext = NULL WHERE position = ?"
FORGET_DELIVERIES = "DELETE FROM deliveries WHERE visit = ?"
FORGET_EPOCH = "UPDATE epochs SET nonce = NULL, wrapped = NULL WHERE epoch = ?"


def positions_of(database: Database, names: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return where the events of visits stand.

    Raises:
        ValueError: one of them is no visit with an end.
        VisitErased: one of them was erased.
    """
    found = {}
    unended = {visit for (visit,) in database.rows(queries.UNENDED_VISITS, [DESK_BOOK])}
    for name in names:
        row = database.first(queries.VISIT, [name])
        if row is None or name == DESK_BOOK or name in unended:
            raise ValueError(f"{name} is no visit that has ended")
        if VisitRow._make(row).wrapped is None:
            raise VisitErased(name)
        found[name] = [at for (at,) in database.rows(queries.POSITIONS_OF, [name])]
    return found


def erased_visits(
    database: Database, positions: Mapping[str, Sequence[int]]
) -> tuple[ErasedVisit, ...]:
    """Return what the journal says of visits whose payloads stand at these positions."""
    return tuple(
        ErasedVisit(name, at[0], at[-1], len(at), _deliveries_of(database, name))
        for name, at in positions.items()
    )


def destroying(positions: Mapping[str, Sequence[int]]) -> list[Task]:
    """Return the statements that destroy visits."""
    names = [(name,) for name in positions]
    payloads = [(position,) for at in positions.values() for position in at]
    return [(FORGET_KEY, names), (FORGET_PAYLOAD, payloads), (FORGET_DELIVERIES, names)]


def needed_epochs(database: Database) -> frozenset[str]:
    """Return the months with visits that still have their key."""
    return frozenset(epoch for (epoch,) in database.rows(queries.NEEDED_EPOCHS))


def _deliveries_of(database: Database, name: str) -> int:
    [(count,)] = database.rows(queries.DELIVERIES_OF, [name])
    return int(count)
