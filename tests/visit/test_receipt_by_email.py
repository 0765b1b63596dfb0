"""The receipt by e-mail: the citizen writes the address and sends; what may have gone is asked."""

from __future__ import annotations

import pytest

from citizenspot.desk.on_paper import mails_left_open
from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.visit.commands import Continue, EnterField
from citizenspot.visit.evolve import replay
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain, ReportMail
from citizenspot.visit.receipt_commands import IssueReceipt, ReportReceipt
from citizenspot.visit.receipt_mail import ADDRESS_FIELD, ReceiptMail
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.state import Receipt
from citizenspot.visit.surroundings import MailGoes, Surroundings
from citizenspot.visit.views import Choices, Fields, Notice
from citizenspot.visit.words import Actor
from tests.visit.story import TODAY, Story

ADDRESS = "rita@home.example"


def around(mail: MailGoes = "server") -> Surroundings:
    return Surroundings(today=TODAY, spot="Spot", mail=mail)


def chosen() -> Story:
    """A visit whose receipt is written and is to go by e-mail."""
    story = Story().told_until("proof")
    assert story.citizen(IssueReceipt(story.case.id, "email")) is None
    assert story.program(ReportReceipt(story.case.id, receipt(story).number, "CS1:CODE")) is None
    return story


def asked() -> Story:
    story = chosen()
    assert story.citizen(EnterField(story.case.id, ADDRESS_FIELD, ADDRESS)) is None
    assert story.citizen(send(story)) is None
    return story


def failed(reason: MailReason) -> Story:
    story = asked()
    assert story.program(report(story, reason)) is None
    return story


def sent_by_email() -> Story:
    story = asked()
    assert story.program(report(story)) is None
    return story


def receipt(story: Story) -> Receipt:
    found = story.case.receipt
    assert found is not None
    return found


def send(story: Story) -> MailReceipt:
    return MailReceipt(story.case.id, receipt(story).number)


def again(story: Story) -> MailReceiptAgain:
    return MailReceiptAgain(story.case.id, receipt(story).number)


def report(story: Story, reason: MailReason | None = None) -> ReportMail:
    return ReportMail(story.case.id, receipt(story).number, reason.value if reason else "")


def offers(story: Story, mail: MailGoes) -> list[str]:
    blocks = story.citizen_sees(around(mail)).page.blocks
    return [act.label for b in blocks if isinstance(b, Choices) for act in b.acts]


def citizen_is_told(story: Story, mail: MailGoes = "server") -> list[str]:
    blocks = story.citizen_sees(around(mail)).page.blocks
    return [block.sentence for block in blocks if isinstance(block, Notice)]


def mediators_notice(story: Story) -> Notice:
    blocks = story.mediator_sees(around()).page.blocks
    return [block for block in blocks if isinstance(block, Notice)][-1]


def test_a_desk_without_a_mail_server_does_not_offer_it() -> None:
    story = Story().told_until("proof")
    assert "By e-mail" not in offers(story, "")
    assert "By e-mail" in offers(story, "server")


def test_the_citizen_writes_the_address_and_sends() -> None:
    story = chosen()
    page = story.citizen_sees(around()).page
    (field,) = next(block.fields for block in page.blocks if isinstance(block, Fields))
    assert (field.kind, field.editable) == ("email", True)
    assert [act.label for act in page.acts if act.style == "primary"] == ["Send the e-mail"]

    assert story.citizen(EnterField(story.case.id, ADDRESS_FIELD, " Rita@Home.example ")) is None
    assert story.citizen(send(story)) is None

    assert receipt(story).mail == ReceiptMail("Rita@home.example", under_way=True, attempts=1)
    assert "The e-mail is being sent." in citizen_is_told(story)
    assert "is being sent" in mediators_notice(story).sentence


def test_the_address_is_the_citizens_to_write_and_to_send_to() -> None:
    story = chosen()
    entered = EnterField(story.case.id, ADDRESS_FIELD, ADDRESS)
    assert story.mediator(entered) is Refusal.CITIZENS_FIELD
    assert story.citizen(entered) is None
    assert story.mediator(send(story)) is Refusal.NOT_YOURS
    (field,) = next(
        b.fields for b in story.mediator_sees(around()).page.blocks if isinstance(b, Fields)
    )
    assert (field.shown, field.editable) == (ADDRESS, False)


