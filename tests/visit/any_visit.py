"""A visit in which anybody gives any command in any order, and the laws that hold all the same."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from citizenspot.visit import commands as c
from citizenspot.visit import flow
from citizenspot.visit.decide import WHO_MAY
from citizenspot.visit.events import PaymentTaken
from citizenspot.visit.evolve import replay
from citizenspot.visit.outlooks import Outlooks
from citizenspot.visit.reading_choices import ChooseEasyLanguage, ReadAloud
from citizenspot.visit.receipt_commands import IssueReceipt, ReportReceipt
from citizenspot.visit.refusals import SENTENCES
from citizenspot.visit.screen_commands import (
    AskToExplain,
    Cover,
    Explained,
    GoOn,
    HandOver,
    ReportScreen,
    Stop,
    TakeBack,
    Uncover,
)
from citizenspot.visit.words import (
    Actor,
    Alone,
    Assurance,
    DeliveryState,
    Outcome,
    PaymentMethod,
    TextSize,
)
from tests.visit.story import STROKES, TODAY, Story, person

FIELDS = ("far", "full_name", "phone", "secret", "desk_note", "where", "nothing")
MEDIATORS_WORDS, CITIZENS_WORDS = "prateleira-secreta", "frase-secreta"
"""What only one of the two may see: typed into the fields that are theirs."""

TYPED = ("", "yes", "no", "Rita", "912345678", "x" * 100, "\x00", "<b>")
STEPS = ("who", "inform", "distance", "details", "news", "film", "papers", "check", "alone", "rate")


class AnyVisit(RuleBasedStateMachine):
    """Gives any command from any screen in any order."""

    steps = 0
    """How many were taken by all machines of this kind, for who counts."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story()
        self.outlooks = Outlooks()
        self.story.begin()

    @property
    def case(self) -> str:
        visit = self.story.open_visit
        return visit.current or next(iter(visit.cases), "none")

    def give(self, actor: Actor, command: c.AnyCommand) -> None:
        type(self).steps += 1
        before = self.story.visit
        refusal = self.story.give(command, actor)
        if refusal is not None:
            assert self.story.visit is before
            assert refusal in SENTENCES
        elif not isinstance(command, c.Assisted):
            assert type(command) in WHO_MAY[actor]

    @invariant()
    def an_outlook_found_quicker_is_the_same(self) -> None:
        visit = self.story.visit
        case = visit.case if visit else None
        whole = flow.outlook(visit, case, TODAY) if visit and case else None
        assert self.outlooks.of(visit, TODAY) == whole

    @rule(actor=st.sampled_from(Actor), service=st.sampled_from(["xx.town.bench", "xx.town.lamp"]))
    def choose(self, actor: Actor, service: str) -> None:
        if len(self.story.open_visit.cases) < 3:
            self.give(actor, c.ChooseServices((service,)))

    @rule(actor=st.sampled_from(Actor), number=st.sampled_from(["98765432", "1"]))
    def offer(self, actor: Actor, number: str) -> None:
        offer = c.OfferIdentity(person(number=number), Assurance.DOCUMENT_SEEN)
        self.give(actor, offer)

    @rule(
        actor=st.sampled_from(Actor),
        field=st.sampled_from(FIELDS),
        typed=st.sampled_from(TYPED),
    )
    def enter(self, actor: Actor, field: str, typed: str) -> None:
        self.give(actor, c.EnterField(self.case, field, typed))

    @rule(actor=st.sampled_from(Actor))
    def write_what_only_one_may_see(self, actor: Actor) -> None:
        self.give(actor, c.EnterField(self.case, "desk_note", MEDIATORS_WORDS))
        self.give(actor, c.EnterField(self.case, "secret", CITIZENS_WORDS))

    @rule(actor=st.sampled_from(Actor))
    def go_on(self, actor: Actor) -> None:
        case = self.story.open_visit.case
        self.give(actor, c.Continue(self.case, case.step if case else "who"))

    @rule(actor=st.sampled_from(Actor), data=st.data())
    def act(self, actor: Actor, data: st.DataObject) -> None:
        self.give(actor, data.draw(st.sampled_from(acts(self.case, self.story))))

    @rule(data=st.data())
    def assist(self, data: st.DataObject) -> None:
        act = data.draw(st.sampled_from(acts(self.case, self.story)))
        reason = data.draw(st.sampled_from(["", "Cannot see"]))
        self.give(Actor.MEDIATOR, c.Assisted(act, reason))  # type: ignore[arg-type] # any act

    @invariant()
    def replaying_the_history_gives_the_same_visit(self) -> None:
        assert replay(self.story.history) == self.story.visit

    @invariant()
    def a_citizens_act_is_the_citizens_or_has_a_reason(self) -> None:
        own = {"ConsentGiven", "ConsentWithheld", "AnswersConfirmed", "Signed", "Rated"}
        for happened in self.story.history:
            if type(happened.event).__name__ in own:
                assert happened.actor is Actor.CITIZEN or happened.assisted

    @invariant()
    def money_is_taken_once_and_as_the_price_list_says(self) -> None:
        for case in self.story.open_visit.cases.values():
            if case.payment is not None:
                amounts = {cost.id: cost.amount for cost in case.service.costs}
                assert str(case.payment.amount) == amounts[case.payment.cost]

    @invariant()
    def both_views_can_always_be_made(self) -> None:
        view = self.story.mediator_sees()
        seen = msgspec.json.encode(view.citizen)
        assert msgspec.json.decode(seen, type=type(view.citizen)) == view.citizen
        assert MEDIATORS_WORDS.encode() not in seen

    @invariant()
    def what_was_paid_is_what_was_taken(self) -> None:
        events = (each.event for each in self.story.history)
        taken = [each.amount for each in events if isinstance(each, PaymentTaken)]
        cases = self.story.open_visit.cases.values()
        assert sum(taken) == sum(case.payment.amount for case in cases if case.payment)


