"""The state of the desk: its accounts and notes, and its day; made from events and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from citizenspot.day.roles import Role

WAITS_FROM = 3
"""From so many wrong PINs on, the next has to wait."""
FIRST_WAIT = timedelta(seconds=15)
"""Doubled with every wrong PIN more, as VotingWorks does (facts of reliability, section 9)."""
BLOCKED_FROM = 8
"""From so many wrong PINs on, someone else has to unlock the account."""


class Value(msgspec.Struct, frozen=True):
    """The base of the values a state is made of."""


class Account(Value, frozen=True):
    """Someone who may work here. `wrong` counts wrong PINs since the last right one.

    `card` is the SHA-256 of the certificate of the card that signs them in, if one does.
    """

    id: str
    name: str
    role: Role
    proof: str = ""
    issuer: str = ""
    subject: str = ""
    vouched_at: datetime | None = None
    wrong: int = 0
    wrong_at: datetime | None = None
    closed: bool = False
    card: str = ""

    @property
    def blocked(self) -> bool:
        """Whether someone else has to unlock it."""
        return self.wrong >= BLOCKED_FROM

    @property
    def may_try_at(self) -> datetime | None:
        """When the next PIN may be tried, none where it may be at once."""
        if self.wrong < WAITS_FROM or self.wrong_at is None:
            return None
        return self.wrong_at + FIRST_WAIT * (1 << (self.wrong - WAITS_FROM))


class HandOverNote(Value, frozen=True):
    """A note left for who works here next."""

    id: str
    text: str
    author: str
    at: datetime


class DeskRecord(Value, frozen=True):
    """What goes on from day to day: accounts by id, and the notes nobody has taken yet."""

    accounts: dict[str, Account] = {}
    notes: dict[str, HandOverNote] = {}

    def named(self, name: str) -> Account | None:
        """Return the open account of a name, however it is written."""
        wanted = name.strip().casefold()
        found = (a for a in self.accounts.values() if a.name.casefold() == wanted)
        return next((account for account in found if not account.closed), None)

    def of_card(self, certificate: str) -> Account | None:
        """Return the open account that a card signs in."""
        found = (a for a in self.accounts.values() if certificate and a.card == certificate)
        return next((account for account in found if not account.closed), None)

    def of_subject(self, issuer: str, subject: str) -> Account | None:
        """Return the account an identity provider knows by this subject."""
        known = (issuer, subject)
        return next((a for a in self.accounts.values() if (a.issuer, a.subject) == known), None)


class Ticket(Value, frozen=True):
    """The ticket that is at this desk, and the visit it is served in."""

    number: str
    visit: str = ""


class Day(Value, frozen=True):
    """One day of the desk. `opened_at` is none until the desk was opened with its till."""

    id: str
    began_at: datetime
    opened_at: datetime | None = None
    till_cents: int = 0
    moved_cents: int = 0
    quick: int = 0
    visits: int = 0
    ticket: Ticket | None = None
    last_ticket: str = ""
    closed: bool = False
