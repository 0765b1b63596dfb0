"""A desk at work on fakes: a journal in memory, screens that remember, a sender that notes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

from citizenspot.day.pins import Argon2Pins
from citizenspot.desk.desk import Desk
from citizenspot.desk.parts import Parts
from citizenspot.desk.ports import CatalogueAtHand, Nowhere, Place, PracticeCards, Waiting, World
from citizenspot.eid.access_key import AccessKey
from citizenspot.eid.authentication.proof import OwnCard, Person
from citizenspot.eid.card_events import CardHolder
from citizenspot.journal.entries import Delivery
from citizenspot.journal.journal import Journal
from citizenspot.journal.memory import MemoryJournal
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.held import HeldSheetAsked
from citizenspot.receipts.letter import Letter
from citizenspot.visit import commands as c
from citizenspot.visit.at_home import HomeSlip
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Actor, Assurance, PaymentMethod
from services_catalog.definition import Service
from tests.visit.made_up_service import made_up_service, service_of_questions
from tests.visit.story import MORNING, STROKES, person

LIMIT_S = 30.0
PLACE = Place("Spot", "Desk 1", "Ana", practice=False, language="en", citizen_language="pt")


def quick_pins() -> Argon2Pins:
    """Return real Argon2id that costs a test next to nothing."""
    return Argon2Pins(time_cost=1, memory_kib=8, lanes=1)


class Clock:
    """A clock that stands still until a test turns it."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


