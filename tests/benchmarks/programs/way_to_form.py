"""The way of a made-up visit to a page with fields, for what is measured there."""

from datetime import date

from citizenspot.desk.desk import Desk
from citizenspot.visit import commands as c
from citizenspot.visit.words import Actor, Assurance

SERVICE = "pt.imt.renew-driving-licence"
PERSON = c.Identity("Exemplo", "Maria", date(1959, 3, 14), "99000001", "pt.nic")
LIMIT_S = 60.0


def go_to_form(desk: Desk) -> str:
    """Bring a visit to the form of its case, and return the case.

    What the citizen does on the way is given to the desk as screen 2 would give it.
    """
    give = desk.submit
    give(c.OpenVisit("Ana"))
    give(c.Begin(), Actor.CITIZEN)
    give(c.ChooseServices((SERVICE,)))
    give(c.OfferIdentity(PERSON, Assurance.CARD_READ), Actor.SYSTEM)
    give(c.ConfirmIdentity(), Actor.CITIZEN)
    current = desk.ask(lambda counter: counter.visit.current if counter.visit else "")
    case = current.result(LIMIT_S)
    give(c.Agree(case, "inform"), Actor.CITIZEN)
    give(c.EnterField(case, "heavy_vehicle", "false"))
    give(c.Continue(case, "group"))
    return case
