"""A visit that any desk can take up where the one before it was killed, told act by act.

The journal says which acts are done: each leaves a known number of events. What the outbox
reports is not counted, for it comes when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from citizenspot.desk.counter import Counter
from citizenspot.visit import commands as c
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor, Alone, Assurance, PaymentMethod
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.visit.story import STROKES, person

Act = tuple[Actor, Callable[[str], c.AnyCommand]]

ACTS: Sequence[Act] = (
    (Actor.MEDIATOR, lambda _: c.OpenVisit("Ana")),
    (Actor.CITIZEN, lambda _: c.ChooseLanguage("en")),
    (Actor.CITIZEN, lambda _: c.Begin()),
    (Actor.MEDIATOR, lambda _: c.ChooseServices(("xx.town.bench",))),
    (Actor.SYSTEM, lambda _: c.OfferIdentity(person(), Assurance.CARD_READ)),
    (Actor.CITIZEN, lambda _: c.ConfirmIdentity()),
    (Actor.CITIZEN, lambda case: c.Agree(case, "inform")),
    (Actor.MEDIATOR, lambda case: c.EnterField(case, "far", "no")),
    (Actor.MEDIATOR, lambda case: c.Continue(case, "distance")),
    (Actor.MEDIATOR, lambda case: c.EnterField(case, "phone", "912345678")),
    (Actor.MEDIATOR, lambda case: c.Continue(case, "details")),
    (Actor.MEDIATOR, lambda case: c.Continue(case, "details")),
    (Actor.CITIZEN, lambda case: c.Decline(case, "news")),
    (Actor.MEDIATOR, lambda case: c.MarkPaper(case, "card", seen=True)),
    (Actor.MEDIATOR, lambda case: c.Continue(case, "papers")),
    (Actor.CITIZEN, c.ConfirmAnswers),
    (Actor.MEDIATOR, lambda case: c.TakePayment(case, PaymentMethod.CASH)),
    (Actor.CITIZEN, lambda case: c.Sign(case, STROKES)),
    (Actor.MEDIATOR, c.Submit),
    (Actor.MEDIATOR, lambda case: IssueReceipt(case, "a4")),
    (Actor.MEDIATOR, lambda case: c.Continue(case, "proof")),
    (Actor.CITIZEN, lambda case: c.SayAlone(case, Alone.YES)),
    (Actor.CITIZEN, lambda case: c.Rate(case, 5)),
    (Actor.MEDIATOR, lambda _: c.SayGoodbye()),
    (Actor.MEDIATOR, lambda _: c.Wipe()),
)
SUBMITTED = 19
"""How many acts have been done when the case is on its way."""

NOT_COUNTED = {"delivery_reported", "receipt_ready"}


def do(rig: DeskRig, act: int) -> DeskView:
    """Do one act, and return what screen 1 shows after it."""
    actor, command = ACTS[act]
    visit = rig.desk.ask(lambda counter: counter.visit).result(LIMIT_S)
    rig.desk.submit(command(visit.current if visit else ""), actor)
    return rig.view


def counted_kinds(counter: Counter) -> list[str]:
    """Return the kinds of the events that the acts of the open visit have left, in order."""
    if counter.visit is None:
        return []
    recorded = counter._journal.read(counter.visit.id)
    return [each.kind for each in recorded if each.kind not in NOT_COUNTED]


def events_in(rig: DeskRig) -> int:
    """Return how many events the acts of the open visit have left."""
    return len(rig.desk.ask(counted_kinds).result(LIMIT_S))


def page(rig: DeskRig) -> str:
    """Return the page of screen 1 as text, without the random names in it."""
    visit = rig.desk.ask(lambda counter: counter.visit).result(LIMIT_S)
    told = msgspec.json.encode(rig.view.page).decode()
    names = (visit.id, *visit.cases) if visit else ()
    for name in names:
        told = told.replace(name, "NAME")
    return told
