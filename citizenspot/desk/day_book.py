"""The day book: the desk's record and its day, kept in the journal; who is here, and what waits.

Everything here runs on the desk's thread, beside the visits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import msgspec

from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.card_turn import CardTurn
from citizenspot.day.cash import Takings, with_fees
from citizenspot.day.decide import Presence, Shown, decide_day, may_not, may_not_serve
from citizenspot.day.decisions.scene import DayScene, Decided
from citizenspot.day.decisions.signing_in import is_left
from citizenspot.day.evolve import evolve_day, evolve_record
from citizenspot.day.held_turn import HeldTurn
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import PAGE_NEEDS, may_open
from citizenspot.day.sight import DaySight
from citizenspot.day.state import Account, Day, DeskRecord
from citizenspot.day.undoing import undo_of
from citizenspot.desk.day_journal import read_all, written
from citizenspot.desk.ports import Place, World
from citizenspot.desk.reading_over import VisitsOver
from citizenspot.desk.ticket_book import TicketBook, TicketNews, TicketsCommand
from citizenspot.journal.errors import JournalFull
from citizenspot.journal.journal import Journal
from citizenspot.visit.events import Happened, VisitOpened, Wiped
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor


class DayBook:
    """One desk's day after another. `tickets` is the queue as this desk sees it."""

    def __init__(
        self,
        journal: Journal,
        world: World,
        place: Place,
        full: Callable[[JournalFull], None],
    ) -> None:
        """Take up record and day as the journal has them; nobody is signed in.

        `full` is told where nothing can be recorded because the disk is full.
        """
        self._journal, self._world, self._place, self._full = journal, world, place, full
        self.tickets = TicketBook(place.desk)
        self.over = VisitsOver(journal, place)
        self.record = DeskRecord()
        for happened in read_all(journal.read(e.RECORD)):
            self.record = evolve_record(self.record, happened)
        self._day: Day | None = None
        self._history: list[e.DayHappened] = []
        self.takings = Takings()
        self._account = ""
        self._locked = False
        self._page: d.DeskPage = ""
        self._about = ""
        self.refusal: DayRefusal | None = None
        self.provider_answers = True
        self.card: CardTurn | None = None
        self.held: HeldTurn | None = None
        self._undo: tuple[e.AnyDayEvent, ...] = ()
        self._pins = world.pins()
        self._take_up()

    @property
    def day(self) -> Day | None:
        """The day that is going on, none before its first event."""
        return self._day

    @property
    def signed_in(self) -> Account | None:
        """Who works here now, or left the screen locked."""
        return self.record.accounts.get(self._account)

    @property
    def hides(self) -> bool:
        """Whether nothing may be shown before someone signs in."""
        return self._locked or (self._place.sign_in and not self._account)

    @property
    def reads_visits(self) -> bool:
        """Whether who is here may read visits that are over."""
        own = self.signed_in
        return own is not None and not self._locked and may_open(own.role, "find")

    @property
    def mediator(self) -> str:
        """The name that visits are opened under."""
        account = self.signed_in
        return account.name if account else self._place.mediator

    @property
    def by(self) -> str:
        """The account whose acts on screen 1 these are."""
        return "" if self._locked else self._account

    def may_not_serve(self, *, visit_open: bool) -> DayRefusal | None:
        """Say why nothing may be done in a visit now."""
        here = Presence(
            self.signed_in,
            self._locked,
            self._place.sign_in,
            self._place.practice,
            self._day is not None and self._day.opened_at is not None,
        )
        return may_not_serve(here, visit_open=visit_open)

    def may_not(self, act: type) -> DayRefusal | None:
        """Say why an act of the day is not for who is here."""
        return may_not(act, self._scene(visit_open=False))

    def give(self, command: d.DaysCommand | Shown, *, visit_open: bool) -> DayRefusal | None:
        """Do what is asked of the day, or keep why not, to be shown."""
        scene = self._scene(visit_open=visit_open)
        self.refusal = self._done(command, scene)
        return self.refusal

    def is_left(self, citizen_acted_at: datetime | None, *, visit_open: bool) -> bool:
        """Say whether the desk is to lock by itself, since nobody works at either screen."""
        return is_left(self._scene(visit_open=visit_open), citizen_acted_at)

    def lock_by_itself(self) -> None:
        """Lock the desk that was left; that the program did it is recorded."""
        self._append((e.ScreenLocked(self._account),), Actor.SYSTEM, self._account)

    def not_vouched(self, refusal: DayRefusal, *, answers: bool) -> None:
        """Keep why the identity provider vouched for nobody, and whether it could be reached."""
        self.provider_answers, self.refusal = answers, refusal

    def queue_reported(self, news: TicketNews) -> None:
        """Show the queue, and record what became of a ticket."""
        events, refusal = self.tickets.take(news)
        self._append(events, Actor.MEDIATOR, self._account)
        self.refusal = refusal or self.refusal

    def note(self, *events: e.AnyDayEvent, by: str | None = None) -> None:
        """Record what the program itself sees happen at the desk."""
        self._append(events, Actor.SYSTEM, self._account if by is None else by)

    def told(self, held: e.HeldTold, actor: Actor) -> bool:
        """Record that somebody is told what is held about them; false where it was not durable."""
        return self._append((held,), actor, self._account)

    def saw(self, visit: Visit, history: Sequence[Happened]) -> None:
        """Take note of what happened in a visit: fees, its begin, and an end without a service."""
        self.takings = with_fees(self.takings, history)
        for happened in history:
            if isinstance(happened.event, VisitOpened):
                self._begun(visit)
            if isinstance(happened.event, Wiped) and visit.identity and not visit.cases:
                self.note(e.SeenWithoutService(visit.id))

    def sight(self) -> DaySight:
        """Return the day as screen 1 is shown it."""
        supervising = self._page in _SUPERVISION and not self._locked
        return DaySight(
            now=self._world.now(),
            record=self.record,
            day=self._day,
            signed_in=self.signed_in,
            locked=self._locked,
            required=self._place.sign_in,
            practice=self._place.practice,
            page=self._page,
            about=self._about,
            refusal=self.refusal,
            takings=self.takings,
            has_queue=self.tickets.has_queue,
            tickets=self.tickets.tickets,
            provider_name=self._place.provider_name,
            visits=self.over.visits if supervising else (),
            odd=self.over.odd if supervising else (),
            read=self.over.read if supervising else None,
            card=self.card,
            held=self.held,
            undoable=bool(self._undo),
        )

    def _done(self, command: d.DaysCommand | Shown, scene: DayScene) -> DayRefusal | None:
        if isinstance(command, d.ForgetRefusal):
            return None
        hindered = None if isinstance(command, Shown) else may_not(type(command), scene)
        if hindered is not None:
            return hindered
        if isinstance(command, d.ShowDesk):
            own = self.signed_in
            if command.page in PAGE_NEEDS and not (own and may_open(own.role, command.page)):
                return DayRefusal.NOT_FOR_THIS_ROLE
            self._turn_to(command)
            return None
        if isinstance(command, d.UndoAct):
            self._take_back()
            return None
        return self._asked(command, scene)

    def _asked(self, command: d.DaysCommand | Shown, scene: DayScene) -> DayRefusal | None:
        if isinstance(command, d.ReadVisit):
            return self._read(command.visit, command.why, command.why)
        if isinstance(command, d.FindVisit):
            visit = self.over.find(command.text)
            said = f"{command.text.strip()}: {command.why.strip()}"
            return self._read(visit, command.why, said) if visit else DayRefusal.NO_SUCH_RECEIPT
        if isinstance(command, TicketsCommand):
            return self._ticket(command)
        return self._decided(command, decide_day(command, scene))

    def _take_back(self) -> None:
        """Record the contrary of what was done last."""
        undo, self._undo = self._undo, ()
        self._append(undo, Actor.MEDIATOR, self._account)

    def _decided(self, command: object, decided: Decided) -> DayRefusal | None:
        undo = undo_of(self.record, decided.events) if decided.events else self._undo
        self._append(decided.events, Actor.MEDIATOR, self._account)
        self._undo = undo
        if decided.refusal is None and not isinstance(command, _LEAVE_THE_PAGE):
            self._show(_AFTER.get(type(command), ""))
        return decided.refusal

    def _ticket(self, command: TicketsCommand) -> DayRefusal | None:
        refusal = self.tickets.ask(command, self._day.ticket if self._day else None)
        if refusal is None:
            self._show("")
        return refusal

    def _read(self, visit: str, why: str, recorded: str) -> DayRefusal | None:
        """Let a supervisor read a visit: the reading is durable before anything is shown."""
        if not why.strip():
            return DayRefusal.REASON_MISSING
        refusal = self.over.may_not_read(visit)
        if refusal is None:
            reading = e.VisitRead(visit, recorded.strip())
            if self._append((reading,), Actor.MEDIATOR, self._account):
                self.over.open(visit)
                self._show("read")
        return refusal

    def _show(self, page: d.DeskPage, about: str = "") -> None:
        """Turn to a page; what somebody is told stands on its own page only, and goes with it."""
        self._page, self._about = page, about
        self.held = self.held if page == "held" else None

    def _turn_to(self, command: d.ShowDesk) -> None:
        self._show(command.page, command.about)
        if command.page in {"read", "delivery"}:
            return
        self.over.close()
        if command.page == "supervision":
            self.over.look(self.record, self._history)

    def _begun(self, visit: Visit) -> None:
        self.held = None
        if self._day is not None:
            self._day = msgspec.structs.replace(self._day, visits=self._day.visits + 1)
            ticket = self._day.ticket
            if ticket is not None and not ticket.visit:
                self.tickets.served(ticket.number)
                self.note(e.TicketServed(ticket.number, visit.id))

    def _append(self, events: Sequence[e.AnyDayEvent], actor: Actor, by: str) -> bool:
        """Record events, each in its stream, and only then let them change anything.

        False where the disk was full: what was to be done after them must not be.
        """
        try:
            for event in events:
                # What someone does by signing in is theirs already.
                account = event.account if isinstance(event, e.SignedIn) else by
                self._happens(e.DayHappened(event, actor, self._world.now(), account))
        except JournalFull as full:
            self._full(full)
            return False
        return True

    def _happens(self, happened: e.DayHappened) -> None:
        if isinstance(happened.event, e.RecordEvent):
            self._journal.append(e.RECORD, (written(happened),))
            self.record = evolve_record(self.record, happened)
        else:
            self._of_day(happened)

    def _of_day(self, happened: e.DayHappened) -> None:
        begun = self._day is None
        stream = self._day.id if self._day else f"{e.DAY}{self._world.new_id()}"
        ends = isinstance(happened.event, e.DayClosed)
        self._journal.append(stream, (written(happened),), ends_visit=ends)
        if begun:
            self._history, self.takings = [], Takings()
        if ends:
            self._journal.close_day(self._date_of(happened.at), happened.at)
        self._history.append(happened)
        self._day = None if ends else evolve_day(self._day, stream, happened)
        self._attend(happened.event)

    def _date_of(self, at: datetime) -> str:
        return at.astimezone(self._place.zone).date().isoformat()

    def _attend(self, event: e.AnyDayEvent) -> None:
        """Remember who is here; who comes back finds the page they left, and nobody else does."""
        match event:
            case e.SignedIn():
                came_back = self._locked and event.account == self._account
                self._account, self._locked = event.account, False
            case e.SignedOut():
                came_back, self._account, self._locked = False, "", False
            case e.ScreenLocked():
                # What a supervisor reads is not kept while they are away.
                came_back, self._locked = self._page not in _SUPERVISION, True
            case _:
                return
        if not came_back:
            self._show("")
        self.card, self.held, self._undo = None, None, ()
        self.over.close()

    def _take_up(self) -> None:
        """Take up the day that was not closed, with the fees that were taken in it."""
        streams = [name for name in self._journal.unended_visits() if name.startswith(e.DAY)]
        if not streams:
            return
        records = self._journal.read(streams[-1])
        self._history = list(read_all(records))
        for happened in self._history:
            self._day = evolve_day(self._day, streams[-1], happened)
        visits, self.takings = self.over.since(records[0].position)
        if self._day is not None:
            self._day = msgspec.structs.replace(self._day, visits=visits)

    def _scene(self, *, visit_open: bool) -> DayScene:
        head = self._journal.head()
        return DayScene(
            record=self.record,
            now=self._world.now(),
            new_id=lambda: self._world.new_id()[-8:],
            pins=self._pins,
            day=self._day,
            signed_in=self.signed_in,
            locked=self._locked,
            required=self._place.sign_in,
            practice=self._place.practice,
            visit_open=visit_open,
            takings=self.takings,
            head=(head.position, head.hash.hex()),
            provider_answers=self.provider_answers,
            grace=timedelta(hours=self._place.grace_hours),
            lock_after=self._place.lock_after,
        )


_SUPERVISION = frozenset({"supervision", "find", "read", "delivery"})
"""The supervisor's pages; what they show is not kept while nobody looks."""
_LEAVE_THE_PAGE = (d.LockScreen, d.SignIn, d.Vouched, d.OwnCardProved, d.RemoveCard)
"""What turns no page: who comes and goes does that."""
_AFTER: dict[type, d.DeskPage] = {
    d.OpenAccount: "accounts",
    d.GiveRole: "accounts",
    d.ResetPin: "accounts",
    d.UnlockAccount: "accounts",
    d.CloseAccount: "accounts",
}
"""The page that is shown after an act, where it is not the first."""
