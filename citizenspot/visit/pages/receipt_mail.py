"""The receipt by e-mail on the pages: its address, the act that sends it, and how it fares."""

from __future__ import annotations

from citizenspot.receipts.mail_reasons import MailReason, mail_sentence
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain
from citizenspot.visit.pages.answers_shown import writer
from citizenspot.visit.pages.scene import CaseScene, Scene
from citizenspot.visit.receipt_mail import ADDRESS_FIELD, BY_EMAIL
from citizenspot.visit.state import Case, Receipt
from citizenspot.visit.views import Act, Block, Fields, FieldView, Notice
from services_catalog.definition import ReceiptStep


def mail_for_citizen(scene: CaseScene, receipt: Receipt) -> tuple[Block, ...]:
    """Return how the e-mail fares, and the field for its address while it can still be written."""
    if receipt.paper != BY_EMAIL:
        return ()
    notice = _fares_for_citizen(scene, receipt)
    field = (Fields((_address(scene, receipt),)),) if receipt.mail.citizen_may_send else ()
    return (*notice, *field)


def send_act(scene: CaseScene) -> tuple[Act, ...]:
    """Return the citizen's act that sends the receipt, while there is one to send."""
    receipt = scene.case.receipt
    if receipt is None or receipt.paper != BY_EMAIL or not receipt.ready or receipt.void:
        return ()
    if not receipt.mail.citizen_may_send:
        return ()
    command = MailReceipt(scene.case.id, receipt.number)
    return (Act(scene.say("Send the e-mail"), command, style="primary"),)


def mail_for_mediator(scene: CaseScene, receipt: Receipt) -> tuple[Block, ...]:
    """Return to the mediator what the citizen writes, and how the e-mail fares."""
    notice = _fares_for_mediator(scene, scene.case, receipt)
    if notice is None:
        sentence = scene.say("The citizen writes the address on screen 2.")
        notice = Notice("information", sentence)
    field = (Fields((_address(scene, receipt),)),) if receipt.mail.citizen_may_send else ()
    return (notice, *field)


def mail_notices_for_mediator(scene: Scene) -> tuple[Notice, ...]:
    """Return what keeps the e-mails of a visit, away from the page they were asked for on."""
    found = (
        _fares_for_mediator(scene, case, receipt)
        for case in scene.visit.cases.values()
        if case is not scene.visit.case or not isinstance(case.current_step, ReceiptStep)
        for receipt in case.receipts
        if receipt.mail.problem and not receipt.void
    )
    return tuple(notice for notice in found if notice is not None)


def _fares_for_citizen(scene: CaseScene, receipt: Receipt) -> tuple[Notice, ...]:
    say, mail = scene.say, receipt.mail
    if mail.under_way:
        return (Notice("information", say("The e-mail is being sent.")),)
    if mail.sent:
        return (Notice("success", say("The e-mail is sent. It may take some minutes.")),)
    if mail.problem and mail.problem != MailReason.PRACTICE.value:
        return (_problem_for_citizen(scene, mail.problem),)
    if mail.problem or scene.around.mail == "nobody":
        return (Notice("information", say("In practice nothing is sent.")),)
    return ()


def _problem_for_citizen(scene: CaseScene, problem: str) -> Notice:
    say = scene.say
    same = say("The code on this page is the same proof.")
    match problem:
        case MailReason.ADDRESS_REFUSED.value:
            return Notice("problem", say("The address was refused. Correct it, and send again."))
        case MailReason.ANSWER_LOST.value:
            sentence = say("Nobody knows whether the e-mail has gone. Ask the mediator.")
            return Notice("warning", sentence, same)
        case _:
            return Notice("problem", say("The e-mail could not be sent."), same)


def _fares_for_mediator(scene: Scene, case: Case, receipt: Receipt) -> Notice | None:
    say, mail, number = scene.say, receipt.mail, receipt.number
    if mail.under_way:
        return Notice("information", say("Receipt {number} is being sent.", number=number))
    if mail.sent:
        return Notice("success", say("The mail server has receipt {number}.", number=number))
    if not mail.problem:
        return None
    reason = MailReason(mail.problem)
    sentence = mail_sentence(reason, scene.texts)
    if reason is MailReason.PRACTICE:
        return Notice("information", sentence)
    again = (Act(say("Send again"), MailReceiptAgain(case.id, number)),)
    corrects = reason is MailReason.ADDRESS_REFUSED
    beside = say("The code on screen 2 is the same proof.")
    return Notice("problem", sentence, beside, acts=() if corrects else again)


def _address(scene: CaseScene, receipt: Receipt) -> FieldView:
    key = (scene.case.id, ADDRESS_FIELD)
    rejected, draft = scene.around.rejected.get(key), scene.around.drafts.get(key)
    theirs = draft if draft is not None and draft.by is not scene.reader else None
    held_up = scene.visit.stopped or scene.visit.paused
    return FieldView(
        case=scene.case.id,
        field=ADDRESS_FIELD,
        label=scene.say("Your e-mail address"),
        kind="email",
        text=rejected.typed if rejected else receipt.mail.address,
        shown=receipt.mail.address,
        hint=scene.say("The receipt goes there, and to nobody else."),
        error=scene.say(rejected.sentence, **rejected.values) if rejected else "",
        editable=scene.for_citizen and not held_up,
        writer=writer(scene, theirs.by) if theirs else "",
        draft=theirs.text if theirs else "",
    )
