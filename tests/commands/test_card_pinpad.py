"""`citizenspot card insert NAME --pinpad`: the real pcscd and libccid, and who types there."""

import os

import pytest

from citizenspot.commands.card_pinpad import type_at
from tests.rigs.program import python_program
from training.cards.emulated_card import emulate
from training.cards.pinpad.keypad import Act
from training.cards.pinpad.own_service import READER, NoPinpadError, PinpadService
from training.cards.specimen import find_specimen
from training.cards.waiting_keypad import WaitingKeypad
from training.practice_world import today

BLANK = bytes([5, 4])  # the most digits, then the fewest, as the order has them
ORDER = bytes([30, 0x82, 8, 0]) + BLANK + bytes(8) + bytes.fromhex("00200080083132FFFFFFFFFFFF")

PROVES = """
import sys
from smartcard.scard import *
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import CardProved, CardRead, PinAsked
from training.cards.practice_trust import practice_trust
from queue import SimpleQueue

heard = SimpleQueue()
worker = ReaderWorker(PcscReaders(), KNOWN_CARDS, heard.put, practice_trust())
worker.read()
worker.start()
while True:
    event = heard.get(timeout=60)
    if isinstance(event, CardRead):
        worker.ask_for_proof(Person(event.holder.number_kind, event.holder.number))
    if isinstance(event, PinAsked):
        print("asked" if event.problem is None else event.problem.value, flush=True)
        worker.enter_pin(event.request, None)
    if isinstance(event, CardProved):
        print("proved", flush=True)
        break
worker.close()
"""


def test_each_line_is_what_the_citizen_does(capsys: pytest.CaptureFixture[str]) -> None:
    keypad = WaitingKeypad(limit_s=0.0)
    type_at(keypad, ["1234\n", "cancel\n", "\n", "١٢٣٤\n", "help\n"])
    done = [keypad.enter(ORDER) for _ in range(4)]
    assert done == ["1234", Act.CANCELS, Act.LETS_TIME_PASS, Act.LETS_TIME_PASS]
    assert capsys.readouterr().err.count("Digits, `cancel`") == 2


@pytest.mark.real
def test_a_program_that_finds_the_service_has_the_pin_from_the_keypad() -> None:
    try:
        service = PinpadService()
    except NoPinpadError as error:
        pytest.skip(str(error))
    with service:
        assert READER.startswith("Virtual PCD")
        service.insert(emulate(find_specimen("mari"), today()))
        around = os.environ | {"PCSCLITE_CSOCK_NAME": str(service.socket)}
        with python_program(PROVES, around) as program:
            program.wait_for("asked", 60.0)
            type_at(service.keypad, ["4321"])
            program.wait_for("wrong", 60.0)
            type_at(service.keypad, ["1234"])
            program.wait_for("proved", 60.0)
    assert not service.socket.parent.exists()
