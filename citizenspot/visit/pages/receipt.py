"""The pages of *receipt*: the proof by choice, and what comes next."""

from __future__ import annotations

from typing import Literal

from citizenspot.receipts.printer_reasons import PrinterReason, problem_sentence
from citizenspot.visit import flow
from citizenspot.visit.commands import Continue
from citizenspot.visit.pages.around_cases import OUTCOMES
from citizenspot.visit.pages.delivery import delivery_notice
from citizenspot.visit.pages.originals import originals_notice
from citizenspot.visit.pages.payment import WAYS
from citizenspot.visit.pages.receipt_mail import mail_for_citizen, mail_for_mediator, send_act
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.receipt_commands import IssueReceipt, PrintReceipt, VoidReceipt
from citizenspot.visit.receipt_mail import BY_EMAIL
from citizenspot.visit.state import Receipt
from citizenspot.visit.views import Act, Block, Choices, Code, Notice, Numbered, Page, Row, Rows
from services_catalog.definition import ReceiptStep


def for_citizen(scene: CaseScene) -> Page:
    """Say how it went, offer the receipt and what comes next."""
    return scene.page(
        scene.say("Your receipt"),
        scene.say("It proves what was done here. Keep it."),
        blocks=_blocks(scene),
        acts=(*send_act(scene), *_go_on(scene), *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Offer the same to the mediator."""
    return scene.page(
        scene.say("Give the receipt"),
        scene.say("Ask the citizen which kind is wanted."),
        blocks=_blocks(scene),
        acts=(*_go_on(scene), *back(scene)),
    )


def _blocks(scene: CaseScene) -> tuple[Block, ...]:
    notice = delivery_notice(scene)
    return (
        *((notice,) if notice else ()),
        *originals_notice(scene),
        *_offer(scene),
        *(_issued(scene, scene.case.receipt) if scene.case.receipt else ()),
        *coming_next(scene),
    )


def coming_next(scene: CaseScene) -> tuple[Numbered, ...]:
    """Return what comes after this case, and the later service it leads to."""
    step = next((s for s in scene.case.service.steps if isinstance(s, ReceiptStep)), None)
    texts = [scene.words(text) for text in step.next] if step else []
    if scene.case.service.follow_up is not None:
        texts.append(scene.words(scene.case.service.follow_up.after))
    return (Numbered(tuple(texts), title=scene.say("What comes next")),) if texts else ()


def _offer(scene: CaseScene) -> tuple[Block, ...]:
    say, case = scene.say, scene.case.id
    given = scene.case.receipt.paper if scene.case.receipt else ""
    acts: tuple[Act, ...] = (
        Act(say("On A4 paper"), IssueReceipt(case, "a4"), selected=given == "a4"),
        Act(say("On a small slip"), IssueReceipt(case, "80mm"), selected=given == "80mm"),
        Act(say("On the screen only"), IssueReceipt(case, "screen"), selected=given == "screen"),
    )
    if scene.around.mail:
        mail = Act(say("By e-mail"), IssueReceipt(case, BY_EMAIL), selected=given == BY_EMAIL)
        acts = (*acts, mail)
    return (Choices(acts, title=say("How would you like it?")),)


def _issued(scene: CaseScene, receipt: Receipt) -> tuple[Block, ...]:
    say, number = scene.say, receipt.number
    if receipt.void:
        sentence = say("Receipt {number} is void.", number=number)
        return (Notice("warning", sentence, say("It counts no more. Choose another.")),)
    if receipt.problem:
        return (
            Notice(
                "problem",
                say("Receipt {number} could not be written.", number=number),
                say("Choose a receipt again, or note the number."),
            ),
        )
    if not receipt.ready:
        return (Notice("information", say("Receipt {number} is being made.", number=number)),)
    if not scene.for_citizen:
        fares: tuple[Block, ...] = (_paper_for_mediator(scene, receipt),)
        if receipt.paper == BY_EMAIL:
            fares = mail_for_mediator(scene, receipt)
        return (*fares, _void_for_mediator(scene, number))
    caption = say("Scan this code to take the proof with you.")
    ready = Notice("success", say("Receipt {number} is ready.", number=number))
    mail = mail_for_citizen(scene, receipt)
    return (*mail, ready, Code(receipt.code, caption), _what_it_says(scene, receipt))


def _what_it_says(scene: CaseScene, receipt: Receipt) -> Rows:
    """Return what completes or proves the matter, to be seen and heard (EN 301 549 §5.1.3.16)."""
    say, texts, case = scene.say, scene.texts, scene.case
    issued = receipt.at.astimezone(scene.around.zone)
    rows = [
        Row(say("Receipt"), receipt.number, personal=False),
        Row(
            say("Issued"),
            f"{texts.date(issued.date())}, {texts.time(issued, scene.around.zone)}",
            personal=False,
        ),
        Row(say("Service"), scene.service, personal=False),
        Row(say("How it ended"), say(OUTCOMES[flow.outcome_at_end(case)]), personal=False),
    ]
    if case.delivery is not None and case.delivery.reference:
        rows.append(Row(say("Reference"), case.delivery.reference))
    if case.payment is not None:
        paid = texts.money(case.payment.amount, case.payment.currency)
        rows.append(Row(say("Amount"), paid, personal=False))
        rows.append(Row(say("Paid"), say(WAYS[case.payment.method]), personal=False))
    return Rows(tuple(rows), title=say("What the receipt says"))


def _paper_for_mediator(scene: CaseScene, receipt: Receipt) -> Notice:
    """Say to the mediator how the receipt's paper fares, and let it be printed again."""
    say, number = scene.say, receipt.number
    queue = scene.around.printers.get(receipt.paper)
    if receipt.paper == "screen":
        return Notice("success", say("Receipt {number} is ready.", number=number))
    if queue is None:
        sentence = say("Receipt {number} is ready. This desk has no printer for it.", number=number)
        return Notice("warning", sentence, say("Let the citizen scan the code on screen 2."))
    again = (Act(say("Print again"), PrintReceipt(scene.case.id, number)),)
    if receipt.print_problem:
        sentence = problem_sentence(PrinterReason(receipt.print_problem), queue, scene.texts)
        beside = say("The code on screen 2 is the same proof.")
        return Notice("problem", sentence, beside, acts=again)
    if receipt.printed and not receipt.printing:
        sentence = say("Receipt {number} is printed.", number=number)
        return Notice("success", sentence, acts=again)
    sentence = say("Receipt {number} goes to the printer {queue}.", number=number, queue=queue)
    return Notice("information", sentence, acts=again)


def _void_for_mediator(scene: CaseScene, number: str) -> Choices:
    """Let the receipt be made void; screen 1 asks for the reason first."""
    void = VoidReceipt(scene.case.id, number, "mistake")
    return Choices((Act(scene.say("Make this receipt void"), void, style="quiet", asks="reason"),))


def _go_on(scene: CaseScene) -> tuple[Act, ...]:
    on = Continue(scene.case.id, scene.case.step)
    why = "" if scene.case.has_receipt else scene.say("Choose a receipt first.")
    style: Literal["primary", "plain"] = "plain" if _sends_first(scene) else "primary"
    return (Act(scene.say("Continue"), on, style=style, why_not=why),)


def _sends_first(scene: CaseScene) -> bool:
    """Say whether sending the receipt is the main act of the page, and going on the other."""
    return scene.for_citizen and bool(send_act(scene))
