"""Every shipped service runs to its end: answered, sent to the practice town, and receipted."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

import pytest

from citizenspot.desk.desk import Desk
from citizenspot.desk.parts import Parts
from citizenspot.desk.ports import CatalogueAtHand, World
from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.memory import MemoryJournal
from citizenspot.providers.lane import Surroundings
from citizenspot.providers.registry import practice_connectors
from citizenspot.providers.sender import OutboxSender
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit import flow
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.speech import speech_of
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Actor, Alone, Assurance, Outcome, PaymentMethod
from citizenspot.workstation import place_of
from kiosk_config.settings import PracticeSettings
from services_catalog.catalogue import Catalogue
from services_catalog.definition import Service
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.services_catalog.specimen_answers import typed_answer
from tests.visit.story import STROKES
from training.town.offices import town_providers
from training.town.process import TownProcess

LIMIT_S = 10.0
TODAY = date(2026, 11, 23)
CATALOGUE = load(packaged_services())

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]


class NoScreens:
    """Screens that nobody looks at; a change is waited for at the desk itself."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def show_desk(self, view: DeskView) -> None:
        assert view.page.heading
        self.changed.set()

    def show_citizen(self, view: CitizenView) -> None:
        assert speech_of(view.page, Texts.for_language(view.language).say)


class Counter:
    """A desk with everything behind it, and two people who do whatever is next."""

    def __init__(self, folder: Path, town: TownProcess, catalogue: Catalogue) -> None:
        settings = PracticeSettings(data_folder=folder)
        self.screens = NoScreens()
        self.desk = Desk(
            World(
                open_journal=lambda: MemoryJournal(desk="Desk 1"),
                load_catalogue=lambda: at_hand(catalogue),
                now=lambda: datetime.now(UTC),
                new_id=lambda: token_hex(16),
            ),
            place_of(settings),
            self.screens,
        )
        providers = town_providers(town.url, catalogue.services.values())
        self.sender = OutboxSender(
            practice_connectors(providers),
            Surroundings(
                report=self.desk.delivery_reported,
                clock=lambda: datetime.now(UTC),
                random=lambda: 0.5,
                defect=lambda error: pytest.fail(repr(error)),
            ),
        )
        signer = FixedKeys(bytes(32)).workstation_key().signing_key()
        self.desk.start()
        self.desk.wait_until_open(LIMIT_S)
        self.receipts = ReceiptDesk(signer, folder, self.desk, {})
        self.sender.start()
        self.desk.attach(Parts(sender=self.sender, receipts=self.receipts))

    def close(self) -> None:
        self.sender.close()
        self.receipts.close()
        self.desk.close()

    @property
    def visit(self) -> Visit:
        visit = self.desk.ask(lambda counter: counter.visit).result(LIMIT_S)
        assert visit is not None
        return visit

    def mediator(self, command: c.AnyCommand) -> None:
        self.desk.submit(command, Actor.MEDIATOR)

    def citizen(self, command: c.AnyCommand) -> None:
        self.desk.submit(command, Actor.CITIZEN)

    def wait(self, case: str) -> Case:
        """Wait until the provider has answered and the receipt is written."""
        while True:
            self.screens.changed.clear()
            now = self.visit.cases[case]
            receipt = now.receipt
            if not now.awaits_answer and receipt is not None and receipt.ready:
                return now
            assert self.screens.changed.wait(LIMIT_S), now.delivery

    def begin(self, service: Service) -> str:
        self.mediator(c.OpenVisit("Ana"))
        self.citizen(c.Begin())
        self.mediator(c.ChooseServices((service.id,)))
        return self.visit.current

    def do_step(self, case: Case) -> None:
        """Do what the current step asks, as both would."""
        step = case.step
        go_on = c.Continue(case.id, step)
        acts: dict[str, Callable[[], None]] = {
            "identify": self.identify,
            "consent": lambda: self.citizen(c.Agree(case.id, step)),
            "question": lambda: self.answer(case, go_on),
            "form": lambda: self.answer(case, go_on),
            "documents": lambda: self.look_at_papers(case, go_on),
            "review": lambda: self.citizen(c.ConfirmAnswers(case.id)),
            "payment": lambda: self.mediator(c.TakePayment(case.id, way_to_pay(case))),
            "sign": lambda: self.citizen(c.Sign(case.id, STROKES)),
            "submit": lambda: self.mediator(c.Submit(case.id)),
            "receipt": lambda: self.take_receipt(case, go_on),
            "teach": lambda: self.citizen(c.SayAlone(case.id, Alone.YES)),
            "feedback": lambda: self.citizen(c.Rate(case.id, 4)),
        }
        acts[str(case.current_step.__struct_config__.tag)]()

    def identify(self) -> None:
        self.desk.submit(c.OfferIdentity(PERSON, Assurance.CARD_AND_PIN), Actor.SYSTEM)
        self.citizen(c.ConfirmIdentity())

    def look_at_papers(self, case: Case, go_on: c.Continue) -> None:
        for paper in case.service.evidence:
            self.mediator(c.MarkPaper(case.id, paper.id, seen=True))
        self.mediator(go_on)

    def take_receipt(self, case: Case, go_on: c.Continue) -> None:
        self.citizen(IssueReceipt(case.id, "80mm"))
        self.wait(case.id)
        self.citizen(go_on)

    def answer(self, case: Case, go_on: c.Continue) -> None:
        for name in flow.fields_here(case):
            owner = case.service.fields[name].owner
            actor = Actor.CITIZEN if owner == "citizen" else Actor.MEDIATOR
            self.desk.submit(c.EnterField(case.id, name, typed_answer(case.service, name)), actor)
        self.mediator(go_on)