class SeenScreens:
    """Remembers the latest view of both screens, and waits for one that fits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.desk: DeskView | None = None
        self.citizen: CitizenView | None = None
        self.shown = 0

    def show_desk(self, view: DeskView) -> None:
        with self._changed:
            self.desk = view
            self.shown += 1
            self._changed.notify_all()

    def show_citizen(self, view: CitizenView) -> None:
        with self._changed:
            self.citizen = view
            self._changed.notify_all()

    def wait(self, fits: Callable[[DeskView], bool]) -> DeskView:
        with self._changed:
            came = self._changed.wait_for(
                lambda: self.desk is not None and fits(self.desk), LIMIT_S
            )
            assert came, f"never shown; last was {self.desk}"
            assert self.desk is not None
            return self.desk


class NotedParts:
    """Notes what the desk sends out, and gives deliveries back when asked."""

    def __init__(self) -> None:
        self.sent: list[Delivery] = []
        self.made: list[tuple[ReceiptContent, str]] = []
        self.slips: list[HomeSlip] = []
        self.held: list[HeldSheetAsked] = []
        self.printed_again: list[tuple[str, str, int]] = []
        self.tried_now: list[str] = []
        self.letters: list[Letter] = []
        self.voided: list[tuple[str, str]] = []
        self.forgotten: list[str] = []
        self.reads: list[str] = []
        self.keys: list[AccessKey | None] = []
        self.giving_back = True

    def put(self, delivery: Delivery) -> None:
        self.sent.append(delivery)

    def retry_now(self, key: str) -> None:
        self.tried_now.append(key)

    def take_back(self, key: str) -> Delivery | None:
        found = [each for each in self.sent if each.key == key]
        return found[-1] if found and self.giving_back else None

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        assert case
        self.made.append((content, paper))

    def make_slip(self, slip: HomeSlip) -> None:
        self.slips.append(slip)

    def make_held(self, asked: HeldSheetAsked) -> None:
        self.held.append(asked)

    def print_again(self, visit: str, case: str, number: str, paper: str, copy: int) -> None:
        assert visit
        assert case
        self.printed_again.append((number, paper, copy))

    def mail(self, letter: Letter) -> None:
        self.letters.append(letter)

    def note_void(self, number: str, at: datetime, reason: str) -> None:
        assert at.tzinfo
        self.voided.append((number, reason))

    def forget(self, visit: str) -> None:
        self.forgotten.append(visit)

    def read(self, key: AccessKey | None = None) -> None:
        self.reads.append("read")
        self.keys.append(key)

    def cancel(self) -> None:
        self.reads.append("cancel")

    def ask_for_proof(self, wanted: Person | OwnCard) -> None:
        whose = "own card"
        if isinstance(wanted, Person):
            whose = f"{wanted.number_kind} {wanted.number}"
        self.reads.append(f"proof of {whose}")

    def allow_last_try(self, request: int) -> None:
        self.reads.append(f"last try of {request}")

    def enter_pin(self, request: int, pin: None, *, own: bool = False) -> None:
        assert not own
        assert pin is None
        self.reads.append(f"pinpad for {request}")


class DeskRig:
    """A desk with a citizen and a mediator at it."""

    def __init__(
        self,
        journal: Callable[[], Journal] | None = None,
        screens: SeenScreens | None = None,
        place: Place = PLACE,
        waiting: Waiting | None = None,
        services: tuple[Service, ...] = (),
        practice_cards: PracticeCards | None = None,
    ) -> None:
        self._waiting = waiting or Nowhere()
        self.opener = "Ana"
        self.clock = Clock()
        self.screens = screens or SeenScreens()
        self.parts = NotedParts()
        self._ids = count(1)
        services = services or (made_up_service(), service_of_questions())
        names = {"xx.town": {"pt": "Câmara", "en": "Town hall"}}
        self.desk = Desk(
            World(
                open_journal=journal or (lambda: MemoryJournal(desk="Desk 1")),
                load_catalogue=lambda: CatalogueAtHand(
                    services={service.id: service for service in services}, provider_names=names
                ),
                now=self.clock,
                new_id=lambda: f"{next(self._ids):032x}",
                pins=quick_pins,
            ),
            place,
            self.screens,
            practice_cards,
        )

    def start(self) -> None:
        self.desk.start()
        self.desk.wait_until_open(LIMIT_S)
        self.desk.attach(
            Parts(
                sender=self.parts,
                receipts=self.parts,
                reader=self.parts,
                waiting=self._waiting,
            )
        )

    @property
    def view(self) -> DeskView:
        """The view after everything given so far."""
        done = threading.Event()
        self.desk._jobs.put(lambda _: done.set())
        assert done.wait(LIMIT_S)
        assert self.screens.desk is not None
        return self.screens.desk

    @property
    def case(self) -> str:
        return self.view.page.name.split("/")[0]

    def mediator(self, command: c.AnyCommand) -> DeskView:
        self.desk.submit(command, Actor.MEDIATOR)
        return self.view

    def citizen(self, command: c.AnyCommand) -> DeskView:
        self.desk.submit(command, Actor.CITIZEN)
        return self.view

    def program(self, command: c.AnyCommand) -> DeskView:
        self.desk.submit(command, Actor.SYSTEM)
        return self.view

    def told_until_form(self) -> str:
        self.mediator(c.OpenVisit(self.opener))
        self.citizen(c.ChooseLanguage("en"))
        self.citizen(c.Begin())
        self.mediator(c.ChooseServices(("xx.town.bench",)))
        self.program(c.OfferIdentity(person(), Assurance.CARD_READ))
        self.citizen(c.ConfirmIdentity())
        case = self.case
        self.citizen(c.Agree(case, "inform"))
        self.mediator(c.EnterField(case, "far", "no"))
        self.mediator(c.Continue(case, "distance"))
        return case

    def told_until_sent(self) -> str:
        case = self.told_until_form()
        self.mediator(c.EnterField(case, "phone", "912345678"))
        self.mediator(c.Continue(case, "details"))
        self.mediator(c.Continue(case, "details"))
        self.citizen(c.Decline(case, "news"))
        self.mediator(c.MarkPaper(case, "card", seen=True))
        self.mediator(c.Continue(case, "papers"))
        self.citizen(c.ConfirmAnswers(case))
        self.mediator(c.TakePayment(case, PaymentMethod.CASH))
        self.citizen(c.Sign(case, STROKES))
        self.mediator(c.Submit(case))
        return case


@contextmanager
def desk_at_work(
    journal: Callable[[], Journal] | None = None, screens: SeenScreens | None = None
) -> Iterator[DeskRig]:
    rig = DeskRig(journal, screens)
    rig.start()
    try:
        yield rig
    finally:
        rig.desk.close()


def holder() -> CardHolder:
    known = person()
    return CardHolder(
        family_name=known.family_name,
        given_names=known.given_names,
        birth_date=known.birth_date,
        number=known.number,
        number_kind=known.number_kind,
        nationality="XXX",
        sex="F",
        document_number="XX-1",
        card_family="xx",
    )
