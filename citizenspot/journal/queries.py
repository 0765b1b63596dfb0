"""What is asked of the journal's tables; the rows are those that `schema` has types for."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

IS_MADE = "SELECT count(*) FROM sqlite_schema WHERE name = 'identity'"

IDENTITY = "SELECT format, desk, journal, genesis FROM identity"

# A visit's events: those of every stretch of it, up to where the next stretch begins.
_WITHIN_VISIT = """
    FROM stretches JOIN events
        ON events.position >= stretches.first
        AND events.position < (
            SELECT coalesce(min(later.first), 9223372036854775807)
            FROM stretches AS later WHERE later.first > stretches.first)
    WHERE stretches.visit = ?1 AND events.visit = ?1
    ORDER BY events.position"""

EVENTS_OF = f"SELECT events.* {_WITHIN_VISIT}"
"""The rows of a visit's events in order."""

POSITIONS_OF = f"SELECT events.position {_WITHIN_VISIT}"
"""The positions of a visit's events in order."""

EVENTS = "SELECT * FROM events ORDER BY position"
EVENTS_BETWEEN = "SELECT * FROM events WHERE position BETWEEN ? AND ? ORDER BY position"
EVENTS_OF_KINDS = """SELECT * FROM events
    WHERE visit = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY position"""
"""The rows of a visit's events of some kinds (`several`), found without the stretches."""

HASH_AT = "SELECT hash FROM events WHERE position = ?"
LAST_EVENT = "SELECT position, hash, visit FROM events ORDER BY position DESC LIMIT 1"

LAST_NUMBERS = """WITH RECURSIVE known (series) AS (
        SELECT min(series) FROM events WHERE series IS NOT NULL
        UNION ALL
        SELECT (SELECT min(series) FROM events WHERE events.series > known.series)
        FROM known WHERE known.series IS NOT NULL)
    SELECT series, (SELECT max(number) FROM events WHERE events.series = known.series)
    FROM known WHERE series IS NOT NULL"""
"""The last number of each series: one look into the index each, however many it has had."""

VISIT_NUMBERED = "SELECT visit FROM events WHERE series = ? AND number = ?"
"""The visit of the event that took a number of a series."""

COUNTS_OF_KINDS = """SELECT kind, count(*) FROM events
    WHERE position > ? GROUP BY kind ORDER BY kind"""
"""How many events of each kind stand behind a position."""

VISIT = "SELECT * FROM visits WHERE visit = ?"
VISITS = "SELECT * FROM visits"

UNENDED_VISITS = """SELECT visits.visit FROM visits
    JOIN (SELECT visit FROM stretches EXCEPT SELECT visit FROM events WHERE ends_visit = 1) AS open
        ON visits.visit = open.visit
    WHERE visits.visit <> ? ORDER BY visits.first"""
"""The visits no event ends, but for the desk's own book; the one begun first first.

Two narrow indexes are merged: the visits themselves, each with its key, are ten times as wide, and
a start would pay for every one there ever was.
"""

ENDED_VISITS = """SELECT visits.visit, events.at
    FROM visits JOIN events ON events.visit = visits.visit AND events.ends_visit = 1
    WHERE visits.wrapped IS NOT NULL ORDER BY visits.first"""
"""The visits that have ended and hold their key, each with the time of its end."""

VISITS_SINCE = """SELECT visit FROM stretches
    WHERE first >= (SELECT coalesce(max(first), 0) FROM stretches WHERE first <= ?)
        AND visit <> ?
    GROUP BY visit ORDER BY min(first)"""
"""The visits with events from a position on, but for the desk's own book."""

EPOCHS = "SELECT * FROM epochs"

NEEDED_EPOCHS = """SELECT DISTINCT epoch FROM visits
    WHERE epoch IS NOT NULL AND wrapped IS NOT NULL"""
"""The months with visits that still have their key."""

STRETCHES = "SELECT * FROM stretches ORDER BY first"

HEADS = "SELECT * FROM heads"
HEADS_AFTER = "SELECT * FROM heads WHERE position > ? ORDER BY position"

DELIVERIES = "SELECT * FROM deliveries"
DELIVERIES_IN = """SELECT * FROM deliveries
    WHERE state IN (SELECT value FROM json_each(?)) ORDER BY created_at, "key\""""
"""The rows of the deliveries in any of some states (`several`), the oldest first."""
DELIVERIES_OF = "SELECT count(*) FROM deliveries WHERE visit = ?"


def several(words: Collection[str]) -> str:
    """Return words as the one value that stands for them in a query."""
    return msgspec.json.encode(list(words)).decode()