@pytest.mark.parametrize(
    "typed", ["rita", "rita@home", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    story = chosen()
    entered = EnterField(story.case.id, ADDRESS_FIELD, typed)
    assert story.citizen(entered) is Refusal.ANSWER_REJECTED
    assert story.citizen(send(story)) is Refusal.ANSWER_MISSING


def test_no_address_is_asked_for_where_the_receipt_goes_another_way() -> None:
    story = Story().told_until("proof")
    story.citizen(IssueReceipt(story.case.id, "screen"))
    entered = EnterField(story.case.id, ADDRESS_FIELD, ADDRESS)
    assert story.citizen(entered) is Refusal.NOT_ASKED_NOW


def test_what_is_sent_is_sent_once() -> None:
    story = asked()
    assert story.citizen(send(story)) is Refusal.MOVED_ON
    assert story.program(report(story)) is None
    assert story.citizen(send(story)) is Refusal.MOVED_ON
    assert story.mediator(again(story)) is Refusal.MOVED_ON
    assert mediators_notice(story).tone == "success"
    assert story.happened().count("MailAsked") == 1


def test_an_address_that_is_refused_is_corrected_by_the_citizen() -> None:
    story = failed(MailReason.ADDRESS_REFUSED)
    assert "The address was refused. Correct it, and send again." in citizen_is_told(story)
    assert mediators_notice(story).acts == ()
    assert story.citizen(EnterField(story.case.id, ADDRESS_FIELD, "rita2@home.example")) is None
    assert story.citizen(send(story)) is None
    assert receipt(story).mail.attempts == 2


def test_after_a_lost_answer_a_person_is_asked_before_it_goes_again() -> None:
    story = failed(MailReason.ANSWER_LOST)
    assert story.citizen(send(story)) is Refusal.MOVED_ON
    unknown = "Nobody knows whether the e-mail has gone. Ask the mediator."
    assert unknown in citizen_is_told(story)
    notice = mediators_notice(story)
    assert "Ask the citizen" in notice.sentence
    assert [act.command for act in notice.acts] == [again(story)]
    assert story.mediator(again(story)) is None
    assert receipt(story).mail.under_way


def test_a_problem_follows_the_mediator_to_the_next_page() -> None:
    story = asked()
    assert story.mediator(Continue(story.case.id, story.step)) is None
    assert story.program(report(story, MailReason.NO_SERVER)) is None
    notices = story.mediator_sees(around()).notices
    assert [act.command for notice in notices for act in notice.acts] == [again(story)]


def test_practice_says_before_and_after_that_nothing_is_sent() -> None:
    assert "In practice nothing is sent." in citizen_is_told(chosen(), "nobody")
    story = failed(MailReason.PRACTICE)
    assert "In practice nothing is sent." in citizen_is_told(story, "nobody")
    assert mediators_notice(story).sentence == "In practice nothing is sent."


def test_a_program_that_ended_while_sending_finds_the_answer_lost() -> None:
    story = asked()
    (lost,) = mails_left_open([story.open_visit])
    assert story.give(lost, Actor.SYSTEM) is None
    assert receipt(story).mail.problem == MailReason.ANSWER_LOST.value
    assert list(mails_left_open([story.open_visit])) == []
    assert replay(story.history) == story.visit


@pytest.mark.parametrize(
    "typed",
    [
        "rita@home.example\r\nBcc: all@town.example",
        "rita@home.example\nRCPT TO:<all@town.example>",
        "rita@home.example, all@town.example",
        "rita@home.example>\r\nDATA",
        "Rita <rita@home.example>",
        "rita@home.example NOTIFY=SUCCESS",
        "rita@home.example\u202e",
        "-oQ/tmp@home.example\x00",
    ],
)
def test_an_address_that_would_be_a_command_or_a_header_is_none(typed: str) -> None:
    story = chosen()
    story.citizen(EnterField(story.case.id, ADDRESS_FIELD, typed))
    assert receipt(story).mail.address == ""
    assert story.citizen(send(story)) is Refusal.ANSWER_MISSING
