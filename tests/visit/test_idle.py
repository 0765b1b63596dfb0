"""Screen 2 between two visits: when the spot is open, and whose turn it is."""

from __future__ import annotations

from datetime import time

import pytest

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.idle import idle_citizen_view
from citizenspot.waiting.ticket import Stand, Ticket
from tests.visit.story import MORNING

HOURS = (time(8, 30), time(18))


def ticket(number: str, stand: Stand, desk: str = "") -> Ticket:
    return Ticket(number, MORNING, stand=stand, desk=desk)


def sentences(language: str = "en", *tickets: Ticket, hours: object = HOURS) -> tuple[str, ...]:
    assert hours is None or hours == HOURS
    view = idle_citizen_view(
        Texts.for_language(language),
        "Vila Treino",
        practice=False,
        hours=HOURS if hours else None,
        tickets=tickets,
    )
    return view.page.sentences


@pytest.mark.parametrize("language", OWN_NAMES)
def test_the_hours_are_said_in_every_language(language: str) -> None:
    (_seat, hours) = sentences(language)
    assert hours.index("08:30") < hours.index("18:00")


def test_a_spot_that_names_no_hours_claims_none() -> None:
    assert sentences(hours=None) == ("Please take a seat.",)


def test_the_tickets_called_are_named_with_their_desks_and_no_others() -> None:
    called, _hours = sentences(
        "en",
        ticket("A011", Stand.SERVED, "Desk 3"),
        ticket("A012", Stand.CALLED, "Desk 1"),
        ticket("W001", Stand.CALLED, "Desk 2"),
        ticket("A013", Stand.WAITING),
    )
    assert called == "Called now: A012 at Desk 1 · W001 at Desk 2"
