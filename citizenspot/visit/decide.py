"""From a command to what happens: who may, whether now, and then the decision itself.

`decide` is pure: the same visit, command, giver and surroundings give the same answer. A rule
that says no is an answer (`Refused`), never an exception.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from citizenspot.visit import commands as c
from citizenspot.visit.company import ChooseCompany
from citizenspot.visit.decisions import (
    answers,
    carrying_out,
    documents,
    identity,
    moving,
    receipt_mail,
    receipts,
    screens,
    versions,
    welcome,
)
from citizenspot.visit.decisions.around import Around, BySystem, Decided, Giver
from citizenspot.visit.document_commands import (
    HandBackOriginals,
    KeepDocument,
    RemoveDocument,
)
from citizenspot.visit.events import Happened
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain, ReportMail
from citizenspot.visit.proof_commands import GoOnWithSamePerson, ProveIdentity, ReportOtherCard
from citizenspot.visit.reading_choices import ChooseContrast, ChooseEasyLanguage, ReadAloud
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportPrint,
    ReportReceipt,
    VoidReceipt,
)
from citizenspot.visit.refusals import Refusal, Refused
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
from citizenspot.visit.state import Visit
from citizenspot.visit.version_commands import MoveToNewVersion
from citizenspot.visit.words import Actor, Phase

WHO_MAY: dict[Actor, frozenset[type]] = {
    Actor.CITIZEN: frozenset(get_args(c.CitizensCommand)),
    Actor.MEDIATOR: frozenset(get_args(c.MediatorsCommand)),
    Actor.SYSTEM: frozenset(get_args(c.SystemsCommand)),
}
"""An act is the citizen's own where it is in the first set and not in the second."""

Decision = Callable[[Visit, Any, Giver, Around], Decided]

DECISIONS: dict[type, Decision] = {
    c.ChooseLanguage: welcome.choose_language,
    c.ChooseTextSize: welcome.choose_text_size,
    ChooseContrast: welcome.choose_contrast,
    ReadAloud: welcome.read_aloud,
    ChooseEasyLanguage: welcome.choose_easy_language,
    ChooseCompany: welcome.choose_company,
    c.Begin: welcome.begin,
    c.OfferIdentity: identity.offer_identity,
    c.ConfirmIdentity: identity.confirm_identity,
    c.RejectIdentity: identity.reject_identity,
    ProveIdentity: identity.prove_identity,
    ReportOtherCard: identity.report_other_card,
    GoOnWithSamePerson: identity.go_on_with_same_person,
    c.ChooseServices: welcome.choose_services,
    c.SwitchCase: carrying_out.switch_case,
    c.EnterField: answers.enter_field,
    c.Continue: moving.continue_step,
    c.GoBack: moving.go_back,
    c.Change: moving.change,
    c.Skip: moving.skip,
    c.Agree: carrying_out.agree,
    c.Decline: carrying_out.decline,
    c.WithdrawConsent: carrying_out.withdraw_consent,
    c.MarkPaper: documents.mark_paper,
    KeepDocument: documents.keep_document,
    RemoveDocument: documents.remove_document,
    HandBackOriginals: documents.hand_back_originals,
    c.ConfirmAnswers: carrying_out.confirm_answers,
    c.TakePayment: carrying_out.take_payment,
    c.Sign: carrying_out.sign,
    c.Submit: carrying_out.submit,
    c.ReportDelivery: carrying_out.report_delivery,
    c.SettleDelivery: carrying_out.settle_delivery,
    IssueReceipt: receipts.issue_receipt,
    ReportReceipt: receipts.report_receipt,
    PrintReceipt: receipts.print_receipt,
    VoidReceipt: receipts.void_receipt,
    ReportPrint: receipts.report_print,
    MailReceipt: receipt_mail.mail_receipt,
    MailReceiptAgain: receipt_mail.mail_receipt_again,
    ReportMail: receipt_mail.report_mail,
    c.SayAlone: carrying_out.say_alone,
    c.Rate: carrying_out.rate,
    c.CloseCase: carrying_out.close_case,
    c.ReopenCase: carrying_out.reopen_case,
    MoveToNewVersion: versions.move_to_new_version,
    c.SetHelpLevel: carrying_out.set_help_level,
    HandOver: screens.hand_over,
    TakeBack: screens.take_back,
    Cover: screens.cover,
    Uncover: screens.uncover,
    Stop: screens.stop,
    GoOn: screens.go_on,
    AskToExplain: screens.ask_to_explain,
    Explained: screens.explained,
    c.Park: welcome.park,
    c.Resume: welcome.resume,
    ReportScreen: screens.report_screen,
    c.SayGoodbye: welcome.say_goodbye,
    c.Wipe: welcome.wipe,
}

LATER = frozenset({c.ReportDelivery, c.SettleDelivery, ReportReceipt, ReportPrint, ReportMail})
"""What may still be said of a case when its visit is parked or over."""

