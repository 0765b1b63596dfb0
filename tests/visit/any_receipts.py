"""The receipts of one case, asked for, copied, made void and reported in any order."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from citizenspot.visit import commands as c
from citizenspot.visit.evolve import replay
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportPrint,
    ReportReceipt,
    VoidReason,
    VoidReceipt,
)
from citizenspot.visit.receipt_events import PrintAsked, ReceiptIssued, ReceiptVoided
from citizenspot.visit.state import Receipt
from citizenspot.visit.words import Actor
from tests.visit.story import Story

ACTORS = st.sampled_from(Actor)
PAPERS: tuple[Literal["a4", "80mm", "screen"], ...] = ("a4", "80mm", "screen")
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
    def issue(self, actor: Actor, paper: Literal["a4", "80mm", "screen"]) -> None:
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