PERSON = c.Identity(
    family_name="Exemplo",
    given_names="Maria",
    birth_date=date(1959, 3, 14),
    number="99000001",
    number_kind="pt.nic",
    nationality="PRT",
    document_number="990000010ZZ5",
)


def at_hand(catalogue: Catalogue) -> CatalogueAtHand:
    names = {name: each.name for name, each in catalogue.providers.items()}
    return CatalogueAtHand(whole=catalogue, services=catalogue.services, provider_names=names)


def way_to_pay(case: Case) -> PaymentMethod:
    step = case.current_step
    return PaymentMethod(getattr(step, "methods")[0])  # noqa: B009 - only payment steps have it


@pytest.fixture(scope="module")
def town() -> Iterator[TownProcess]:
    with TownProcess.start(catalogue=packaged_services()) as running:
        yield running


@pytest.fixture
def counter(tmp_path: Path, town: TownProcess) -> Iterator[Counter]:
    at_work = Counter(tmp_path, town, CATALOGUE)
    yield at_work
    at_work.close()


@pytest.mark.parametrize("service", sorted(CATALOGUE.services))
def test_the_service_is_carried_out_and_accepted_by_its_provider(
    service: str, counter: Counter
) -> None:
    case = counter.begin(CATALOGUE.services[service])
    places: list[tuple[str, int]] = []
    while (now := counter.visit.cases[case]).outcome is None:
        here = (now.step, now.page)
        assert here not in places, f"stuck at {here} with {now.values}"
        places.append(here)
        counter.do_step(now)
    assert now.outcome is Outcome.CARRIED_OUT
    if now.delivery is not None:
        assert now.delivery.reference.startswith("P-")


def test_the_shipped_catalogue_shows_every_kind_of_step_and_enough_providers() -> None:
    kinds = {
        str(step.__struct_config__.tag)
        for service in CATALOGUE.services.values()
        for step in service.steps
    }
    assert len(kinds) == 12
    assert len(CATALOGUE.services) >= 12
    assert len({service.provider for service in CATALOGUE.services.values()}) >= 4
    assert not CATALOGUE.problems
