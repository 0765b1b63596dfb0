"""A desk whose reader, sender and receipts come when a visit is already under way."""

from collections.abc import Iterator

import pytest

from citizenspot.desk.parts import Parts
from citizenspot.visit import commands as c
from citizenspot.visit.words import Assurance
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import person


@pytest.fixture
def rig() -> Iterator[DeskRig]:
    """A desk that is open, and nothing yet that acts for it; its service wants card and PIN."""
    steps = [{"id": "who", "do": "identify", "assurance": "pin"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
    rig = DeskRig(services=(made_up_service(steps=steps),))
    rig.desk.start()
    rig.desk.wait_until_open(LIMIT_S)
    yield rig
    rig.desk.close()


def until_identify(rig: DeskRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    assert rig.mediator(c.ChooseServices(("xx.town.bench",))).page.name.endswith("/who/0")


def attach(rig: DeskRig) -> None:
    rig.desk.attach(Parts(sender=rig.parts, receipts=rig.parts, reader=rig.parts))
    assert rig.view


def test_a_visit_that_waits_for_a_card_has_it_read_once_there_is_a_reader(rig: DeskRig) -> None:
    until_identify(rig)
    attach(rig)
    assert rig.parts.reads == ["read"]


def test_a_visit_that_waits_for_a_pin_has_it_asked_for_once_there_is_a_reader(
    rig: DeskRig,
) -> None:
    until_identify(rig)
    rig.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    rig.citizen(c.ConfirmIdentity())
    attach(rig)
    assert [each for each in rig.parts.reads if each.startswith("proof")] != []


def test_a_reader_that_comes_before_any_visit_is_asked_nothing(rig: DeskRig) -> None:
    attach(rig)
    assert rig.parts.reads == []