def acts(case: str, story: Story) -> list[c.AnyCommand]:
    visit = story.open_visit
    now = visit.cases.get(case)
    key = now.delivery.key if now and now.delivery else "k"
    return [
        c.Begin(),
        c.ConfirmIdentity(),
        c.RejectIdentity(),
        *(c.Agree(case, step) for step in ("inform", "news", "film")),
        *(c.Decline(case, step) for step in ("inform", "news", "film")),
        c.WithdrawConsent(case, "inform"),
        c.MarkPaper(case, "card", seen=True),
        c.MarkPaper(case, "map", seen=False),
        c.ConfirmAnswers(case),
        c.TakePayment(case, PaymentMethod.CASH),
        c.Sign(case, STROKES),
        c.Sign(case, ()),
        c.Submit(case),
        c.ReportDelivery(case, key, DeliveryState.ACCEPTED, reference="T"),
        c.ReportDelivery(case, key, DeliveryState.REFUSED, said="No"),
        c.ReportDelivery(case, key, DeliveryState.UNKNOWN, reason="empty"),
        c.SettleDelivery(case, "withdraw"),
        IssueReceipt(case, "a4"),
        ReportReceipt(case, "R-000001", code="CS1"),
        c.SayAlone(case, Alone.YES),
        c.Rate(case, 3),
        *(c.Skip(case, step) for step in STEPS[-2:]),
        c.GoBack(case),
        c.Change(case, "phone"),
        *(c.SwitchCase(each) for each in visit.cases),
        c.CloseCase(case, Outcome.DECLINED),
        HandOver(),
        TakeBack(),
        Cover(),
        Uncover(),
        Stop(),
        GoOn(),
        AskToExplain(),
        Explained(),
        c.ChooseTextSize(TextSize.LARGE),
        c.ChooseLanguage("en"),
        ReadAloud(on=True),
        ReadAloud(on=False),
        ChooseEasyLanguage(on=True),
        ChooseEasyLanguage(on=False),
        c.Park(),
        c.Resume(visit.id),
        ReportScreen(present=False),
        ReportScreen(present=True),
        c.SayGoodbye(),
    ]
