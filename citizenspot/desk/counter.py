"""The counter's core: what the desk does with each thing that reaches it, one after another.

Everything here runs on the desk's thread. A command is decided, what happens is made durable,
and only then is the state changed; whatever fails before that leaves no trace on the screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from citizenspot import logs
from citizenspot.day.commands import DaysCommand, Vouched
from citizenspot.day.events import CardReadOutside
from citizenspot.desk.card_desk import CardDesk
from citizenspot.desk.card_reports import offered_by, proves
from citizenspot.desk.coming_and_going import ComingAndGoing
from citizenspot.desk.day_book import DayBook
from citizenspot.desk.document_desk import DocumentDesk
from citizenspot.desk.held_desk import Ground, HeldDesk
from citizenspot.desk.history import visit_after, write_all
from citizenspot.desk.look import Look, failure_of
from citizenspot.desk.on_paper import put_on_paper
from citizenspot.desk.parts import Parts
from citizenspot.desk.ports import CatalogueAtHand, Place, PracticeCards, World
from citizenspot.desk.receipt_ground import receipt_ground
from citizenspot.desk.scan_desk import command_for, sentence_for
from citizenspot.desk.submissions import command_of, delivery_of, is_news, settled_by
from citizenspot.desk.undoing import undo_of
from citizenspot.desk.visits_at_hand import visits_of
from citizenspot.documents.paper_asked import Seen
from citizenspot.eid.ausweisapp.handover_worker import HandoverNews
from citizenspot.eid.card_events import CardEvent
from citizenspot.journal.entries import Delivery
from citizenspot.journal.errors import JournalFull
from citizenspot.journal.journal import Journal
from citizenspot.journal.retention import forget_what_is_due
from citizenspot.providers.outbox import UNSETTLED
from citizenspot.providers.report import DeliveryReport
from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit.decide import DECISIONS, decide
from citizenspot.visit.decisions.answers import may_not_write
from citizenspot.visit.decisions.around import Around, Giver
from citizenspot.visit.desk_commands import CardCommand, ReadScan, ShowEndings, TryNow, UndoLast
from citizenspot.visit.proof_commands import ProveIdentity
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.screen_commands import Cover
from citizenspot.visit.state import Visit
from citizenspot.visit.surroundings import Draft, Surroundings
from citizenspot.visit.table_commands import TableCommand
from citizenspot.visit.words import Actor

OfTheScreen = ShowEndings | ReadScan | UndoLast | CardCommand | TableCommand
"""What changes the look of screen 1, or stands for another command."""


class Counter:
    """The visits of one desk: the one that is open, and those that are parked or wait."""

    def __init__(
        self,
        journal: Journal,
        world: World,
        place: Place,
        catalogue: CatalogueAtHand,
        practice: PracticeCards | None = None,
    ) -> None:
        """Take up every visit that has not ended, as the journal has it."""
        self._journal, self._world, self._place = journal, world, place
        self._catalogue, self._practice = catalogue, practice
        self.parts = Parts()
        self.look = Look()
        self.day = DayBook(journal, world, place, self._full)
        self.door = ComingAndGoing(self.day, world.now, self._cover)
        self.held = HeldDesk(self.day, Ground(world, place, catalogue))
        self._visits = visits_of(journal)
        self.cards = CardDesk(self.look)
        self._documents = DocumentDesk(self.look)
        self._forgotten_on: date | None = None

    @property
    def visit(self) -> Visit | None:
        """The visit that is open."""
        return self._visits.open

    @property
    def visits_at_hand(self) -> Mapping[str, Visit]:
        """The visits that are not over: open, parked, or waiting for an answer."""
        return self._visits.every

    def attach(self, parts: Parts) -> None:
        """Take the parts that act for the desk, and tell them what waits from before they came."""
        self.parts = parts
        self.day.tickets.attach(parts.waiting)
        for delivery in self._journal.deliveries([state.value for state in UNSETTLED]):
            parts.sender.put(delivery)
        self.cards.attach(None if self.day.hides else self.visit, parts)

    def forget_what_is_due(self) -> None:
        """Erase the visits that have been kept long enough, once a day; a full disk puts it off."""
        if self._forgotten_on == self._today():
            return
        try:
            forget_what_is_due(self._journal, self._world.now(), self._place.visits_kept_days)
        except JournalFull as full:
            logs.warning("visits not erased", reason=type(full).__name__)
            return
        self._forgotten_on = self._today()

    def surroundings(self) -> Surroundings:
        """Return what the views show besides the open visit."""
        return self.look.surroundings(
            self._place,
            self._catalogue,
            self._today(),
            self._visits.others,
            day=self.day.sight(),
            practice=self._practice,
        )

    def take(self, command: c.AnyCommand, actor: Actor) -> None:
        """Take a command as a job; what comes of it is seen on the screens."""
        self.give(command, actor)

    def give(self, command: c.AnyCommand, actor: Actor) -> Refused | None:
        """Do what a command asks, or say why not; nothing is shown before it is durable."""
        self.door.note_work(actor)
        # By its type alone: to look through all that is no visit's takes longer than to decide.
        is_of_a_visit = type(command) in DECISIONS
        if not is_of_a_visit and self._of_the_day(command, actor):
            return None
        if actor is Actor.MEDIATOR and self._may_not_serve():
            return None
        if not is_of_a_visit and isinstance(command, OfTheScreen):
            return self._of_the_screen(command)
        if isinstance(command, c.SettleDelivery):
            return self._settle(command, actor)
        visit = self._visits.about(command)
        decided = decide(visit, command, actor, self._around(command))
        if isinstance(decided, Refused):
            self._refuse(visit, command, actor, decided)
            return decided
        self._record(visit, decided)
        return None

    def vouched(self, said: Vouched) -> None:
        """Let someone in for whom the identity provider vouches."""
        self.door.vouched(said, self.visit)
        self._want_cards()

    def read_card(self) -> None:
        """Read the card in the reader, where someone is here who may."""
        if not self._may_not_serve():
            self.parts.reader.read()

    def try_now(self, asked: TryNow) -> None:
        """Try a delivery at once, where someone is here who may; what comes of it is seen."""
        visit = self._visits.about(asked)
        if self._may_not_serve() or visit is None or asked.case not in visit.cases:
            return
        delivery = visit.cases[asked.case].delivery
        if delivery is not None:
            self.parts.sender.retry_now(delivery.key)

    def card_reported(self, event: CardEvent) -> None:
        """Show what the reader says, and offer the identity of a card that was read."""
        is_own = self.held.heard(event, self.parts) or self.door.card_reported(event, self.visit)
        hidden = is_own or self.day.hides
        self.cards.heard(event, None if hidden else self.visit, self.parts)
        self._want_cards()
        if is_own:
            return
        if proves(event) and self.visit is not None:
            self.give(ProveIdentity(), Actor.SYSTEM)
        command = offered_by(event)
        if command is not None and self.visit is not None:
            self.give(command, Actor.SYSTEM)
        elif command is not None:
            self.day.note(CardReadOutside())

    def handover_reported(self, news: HandoverNews) -> None:
        """Show how AusweisApp reads a German card, and offer the identity that comes of it."""
        offered = self.cards.handover_heard(news)
        if offered is not None and self.visit is not None:
            self.give(offered, Actor.SYSTEM)

    def documents_seen(self, seen: Seen) -> None:
        """Show how the sheets on the table stand, or keep the document made of them."""
        keep = self._documents.seen(seen)
        if keep is None:
            return
        refused = self.give(keep, Actor.SYSTEM)
        if refused is not None:
            self.look.refused[Actor.MEDIATOR] = refused
        elif self.look.failure is None:
            self._documents.kept(self.parts.documents)

    def write_draft(self, case: str, field_name: str, text: str, actor: Actor) -> None:
        """Show half-typed text on the other screen, from whoever may type there."""
        self.door.note_work(actor)
        visit = self.visit
        if visit is None or visit.current != case or visit.case is None:
            return
        if may_not_write(visit, visit.case, field_name, Giver(actor)) is None:
            self.look.write((case, field_name), Draft(actor, text))

    def delivery_reported(self, report: DeliveryReport) -> None:
        """Record how a delivery fares, and tell its visit if that is news."""
        visit = self._visits.named(report.delivery.visit)
        command = command_of(report)
        history: tuple[e.Happened, ...] = ()
        if visit is not None and is_news(visit.cases[command.case], command):
            decided = decide(visit, command, Actor.SYSTEM, self._around(command))
            history = () if isinstance(decided, Refused) else decided
        after = visit_after(visit, history) if history else visit
        self._append(visit, report.delivery.visit, history, (report.delivery,), after)

    def _of_the_day(self, command: c.AnyCommand, actor: Actor) -> bool:
        """Do what is asked of the day, of what is held or of who is here; false for a visit."""
        is_open = self.visit is not None
        if not self.held.take(command, actor, self.parts, self.look, visit_open=is_open):
            if not isinstance(command, DaysCommand):
                return False
            if actor is Actor.MEDIATOR:
                self.look.failure = self.look.scanned = None
                reader = (self.parts.reader, self.look.reader)
                self.door.take(command, self.visit, reader, self.parts.sign_in)
        self._want_cards()
        return True

    def _want_cards(self) -> None:
        """Want of the reader what the open visit waits for; a locked desk wants nothing."""
        self.cards.follow(None if self.day.hides else self.visit, self.parts)
        self.held.follow(self.parts)

    def _cover(self, visit: Visit) -> None:
        decided = decide(visit, Cover(), Actor.MEDIATOR, self._around(Cover()))
        if not isinstance(decided, Refused) and not visit.covered:
            self._record(visit, decided)

    def _of_the_screen(self, asked: OfTheScreen) -> Refused | None:
        """Show what is asked for, or give the command that it stands for."""
        match asked:
            case ReadScan(text=text):
                return self._read(text)
            case UndoLast():
                return self.give(self.look.undo, Actor.MEDIATOR) if self.look.undo else None
            case ShowEndings(shown=shown):
                self.look.endings = shown
            case _ if isinstance(asked, CardCommand):
                self.cards.do(asked, self.visit, self.parts, self._today())
            case _:
                self._documents.take(asked, self.visit, self.parts.documents)
        return None

    def _read(self, text: str) -> Refused | None:
        """Do what a scanned code stands for, or name it."""
        if self.cards.opens(text, self.parts, self._today()):
            return None
        command = command_for(text, self.visit, self._today())
        if command is not None:
            return self.give(command, Actor.MEDIATOR)
        keys, reads = self._world.receipt_keys(), self.day.reads_visits and not self.visit
        self.look.scanned = sentence_for(text, self.visit, keys, reads_visits=reads)
        return None

    def _full(self, full: JournalFull) -> None:
        self.look.failure = failure_of(full)

    def _may_not_serve(self) -> bool:
        self.day.refusal = self.day.may_not_serve(visit_open=self.visit is not None)
        return self.day.refusal is not None

    def _settle(self, command: c.SettleDelivery, actor: Actor) -> Refused | None:
        visit = self._visits.about(command)
        decided = decide(visit, command, actor, self._around(command))
        if isinstance(decided, Refused) or visit is None:
            return self._refused(actor, decided)
        known = visit.cases[command.case].delivery
        key = known.key if known else ""
        settled = settled_by(command, key, self.parts.sender, self._world.now())
        if settled is None:
            return self._refused(actor, Refused(Refusal.NOTHING_TO_SETTLE))
        self._append(visit, visit.id, decided, (settled,), visit_after(visit, decided))
        self.parts.sender.put(settled)
        return None

    def _refused(self, actor: Actor, refused: object) -> Refused | None:
        if not isinstance(refused, Refused):
            return None
        self.look.refused[actor] = refused
        return refused

    def _refuse(
        self, visit: Visit | None, command: c.AnyCommand, actor: Actor, refused: Refused
    ) -> None:
        act = command.act if isinstance(command, c.Assisted) else command
        if refused.reason is Refusal.ANSWER_REJECTED and isinstance(act, c.EnterField) and visit:
            self.look.reject(visit.cases[act.case], act)
            return
        if actor is not Actor.SYSTEM:
            self.look.refused[actor] = refused

    def _record(self, visit: Visit | None, history: tuple[e.Happened, ...]) -> None:
        self.look.failure = None
        if not history:
            self.look.refused.clear()
            return
        first = history[0].event
        name = first.visit if isinstance(first, e.VisitOpened) else visit.id if visit else ""
        after = visit_after(visit, history)
        sent = [h.event.case for h in history if isinstance(h.event, e.CaseSubmitted)]
        deliveries = tuple(delivery_of(after, after.cases[c_], self._world.now()) for c_ in sent)
        if self._append(visit, name, history, deliveries, after):
            self._follow(self._visits.named(name) or after, history, deliveries)

    def _append(
        self,
        visit: Visit | None,
        name: str,
        history: tuple[e.Happened, ...],
        deliveries: tuple[Delivery, ...],
        after: Visit | None,
    ) -> bool:
        """Make events and deliveries durable, then change the state; false where it is not.

        `after` is the visit after the events.
        """
        ends = after is not None and after.ended and bool(history)
        try:
            self._journal.append(name, write_all(history), deliveries, ends_visit=ends)
        except JournalFull as full:
            self.look.failure = failure_of(full)
            return False
        if after is not None and history:
            self.day.saw(after, history)
            self._compare_with_last_time(after, history)
            if history[0].actor is not Actor.SYSTEM:
                self.look.undo = undo_of(visit, history)
            self._keep(after, history)
            self._want_cards()
            self._documents.follow(self.visit, self.parts.documents)
        return True

    def _compare_with_last_time(self, visit: Visit, history: tuple[e.Happened, ...]) -> None:
        """Find what has changed of a service since this mediator last began it."""
        begun = self._world.last_time.begun
        for event in (h.event for h in history if isinstance(h.event, e.CaseStarted)):
            self.look.changed[event.case] = begun(visit.mediator, event.service)

    def _keep(self, visit: Visit, history: tuple[e.Happened, ...]) -> None:
        was_open = self.visit
        if self._visits.may_show(visit):
            self.look.after(history)
        self._visits.keep(visit)
        if was_open is not None and self.visit is None:
            self.look.forget_visit()
        if visit.ended:
            self.forget_what_is_due()

    def _follow(
        self, visit: Visit, history: tuple[e.Happened, ...], deliveries: tuple[Delivery, ...]
    ) -> None:
        """Do outside what follows from what is now durable."""
        for delivery in deliveries:
            self.parts.sender.put(delivery)
        put_on_paper(self.parts.receipts, visit, history, self._place, self._catalogue)

    def _around(self, command: c.AnyCommand) -> Around:
        act = command.act if isinstance(command, c.Assisted) else command
        numbered, practice = isinstance(act, IssueReceipt), self._place.practice
        return Around(
            now=self._world.now(),
            today=self._today(),
            new_id=self._world.new_id,
            desk=self._place.desk,
            spot=self._place.spot,
            practice=practice,
            language=self._place.citizen_language,
            services=self._catalogue.services,
            receipt=receipt_ground(self._journal, practice=practice) if numbered else None,
            by=self.day.by,
            mediator=self.day.mediator,
        )

    def _today(self) -> date:
        return self._world.now().astimezone(self._place.zone).date()
