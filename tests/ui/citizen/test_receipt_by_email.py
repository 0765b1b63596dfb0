"""The receipt by e-mail on screen 2: an address typed there, and one press that sends."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from citizenspot.visit.commands import EnterField
from citizenspot.visit.mail_commands import MailReceipt
from citizenspot.visit.receipt_mail import ADDRESS_FIELD
from tests.ui.citizen.conftest import Screen2
from tests.visit.test_receipt_by_email import ADDRESS, around, chosen, receipt


def test_the_address_is_typed_there_and_one_press_gives_it_and_sends(screen: Screen2) -> None:
    story = chosen()
    screen.show(story.citizen_sees(around()))
    (field,) = (each for each in screen.window.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    QTest.keyClicks(field, ADDRESS)
    send = screen.buttons["Send the e-mail"]
    send.setFocus()
    send.click()

    case, number = story.case.id, receipt(story).number
    assert screen.given == [EnterField(case, ADDRESS_FIELD, ADDRESS), MailReceipt(case, number)]
