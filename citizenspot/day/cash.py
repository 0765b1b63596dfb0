"""Cash in whole cents: amounts as they are typed, what a till should hold, what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from citizenspot.visit.events import Happened, PaymentTaken
from citizenspot.visit.words import PaymentMethod

CURRENCY = "EUR"
"""What the till holds. Fees in another currency are listed, never added to it."""
NOTES_AND_COINS = (
    *(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500),
    *(200, 100, 50, 20, 10, 5, 2, 1),
)
"""Euro notes and coins in cents, the largest first (Council Regulation (EC) 974/98)."""

_AMOUNT = re.compile(r"(?P<whole>[0-9]{1,7})(?:[.,](?P<cents>[0-9]{2}))?")
_COUNT = re.compile(r"[0-9]{1,5}")


class Fee(msgspec.Struct, frozen=True):
    """A fee taken at this desk."""

    cents: int
    currency: str
    method: PaymentMethod
    reference: str
    at_second: int


class Takings(msgspec.Struct, frozen=True):
    """The fees of a day, in the order they were taken."""

    fees: tuple[Fee, ...] = ()

    def cents(self, method: PaymentMethod) -> int:
        """Return the sum of one way to pay, in the till's currency."""
        fitting = (f for f in self.fees if f.method is method and f.currency == CURRENCY)
        return sum(fee.cents for fee in fitting)

    def by(self, *methods: PaymentMethod) -> tuple[Fee, ...]:
        """Return the fees paid in these ways."""
        return tuple(fee for fee in self.fees if fee.method in methods)

    @property
    def elsewhere(self) -> tuple[Fee, ...]:
        """The fees in another currency than the till's."""
        return tuple(fee for fee in self.fees if fee.currency != CURRENCY)


def with_fees(takings: Takings, history: Iterable[Happened]) -> Takings:
    """Return the takings with the fees that events of a visit took."""
    paid = ((h.event, h.at) for h in history if isinstance(h.event, PaymentTaken))
    fees = tuple(
        Fee(cents_in(e.amount), e.currency, e.method, e.reference, int(at.timestamp()))
        for e, at in paid
    )
    return Takings(takings.fees + fees) if fees else takings


def cents_in(amount: Decimal) -> int:
    """Return an amount in whole cents; nobody pays less than one."""
    return int(amount.scaleb(2).to_integral_value(ROUND_HALF_UP))


def cents_typed(text: str) -> int | None:
    """Return the cents of an amount as it was typed, such as 50 or 12,50."""
    found = _AMOUNT.fullmatch(re.sub(r"\s|€", "", text))
    return int(found["whole"]) * 100 + int(found["cents"] or 0) if found else None


def count_typed(text: str) -> int | None:
    """Return a count as it was typed; nothing typed is none of them."""
    wanted = text.strip() or "0"
    return int(wanted) if _COUNT.fullmatch(wanted) else None


def counted_cents(counted: Mapping[int, int]) -> int:
    """Return the sum of notes and coins, from how many there are of each (by its cents)."""
    return sum(cents * number for cents, number in counted.items())


def expected_cents(till: int, moved: int, takings: Takings) -> int:
    """Return what the till should hold: its beginning, what was moved, and the fees in cash."""
    return till + moved + takings.cents(PaymentMethod.CASH)


def in_units(cents: int) -> Decimal:
    """Return cents as an amount of the currency."""
    return Decimal(cents).scaleb(-2)
