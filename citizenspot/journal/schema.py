"""The tables of the journal's file, a row type for each, and the statements that write them.

The statements that append run for every act at the counter: they are compiled here once, and
executed on the driver's connection. Everything else goes through SQLAlchemy Core.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import Insert

from citizenspot.journal.chain import Header
from citizenspot.journal.sealing import Sealed

FORMAT = 2
"""The release of these tables; `releases` has the way from each earlier one."""

metadata = MetaData()

# A single row. `genesis` is the hash the chain begins from; it shows whether the rest is intact.
identity = Table(
    "identity",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("desk", Text, nullable=False),
    Column("journal", Text, nullable=False),
    Column("genesis", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# Which release the tables are, in Alembic's own words.
Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

# The keys of months, which wrap those of visits; NULL once they are destroyed.
epochs = Table(
    "epochs",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("nonce", LargeBinary),
    Column("wrapped", LargeBinary),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# `nonce` and `wrapped` may become NULL: that is how a visit's key is destroyed. `epoch` is the
# month whose key wraps it; NULL where that is the workstation's key.
visits = Table(
    "visits",
    metadata,
    Column("visit", Text, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("nonce", LargeBinary),
    Column("wrapped", LargeBinary),
    Column("epoch", Text),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# `nonce` and `ciphertext` may become NULL: that is how a payload is destroyed. `digest` stays,
# and with it the chain.
events = Table(
    "events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("visit", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("series", Text),
    Column("number", Integer),
    Column("ends_visit", Integer, nullable=False),
    Column("nonce", LargeBinary),
    Column("ciphertext", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index("ends_of_visits", events.c.visit, sqlite_where=events.c.ends_visit == 1)
Index(
    "numbers_of_series",
    events.c.series,
    events.c.number,
    unique=True,
    sqlite_where=events.c.series.is_not(None),
)

# Where the events of a visit stand: from `first` on, for as long as the visit stays the same.
# Visits are served one after the other, so this has a row or two a visit and is written when the
# visit changes; an index of the events by visit would be written with each of them, one page
# more, a fifth of the cost of an append.
stretches = Table(
    "stretches",
    metadata,
    Column("first", Integer, primary_key=True),
    Column("visit", Text, nullable=False),
    sqlite_strict=True,
)
Index("stretches_of_visit", stretches.c.visit)

# Heads of the chain that the workstation has signed.
heads = Table(
    "heads",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("at", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sqlite_strict=True,
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("visit", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("connector", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("next_at", Integer),
    Column("nonce", LargeBinary, nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index("deliveries_by_state", deliveries.c.state)


class VisitRow(NamedTuple):
    """A row of `visits`, its columns in order."""

    visit: str
    first: int
    key_id: str
    nonce: bytes | None
    wrapped: bytes | None
    epoch: str | None = None


class EpochRow(NamedTuple):
    """A row of `epochs`, its columns in order."""

    epoch: str
    key_id: str
    nonce: bytes | None
    wrapped: bytes | None


class HeadRow(NamedTuple):
    """A row of `heads`, its columns in order."""

    position: int
    hash: bytes
    at: int
    reason: str
    key: bytes
    signature: bytes


class EventRow(NamedTuple):
    """A row of `events`, its columns in order."""

    position: int
    visit: str
    kind: str
    actor: str
    at: int
    key_id: str
    series: str | None
    number: int | None
    ends_visit: int
    nonce: bytes | None
    ciphertext: bytes | None
    digest: bytes
    hash: bytes

    def header(self, desk: str, *, position: int | None = None) -> Header:
        """Return the header this row shows, or would show at another position."""
        return Header(
            self.position if position is None else position,
            desk,
            self.visit,
            self.kind,
            self.actor,
            self.at,
            self.key_id,
            self.series,
            self.number,
            self.ends_visit,
        )

    def sealed(self) -> Sealed | None:
        """Return the sealed payload; `None` if it was destroyed."""
        if self.nonce is None or self.ciphertext is None:
            return None
        return Sealed(self.nonce, self.ciphertext)


class StretchRow(NamedTuple):
    """A row of `stretches`, its columns in order."""

    first: int
    visit: str


class DeliveryRow(NamedTuple):
    """A row of `deliveries`, its columns in order."""

    key: str
    visit: str
    case_id: str
    provider: str
    connector: str
    state: str
    attempts: int
    created_at: int
    next_at: int | None
    nonce: bytes
    ciphertext: bytes

    def known(self) -> tuple[str | int | None, ...]:
        """Return what is not sealed."""
        return (
            self.key,
            self.visit,
            self.case_id,
            self.provider,
            self.connector,
            self.state,
            self.attempts,
            self.created_at,
            self.next_at,
        )

    def sealed(self) -> Sealed:
        """Return the sealed body and detail."""
        return Sealed(self.nonce, self.ciphertext)


def _compiled(statement: Insert) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))


def _replacing() -> Insert:
    """Return the statement that replaces a delivery and leaves its place in the table."""
    statement = sqlite.insert(deliveries)
    new = {column.name: statement.excluded[column.name] for column in deliveries.c}
    del new["key"]
    return statement.on_conflict_do_update(index_elements=[deliveries.c.key], set_=new)


INSERT_EPOCH = _compiled(insert(epochs))
INSERT_HEAD = _compiled(insert(heads))
INSERT_VISIT = _compiled(insert(visits))
INSERT_STRETCH = _compiled(insert(stretches))
INSERT_EVENT = _compiled(insert(events))
REPLACE_DELIVERY = _compiled(_replacing())
