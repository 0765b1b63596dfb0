"""Closing the desk: what was taken, what the till should hold, and the count of what it holds."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day.cash import NOTES_AND_COINS, expected_cents, in_units
from citizenspot.day.pages.sight_words import Desk
from citizenspot.visit.views import Act, Block, Entry, EntryForm, Page, Row, Rows
from citizenspot.visit.words import PaymentMethod


def closing(desk: Desk) -> Page:
    """Show the day's sums, and ask for the count. It has to add up, or to say why not."""
    say = desk.say
    act = Act(say("Close the desk"), d.CloseDay(), key="Ctrl+Return", style="primary")
    counts = tuple(_entry(desk, cents) for cents in NOTES_AND_COINS)
    why = Entry("reason", say("Why it differs"), required=False, hint=say("Only if it differs"))
    form = EntryForm(
        "close",
        (*counts, why),
        act,
        columns=3,
        total=say("Counted:"),
        no_money=desk.money(0),
    )
    return Page(
        "desk/close",
        say("Close the desk"),
        (say("Count the till: how many there are of each."),),
        (form, *sums(desk)),
        (desk.back(),),
    )


def sums(desk: Desk) -> tuple[Block, ...]:
    """Return what the till should hold, and what was paid in other ways with its references."""
    say, sight = desk.say, desk.sight
    day, takings = sight.day, sight.takings
    if day is None:
        return ()
    cash = takings.cents(PaymentMethod.CASH)
    expected = expected_cents(day.till_cents, day.moved_cents, takings)
    till = (
        Row(say("In the till at the beginning"), desk.money(day.till_cents)),
        Row(say("Fees in cash"), desk.money(cash)),
        *(
            (Row(say("Put in and taken out"), desk.money(day.moved_cents)),)
            if day.moved_cents
            else ()
        ),
        Row(say("The till should hold"), desk.money(expected)),
    )
    return (Rows(till, title=say("Cash")), *_elsewhere(desk))


def _elsewhere(desk: Desk) -> tuple[Block, ...]:
    """Return the fees that are not in the till, each with its reference."""
    say, takings = desk.say, desk.sight.takings
    names = {
        PaymentMethod.TERMINAL: say("Terminal"),
        PaymentMethod.REFERENCE: say("Payment reference"),
    }
    rows = tuple(
        Row(f"{names[fee.method]} {fee.reference}".strip(), _amount(desk, fee.cents, fee.currency))
        for fee in takings.by(*names)
    )
    foreign = tuple(
        Row(fee.currency, _amount(desk, fee.cents, fee.currency))
        for fee in takings.elsewhere
        if fee.method is PaymentMethod.CASH
    )
    return (Rows((*rows, *foreign), title=say("Not in the till")),) if rows or foreign else ()


def _amount(desk: Desk, cents: int, currency: str) -> str:
    return desk.texts.money(in_units(cents), currency)


def _entry(desk: Desk, cents: int) -> Entry:
    return Entry(f"counted/{cents}", desk.money(cents), kind="number", required=False)
