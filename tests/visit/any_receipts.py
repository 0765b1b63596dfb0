"""The receipts of one case, asked for, copied, made void and reported in any order."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.visit import commands as c
from citizenspot.visit.evolve import replay
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain, ReportMail
from citizenspot.visit.mail_events import (
    MailAddressGiven,
    MailAsked,
    ReceiptMailed,
    ReceiptNotMailed,
)
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportPrint,
    ReportReceipt,
    VoidReason,
    VoidReceipt,
)
from citizenspot.visit.receipt_events import PrintAsked, ReceiptIssued, ReceiptVoided
from citizenspot.visit.receipt_mail import ADDRESS_FIELD, BY_EMAIL
from citizenspot.visit.state import Receipt
from citizenspot.visit.words import Actor
from tests.visit.story import Story

ACTORS = st.sampled_from(Actor)
ANY_PAPER = Literal["a4", "80mm", "screen", "email"]
PAPERS: tuple[ANY_PAPER, ...] = ("a4", "80mm", "screen", "email")
ADDRESSES = ("", "no address", "ana@example.org", "bela@example.org")
MAIL_PROBLEMS = ("", MailReason.REFUSED.value, MailReason.ANSWER_LOST.value)
REASONS: tuple[VoidReason, ...] = ("mistake", "other person", "not wanted")
UNKNOWN = "R-999999"


class AnyReceipts(RuleBasedStateMachine):
    """A case that stands at its receipt, and whatever is done with receipts from any screen."""

    steps = 0
    """How many were taken by all machines of this kind, for who counts."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story().told_until("proof")
        self.void: dict[str, Receipt] = {}

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return self.story.case.receipts

    def give(self, actor: Actor, command: c.AnyCommand) -> None:
        type(self).steps += 1
        self.story.give(command, actor)

    def number(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*(each.number for each in self.receipts), UNKNOWN]))

    @rule(actor=ACTORS, paper=st.sampled_from(PAPERS))
    def issue(self, actor: Actor, paper: ANY_PAPER) -> None:
        self.give(actor, IssueReceipt(self.story.case.id, paper))

    @rule(actor=ACTORS, problem=st.sampled_from(["", "the disk is full"]), data=st.data())
    def files_are_ready_or_not(self, actor: Actor, problem: str, data: st.DataObject) -> None:
        number = self.number(data)
        self.give(actor, ReportReceipt(self.story.case.id, number, "CS1:", problem))

    @rule(actor=ACTORS, problem=st.sampled_from(["", "no paper"]), data=st.data())
    def paper_comes_or_not(self, actor: Actor, problem: str, data: st.DataObject) -> None:
        self.give(actor, ReportPrint(self.story.case.id, self.number(data), problem))

    @rule(actor=ACTORS, data=st.data())
    def print_again(self, actor: Actor, data: st.DataObject) -> None:
        self.give(actor, PrintReceipt(self.story.case.id, self.number(data)))

    @rule(actor=ACTORS, reason=st.sampled_from(REASONS), data=st.data())
    def make_void(self, actor: Actor, reason: VoidReason, data: st.DataObject) -> None:
        self.give(actor, VoidReceipt(self.story.case.id, self.number(data), reason))

    @rule(depth=st.integers(1, 4), address=st.sampled_from(ADDRESSES[2:]))
    def somebody_wants_it_by_mail(self, depth: int, address: str) -> None:
        """Go some of the way that leads to an e-mail: by chance alone it is hardly ever gone."""
        case = self.story.case.id
        self.give(Actor.CITIZEN, IssueReceipt(case, BY_EMAIL))
        number = self.receipts[-1].number
        way: tuple[tuple[Actor, c.AnyCommand], ...] = (
            (Actor.SYSTEM, ReportReceipt(case, number, "CS1:")),
            (Actor.CITIZEN, c.EnterField(case, ADDRESS_FIELD, address)),
            (Actor.CITIZEN, MailReceipt(case, number)),
            (Actor.SYSTEM, ReportMail(case, number, MailReason.ANSWER_LOST.value)),
        )
        for actor, command in way[:depth]:
            self.give(actor, command)

    @rule(actor=ACTORS, address=st.sampled_from(ADDRESSES), is_assisted=st.booleans())
    def write_an_address(self, actor: Actor, address: str, *, is_assisted: bool) -> None:
        written = c.EnterField(self.story.case.id, ADDRESS_FIELD, address)
        self.give(actor, c.Assisted(written, "cannot see") if is_assisted else written)

    @rule(actor=ACTORS, data=st.data())
    def send_by_mail(self, actor: Actor, data: st.DataObject) -> None:
        self.give(actor, MailReceipt(self.story.case.id, self.number(data)))

    @rule(actor=ACTORS, data=st.data())
    def send_by_mail_again(self, actor: Actor, data: st.DataObject) -> None:
        self.give(actor, MailReceiptAgain(self.story.case.id, self.number(data)))

    @rule(actor=ACTORS, problem=st.sampled_from(MAIL_PROBLEMS), data=st.data())
    def mail_goes_or_not(self, actor: Actor, problem: str, data: st.DataObject) -> None:
        self.give(actor, ReportMail(self.story.case.id, self.number(data), problem))

    @invariant()
    def each_mail_is_asked_for_once_at_a_time_and_counted(self) -> None:
        for each in self.receipts:
            under_way = attempts = 0
            for event in self.story.history:
                match event.event:
                    case MailAsked(number=number, attempt=attempt) if number == each.number:
                        under_way, attempts = under_way + 1, attempts + 1
                        assert attempt == attempts
                        assert under_way == 1, "nothing is sent while it may be on its way"
                    case ReceiptMailed(number=number) | ReceiptNotMailed(number=number) if (
                        number == each.number
                    ):
                        under_way -= 1
            assert each.mail.attempts == attempts
            assert each.mail.under_way == bool(under_way)

    @invariant()
    def no_mail_goes_without_an_address_that_the_citizen_wrote(self) -> None:
        for each in self.story.history:
            if isinstance(each.event, MailAddressGiven) and each.actor is Actor.MEDIATOR:
                assert each.assisted
        for receipt in self.receipts:
            assert receipt.mail.address or not receipt.mail.attempts
            assert receipt.mail.address in {"", *ADDRESSES[2:]}
            assert receipt.paper == BY_EMAIL or not receipt.mail.address

    @invariant()
    def only_the_citizen_sends_first_and_what_may_have_gone_waits_for_a_person(self) -> None:
        lost: set[str] = set()
        for each in self.story.history:
            match each.event:
                case MailAsked(number=number, attempt=attempt):
                    assert each.actor is not Actor.SYSTEM
                    assert attempt > 1 or each.actor is Actor.CITIZEN or each.assisted
                    assert number not in lost or each.actor is Actor.MEDIATOR
                    lost.discard(number)
                case ReceiptNotMailed(number=number, problem=problem):
                    lost |= {number} if problem == MailReason.ANSWER_LOST.value else set()

    @invariant()
    def numbers_have_no_gaps_and_are_never_given_again(self) -> None:
        running = [each.issued.running for each in self.receipts]
        assert running == list(range(1, len(running) + 1))

    @invariant()
    def what_is_void_stays_void_with_its_reason(self) -> None:
        for each in self.receipts:
            if each.number in self.void:
                before = self.void[each.number]
                assert (each.void, each.void_at) == (before.void, before.void_at)
                assert each.copies == before.copies, "nothing void is copied"
            elif each.void:
                self.void[each.number] = each

    @invariant()
    def each_copy_is_counted_and_has_a_number_of_its_own(self) -> None:
        asked = [each.event for each in self.story.history if isinstance(each.event, PrintAsked)]
        for each in self.receipts:
            copies = [event.copy for event in asked if event.number == each.number]
            assert copies == list(range(2, each.copies + 1))

    @invariant()
    def only_the_mediator_copies_and_makes_void_and_no_screen_issues_as_the_program(self) -> None:
        for each in self.story.history:
            if isinstance(each.event, PrintAsked | ReceiptVoided):
                assert each.actor is Actor.MEDIATOR
            if isinstance(each.event, ReceiptIssued):
                assert each.actor is not Actor.SYSTEM

    @invariant()
    def replaying_the_history_gives_the_same_receipts(self) -> None:
        assert replay(self.story.history) == self.story.visit