WHILE_STOPPED = LATER | {
    HandBackOriginals,
    GoOn,
    c.CloseCase,
    Cover,
    Uncover,
    Explained,
    AskToExplain,
    c.ChooseLanguage,
    c.ChooseTextSize,
    ChooseContrast,
    ReadAloud,
    ChooseEasyLanguage,
    c.Park,
    ReportScreen,
}
WHILE_OTHER_CARD = LATER | {
    HandBackOriginals,
    GoOnWithSamePerson,
    ReportOtherCard,
    c.CloseCase,
    Cover,
    Uncover,
    Explained,
    AskToExplain,
    c.ChooseLanguage,
    c.ChooseTextSize,
    c.Park,
    c.SayGoodbye,
    Stop,
    c.Wipe,
    ReportScreen,
}
"""What may be done while somebody else's card is in the reader: nothing that carries a case on."""

WHILE_PAUSED = LATER | {
    HandBackOriginals,
    ReportScreen,
    c.Park,
    Cover,
    Uncover,
    c.SayGoodbye,
    c.Wipe,
}
AFTER_THE_END = LATER | {
    IssueReceipt,
    PrintReceipt,
    VoidReceipt,
    MailReceiptAgain,
    c.SetHelpLevel,
}
"""What may still be done with a case that has ended."""
IN_GOODBYE = {
    *(c.Wipe, Cover, Uncover, ReportScreen),
    *(c.ChooseTextSize, ChooseContrast, ReadAloud, ChooseEasyLanguage),
}
WITH_ENDED_CASES = AFTER_THE_END | {c.ReopenCase}
"""The same, while its visit goes on."""


def decide(
    visit: Visit | None, command: c.AnyCommand, actor: Actor, around: Around
) -> tuple[Happened, ...] | Refused:
    """Return what happens when an actor gives a command, or why it does not.

    Nothing at all may happen, too: a second press on the same button is no news.
    """
    act, giver, reason = _unwrap(command, actor)
    refusal = _may_not(act, giver, reason) or _not_now(visit, act)
    if refusal is not None:
        return Refused(refusal)
    if isinstance(act, c.OpenVisit):
        decided = welcome.open_visit(act, around)
    else:
        assert visit is not None  # noqa: S101 - `_not_now` refuses otherwise
        decided = _decided(visit, act, giver, around)
    if isinstance(decided, Refused):
        return decided
    return tuple(_happened(item, giver.actor, around, reason) for item in decided)


def _decided(visit: Visit, act: c.AnyCommand, giver: Giver, around: Around) -> Decided:
    decided = DECISIONS[type(act)](visit, act, giver, around)
    if isinstance(decided, Refused) or not decided:
        return decided
    following = moving.after(visit, decided, giver, around)
    return (*decided, *moving.past_known_identity(following, around))


def _unwrap(command: c.AnyCommand, actor: Actor) -> tuple[c.AnyCommand, Giver, str]:
    if isinstance(command, c.Assisted):
        return command.act, Giver(actor, assisted=True), command.reason.strip()
    return command, Giver(actor), ""


def _may_not(act: c.AnyCommand, giver: Giver, reason: str) -> Refusal | None:
    """Refuse an act on the wrong screen; the mediator may assist with a citizen's, saying why."""
    if giver.assisted:
        if giver.actor is not Actor.MEDIATOR or type(act) not in WHO_MAY[Actor.CITIZEN]:
            return Refusal.NOT_YOURS
        return None if reason else Refusal.REASON_NEEDED
    return None if type(act) in WHO_MAY[giver.actor] else Refusal.NOT_YOURS


def _not_now(visit: Visit | None, act: c.AnyCommand) -> Refusal | None:
    if isinstance(act, c.OpenVisit):
        return None if visit is None else Refusal.VISIT_OPEN
    if visit is None:
        return Refusal.NO_VISIT
    return _wrong_phase(visit, act) or _held_up(visit, act) or _wrong_case(visit, act)


def _wrong_phase(visit: Visit, act: c.AnyCommand) -> Refusal | None:
    if visit.phase is Phase.WIPED and type(act) not in LATER:
        return Refusal.VISIT_ENDED
    if visit.phase is Phase.PARKED and type(act) not in LATER | {c.Resume, ReportScreen}:
        return Refusal.VISIT_PARKED
    in_goodbye = AFTER_THE_END | IN_GOODBYE
    if visit.phase is Phase.GOODBYE and type(act) not in in_goodbye:
        return Refusal.VISIT_ENDED
    return None


def _held_up(visit: Visit, act: c.AnyCommand) -> Refusal | None:
    if visit.paused and type(act) not in WHILE_PAUSED:
        return Refusal.SCREEN_GONE
    if visit.stopped and type(act) not in WHILE_STOPPED:
        return Refusal.STOPPED
    if visit.other_card and type(act) not in WHILE_OTHER_CARD:
        return Refusal.OTHER_PERSON
    return None


def _wrong_case(visit: Visit, act: c.AnyCommand) -> Refusal | None:
    name = getattr(act, "case", None)
    if name is None:
        return None
    if name not in visit.cases:
        return Refusal.NO_SUCH_CASE
    if visit.cases[name].outcome is not None and type(act) not in WITH_ENDED_CASES:
        return Refusal.CASE_ENDED
    return None


def _happened(item: object, actor: Actor, around: Around, reason: str) -> Happened:
    if isinstance(item, BySystem):
        return Happened(event=item.event, actor=Actor.SYSTEM, at=around.now)
    by = around.by if actor is Actor.MEDIATOR else ""
    return Happened(event=item, actor=actor, at=around.now, assisted=reason, by=by)  # type: ignore[arg-type] # the other half of `Decided`
