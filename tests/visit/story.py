"""Tells a visit as a story: who does what, what comes of it, and what stands then."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count

from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.decide import decide
from citizenspot.visit.decisions.around import Around, ReceiptGround
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.events import Happened
from citizenspot.visit.evolve import evolve
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.receipt_events import ReceiptIssued
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Actor, Assurance, DeliveryState, PaymentMethod
from services_catalog.definition import Service
from tests.visit.made_up_service import made_up_service, service_of_questions

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
STROKES = (((100, 500), (300, 200), (700, 600)),)


def person(**changes: object) -> c.Identity:
    known: dict[str, object] = {
        "family_name": "Exemplo",
        "given_names": "Rita",
        "birth_date": date(1980, 5, 17),
        "number": "98765432",
        "number_kind": "xx",
        "document_number": "XX-1",
    }
    return c.Identity(**{**known, **changes})  # type: ignore[arg-type] # a test's own words


class Story:
    """One visit, told act by act; every act answers with the refusal, or with nothing."""

    def __init__(self, *services: Service) -> None:
        offered = services or (made_up_service(), service_of_questions())
        self.services = {service.id: service for service in offered}
        self.visit: Visit | None = None
        self.history: list[Happened] = []
        self._ids = count(1)
        self._minutes = count()

    @property
    def open_visit(self) -> Visit:
        assert self.visit is not None
        return self.visit

    @property
    def case(self) -> Case:
        case = self.open_visit.case
        assert case is not None
        return case

    def case_answers_by(self, field: str) -> Actor:
        """Return who answered a field of the only case."""
        (case,) = self.open_visit.cases.values()
        return case.answers[field].by

    @property
    def step(self) -> str:
        return self.case.step

    def mediator(self, command: c.AnyCommand) -> Refusal | None:
        return self.give(command, Actor.MEDIATOR)

    def citizen(self, command: c.AnyCommand) -> Refusal | None:
        return self.give(command, Actor.CITIZEN)

    def program(self, command: c.AnyCommand) -> Refusal | None:
        return self.give(command, Actor.SYSTEM)

    def give(self, command: c.AnyCommand, actor: Actor) -> Refusal | None:
        decided = decide(self.visit, command, actor, self.around())
        if isinstance(decided, Refused):
            return decided.reason
        for happened in decided:
            self.visit = evolve(self.visit, happened)
            self.history.append(happened)
        return None

    def around(self) -> Around:
        return Around(
            now=MORNING + timedelta(minutes=next(self._minutes)),
            today=TODAY,
            new_id=lambda: f"{next(self._ids):032x}",
            desk="Desk 1",
            spot="Spot",
            practice=False,
            services=self.services,
            receipt=ReceiptGround("R", self._receipts_issued() + 1, 7, "ab" * 32),
        )

    def _receipts_issued(self) -> int:
        return sum(isinstance(each.event, ReceiptIssued) for each in self.history)

    def happened(self) -> list[str]:
        return [type(each.event).__name__ for each in self.history]

    def citizen_sees(self, around: Surroundings | None = None, language: str = "en") -> CitizenView:
        texts = Texts.for_language(language)
        return citizen_view(self.visit, texts, around or Surroundings(today=TODAY, spot="Spot"))

    def mediator_sees(self, around: Surroundings | None = None) -> DeskView:
        texts = Texts.for_language("en")
        return desk_view(self.visit, texts, texts, around or Surroundings(today=TODAY))

    def begin(self) -> None:
        self.mediator(c.OpenVisit("Ana"))
        self.citizen(c.Begin())

    def choose(self, *services: str) -> None:
        self.mediator(c.ChooseServices(services or ("xx.town.bench",)))

    def identify(self, **changes: object) -> None:
        self.mediator(c.OfferIdentity(person(**changes), Assurance.DOCUMENT_SEEN))
        self.citizen(c.ConfirmIdentity())

    def enter(self, field: str, text: str, actor: Actor = Actor.MEDIATOR) -> Refusal | None:
        return self.give(c.EnterField(self.case.id, field, text), actor)

    def go_on(self, actor: Actor = Actor.MEDIATOR) -> Refusal | None:
        return self.give(c.Continue(self.case.id, self.step), actor)

    def report(self, state: DeliveryState, **words: str) -> Refusal | None:
        delivery = self.case.delivery
        assert delivery is not None
        return self.program(c.ReportDelivery(self.case.id, delivery.key, state, **words))

    def told_until(self, step: str) -> "Story":
        """Tell the whole made-up service until the case stands at a step."""
        for act in self._acts():
            if self.visit is not None and self.visit.case is not None and self.step == step:
                return self
            assert act is None, act
        raise AssertionError(f"never came to {step}")

    def _acts(self) -> Iterator[Refusal | None]:
        self.begin()
        self.choose()
        yield None
        self.identify()
        yield None
        yield self.citizen(c.Agree(self.case.id, "inform"))
        self.enter("far", "no")
        yield self.go_on()
        self.enter("phone", "912 345 678")
        yield self.go_on()
        yield self.go_on()
        yield self.citizen(c.Decline(self.case.id, "news"))
        self.mediator(c.MarkPaper(self.case.id, "card", seen=True))
        yield self.go_on()
        yield self.citizen(c.ConfirmAnswers(self.case.id))
        yield self.mediator(c.TakePayment(self.case.id, PaymentMethod.CASH))
        yield self.citizen(c.Sign(self.case.id, STROKES))
        yield self.mediator(c.Submit(self.case.id))
        self.mediator(IssueReceipt(self.case.id, "a4"))
        yield self.go_on()
        yield self.citizen(c.Skip(self.case.id, "alone"))
        yield None
