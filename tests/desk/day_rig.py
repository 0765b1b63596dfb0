"""A desk that is signed in at: its accounts, the people behind them, and a queue of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time

from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.day.cash import NOTES_AND_COINS
from citizenspot.day.events import AnyDayEvent, DayHappened
from citizenspot.day.state import DeskRecord
from citizenspot.desk.counter import Counter
from citizenspot.desk.day_journal import read_all
from citizenspot.desk.ports import Place, TicketAct
from citizenspot.desk.ticket_book import TicketNews
from citizenspot.journal.entries import Recorded
from citizenspot.journal.journal import Journal
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.rules import Ownership
from citizenspot.visit.views import Act, CheckItem, Checklist, DeskView, EntryForm, Row, Rows
from citizenspot.waiting.queue import MemoryQueue
from citizenspot.waiting.ticket import Move, Ticket, Wish
from tests.desk.desk_rig import PLACE, DeskRig, SeenScreens
from tests.visit.story import MORNING

SIGNED_IN_AT = replace(PLACE, sign_in=True, hours=(time(8), time(18)))
CHIEF, ANA, RUI, EVA, TEO = "Chief", "Ana Exemplo", "Rui Exemplo", "Eva Exemplo", "Teo Exemplo"
PINS = {CHIEF: "chief-9175", ANA: "ana-480162", RUI: "rui-739250", EVA: "eva-204918", TEO: "teo-5"}
PINS[TEO] = "teo-5810"
ROLES = {ANA: "mediator", RUI: "mediator", EVA: "supervisor", TEO: "trainer"}


class QueueAtOnce:
    """A clerk that asks the queue on the desk's own thread, and reports before it returns."""

    def __init__(self) -> None:
        self.queue = MemoryQueue(lambda: MORNING)
        self.report: Callable[[TicketNews], None] = lambda _news: None

    def call_next(self) -> None:
        self._tell("next", self.queue.call_next("Desk 1"))

    def add(self, wish: Wish) -> None:
        self._tell("added", self.queue.add(wish, walk_in=True))

    def move(self, move: Move, meant: TicketAct) -> None:
        self._tell(meant, self.queue.move(move))

    def look(self) -> None:
        self.report(TicketNews(tuple(self.queue.tickets())))

    def _tell(self, meant: TicketAct, ticket: Ticket | None) -> None:
        self.report(TicketNews(tuple(self.queue.tickets()), meant, ticket))


class DayRig(DeskRig):
    """A desk in the hands of people with accounts."""

    def __init__(
        self,
        journal: Callable[[], Journal] | None = None,
        screens: SeenScreens | None = None,
        place: Place = SIGNED_IN_AT,
    ) -> None:
        self.clerk = QueueAtOnce()
        super().__init__(journal, screens, place, self.clerk)
        self.clerk.report = self.desk.queue_reported

    def set_up(self) -> None:
        self.mediator(d.SetUpAdministrator(CHIEF, PINS[CHIEF], PINS[CHIEF]))
        for name, role in ROLES.items():
            self.mediator(d.OpenAccount(name, role, PINS[name]))
        self.mediator(d.SignOut())

    def sign_in(self, name: str) -> DeskView:
        return self.mediator(d.SignIn(name, PINS[name]))

    def open_day(self, name: str = ANA, till: str = "50") -> DeskView:
        self.sign_in(name)
        return self.mediator(d.OpenDay(till))

    def press(self, label: str) -> DeskView:
        return self.mediator(self.act(label).command)

    def act(self, label: str) -> Act:
        return next(act for act in all_acts(self.view) if act.label == label)

    @property
    def refused(self) -> str:
        return " ".join(notice.sentence for notice in self.view.notices)

    def account(self, name: str) -> str:
        return self.desk.ask(lambda counter: _id_of(counter.day.record, name)).result(5)


def counted(cents: int) -> dict[str, str]:
    """Return a count of notes and coins that comes to a sum, with as few of them as can be."""
    counts = {}
    for worth in NOTES_AND_COINS:
        number, cents = divmod(cents, worth)
        counts[str(worth)] = str(number) if number else ""
    return counts


def all_acts(view: DeskView) -> list[Act]:
    """Return every act a view offers, those of its forms and rows too."""
    acts = [*view.acts, *view.page.acts, *(view.queue.acts if view.queue else ())]
    for block in view.page.blocks:
        match block:
            case EntryForm(submit=submit):
                acts.append(submit)
            case Rows(rows=rows):
                acts += [row.change for row in rows if row.change]
            case Checklist(items=items):
                acts += [act for item in items for act in item.acts]
    return [*acts, *(act for notice in view.notices for act in notice.acts)]


def lines_of(view: DeskView) -> list[str]:
    """Return what the rows of a page say, in order."""
    blocks = [block for block in view.page.blocks if isinstance(block, Rows)]
    return [row.value for block in blocks for row in block.rows]


def events_of(rig: DayRig, stream: str) -> list[AnyDayEvent]:
    """Return the recorded events of the desk's record, or of all its days (`DAY`)."""
    return [happened.event for happened in history_of(rig, stream)]


def history_of(rig: DayRig, stream: str) -> list[DayHappened]:
    """Return the same, with who did what."""

    def look(counter: Counter) -> list[DayHappened]:
        journal = counter.day.over.journal
        names = [name for name in journal.visits_since(1) if name.startswith(stream)]
        return [each for name in names for each in read_all(journal.read(name))]

    return rig.desk.ask(look).result(5)


def recorded(rig: DayRig, stream: str) -> list[Recorded]:
    """Return what stands in the journal of a visit or a stream of the desk."""
    return list(rig.desk.ask(lambda counter: counter.day.over.journal.read(stream)).result(5))


def reopened(journal: MemoryJournal) -> MemoryJournal:
    """Let another desk's thread have the journal, as a restart would."""
    journal._owner = Ownership()
    return journal


def kept_journal() -> MemoryJournal:
    """Return a journal that outlives the desk it is used at."""
    journal = MemoryJournal(desk="Desk 1")
    journal.close = lambda: None  # type: ignore[method-assign] # it is opened again
    return journal


def rows_of(view: DeskView) -> dict[str, str]:
    """Return the rows of a page by their labels."""
    blocks = [block for block in view.page.blocks if isinstance(block, Rows)]
    rows: list[Row] = [row for block in blocks for row in block.rows]
    return {row.label: row.value for row in rows}


def items_of(view: DeskView) -> dict[str, CheckItem]:
    """Return the items of a page's checklist by their labels."""
    blocks = [block for block in view.page.blocks if isinstance(block, Checklist)]
    return {item.label: item for block in blocks for item in block.items}


def _id_of(record: DeskRecord, name: str) -> str:
    return next(each.id for each in record.accounts.values() if each.name == name)


@contextmanager
def day_at_work(
    journal: Callable[[], Journal] | None = None, place: Place = SIGNED_IN_AT, *, begun: bool = True
) -> Iterator[DayRig]:
    """Give a desk whose accounts are there, unless it is not begun."""
    rig = DayRig(journal, place=place)
    rig.start()
    try:
        if begun:
            rig.set_up()
        yield rig
    finally:
        rig.desk.close()
