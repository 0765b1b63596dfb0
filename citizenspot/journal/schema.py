"""The tables of the journal's file, a row type for each, and the statements that write them.

Plain SQL for the driver, which prepares each statement once: loading SQLAlchemy would cost every
start 20 MB and a tenth of a second. Only the way from an earlier release has a use for it.
"""

from __future__ import annotations

from typing import NamedTuple

from citizenspot.journal.chain import Header
from citizenspot.journal.sealing import Sealed

FORMAT = 2
"""The release of these tables; `releases` has the way from each earlier one."""

TABLES = (
    # A single row. `genesis` is the hash the chain begins from: a hash of the rest.
    """CREATE TABLE identity (
        id INTEGER NOT NULL CHECK (id = 1),
        format INTEGER NOT NULL,
        desk TEXT NOT NULL,
        journal TEXT NOT NULL,
        genesis BLOB NOT NULL,
        PRIMARY KEY (id)
    ) STRICT""",
    # Which release the tables are, in Alembic's own words.
    """CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        PRIMARY KEY (version_num)
    )""",
    # The keys of months, which wrap those of visits; NULL once they are destroyed.
    """CREATE TABLE epochs (
        epoch TEXT NOT NULL,
        key_id TEXT NOT NULL,
        nonce BLOB,
        wrapped BLOB,
        PRIMARY KEY (epoch)
    ) STRICT, WITHOUT ROWID""",
    # `nonce` and `wrapped` may become NULL: that is how a visit's key is destroyed. `epoch` is the
    # month whose key wraps it; NULL where that is the workstation's key.
    """CREATE TABLE visits (
        visit TEXT NOT NULL,
        first INTEGER NOT NULL,
        key_id TEXT NOT NULL,
        nonce BLOB,
        wrapped BLOB,
        epoch TEXT,
        PRIMARY KEY (visit)
    ) STRICT, WITHOUT ROWID""",
    # `nonce` and `ciphertext` may become NULL: that is how a payload is destroyed. `digest` stays,
    # and with it the chain.
    """CREATE TABLE events (
        position INTEGER NOT NULL,
        visit TEXT NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        key_id TEXT NOT NULL,
        series TEXT,
        number INTEGER,
        ends_visit INTEGER NOT NULL,
        nonce BLOB,
        ciphertext BLOB,
        digest BLOB NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (position)
    ) STRICT""",
    "CREATE INDEX ends_of_visits ON events (visit) WHERE ends_visit = 1",
    """CREATE UNIQUE INDEX numbers_of_series ON events (series, number)
        WHERE series IS NOT NULL""",
    # Where the events of a visit stand: from `first` on, for as long as the visit stays the same.
    # Visits are served one after the other, so this has a row or two a visit and is written when
    # the visit changes; an index of the events by visit would be written with each of them, one
    # page more, a fifth of the cost of an append.
    """CREATE TABLE stretches (
        first INTEGER NOT NULL,
        visit TEXT NOT NULL,
        PRIMARY KEY (first)
    ) STRICT""",
    "CREATE INDEX stretches_of_visit ON stretches (visit)",
    # Heads of the chain that the workstation has signed.
    """CREATE TABLE heads (
        position INTEGER NOT NULL,
        hash BLOB NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        "key" BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (position)
    ) STRICT""",
    """CREATE TABLE deliveries (
        "key" TEXT NOT NULL,
        visit TEXT NOT NULL,
        case_id TEXT NOT NULL,
        provider TEXT NOT NULL,
        connector TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        next_at INTEGER,
        nonce BLOB NOT NULL,
        ciphertext BLOB NOT NULL,
        PRIMARY KEY ("key")
    ) STRICT""",
    "CREATE INDEX deliveries_by_state ON deliveries (state)",
)
"""What makes the tables of a new journal; the order of their columns is that of the row types."""

INSERT_IDENTITY = "INSERT INTO identity VALUES (1, ?, ?, ?, ?)"
INSERT_RELEASE = "INSERT INTO alembic_version VALUES (?)"
INSERT_EPOCH = "INSERT INTO epochs VALUES (?, ?, ?, ?)"
INSERT_HEAD = "INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?)"
INSERT_VISIT = "INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?)"
INSERT_STRETCH = "INSERT INTO stretches VALUES (?, ?)"
INSERT_EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
# A delivery that is replaced stays in its place of the table.
REPLACE_DELIVERY = """INSERT INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT ("key") DO UPDATE SET
        visit = excluded.visit, case_id = excluded.case_id, provider = excluded.provider,
        connector = excluded.connector, state = excluded.state, attempts = excluded.attempts,
        created_at = excluded.created_at, next_at = excluded.next_at,
        nonce = excluded.nonce, ciphertext = excluded.ciphertext"""


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
        # A row begins with what the header has, but for the desk.
        first = self.position if position is None else position
        return Header(first, desk, *self[1:9])

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
