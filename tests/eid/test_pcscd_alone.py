"""What only the real reader service can do to the worker."""

import os
import threading
import time
from pathlib import Path

import pytest
from smartcard import scard

from citizenspot.eid.card_events import CardState
from citizenspot.eid.pcsc_connection import PcscConnection
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.readers import CardConnection, ReaderError
from tests.eid.cards import commands_of_a_read, specimen_card
from tests.eid.listener import listened
from tests.rigs.pcscd import READER, PcscdRig
from tests.rigs.program import python_program

pytestmark = pytest.mark.real

LONGEST_CLOSE_S = 20.0
"""Far beyond the limit that is given, and far below for ever: a busy machine is not a held one."""
READ_START = bytes.fromhex("00B0000008")
SELECT_IDENTITY = bytes.fromhex("00A4080C063F00DF014031")


def test_a_frozen_service_is_no_service_and_comes_back_when_it_thaws(pcscd: PcscdRig) -> None:
    with listened(PcscReaders()) as (worker, heard):
        heard.wait_for_state(CardState.NO_CARD)
        pcscd.freeze()
        heard.wait_for_state(CardState.NO_SERVICE)
        pcscd.thaw()
        heard.wait_for_state(CardState.NO_CARD)
        worker.read()
        pcscd.insert(specimen_card("maria"))
        heard.wait_for_card()


def test_a_worker_closes_in_time_although_the_service_is_frozen(pcscd: PcscdRig) -> None:
    with listened(PcscReaders()) as (worker, heard):
        heard.wait_for_state(CardState.NO_CARD)
        pcscd.freeze()
        began = time.monotonic()
        worker.close(limit_s=1.0)
        assert time.monotonic() - began < LONGEST_CLOSE_S
        assert heard.states == [CardState.NO_CARD]
        pcscd.thaw()


def test_a_transaction_of_another_program_does_not_hold_the_worker_for_ever(
    pcscd: PcscdRig,
) -> None:
    with listened(PcscReaders()) as (worker, heard):
        pcscd.insert(specimen_card("eva"))
        heard.wait_for_state(CardState.READY)
        with pcscd.held_by_another_program("transaction"):
            worker.read()
            heard.wait_for_failure(CardState.BUSY)
        heard.wait_for_card()


def test_a_card_that_was_reset_by_another_program_is_busy_and_the_next_line_works(
    pcscd: PcscdRig,
) -> None:
    readers = PcscReaders()
    pcscd.insert(specimen_card("eva"))
    readers.wait_for_change(0.0)
    connection = readers.connect(READER)
    let_go(connection)
    with pcscd.held_by_another_program("reset"):
        with pytest.raises(ReaderError) as caught:
            connection.transmit(SELECT_IDENTITY)
        assert caught.value.state is CardState.BUSY
        connection.disconnect()
        again = readers.connect(READER)
        assert again.transmit(SELECT_IDENTITY) == b"\x90\x00"
        again.disconnect()
    readers.close()


RESETS_WHEN_TOLD = """
import sys
from smartcard.scard import *
_, context = SCardEstablishContext(SCARD_SCOPE_USER)
_, card, _ = SCardConnect(context, sys.argv[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY)
print("connected", flush=True)
open(sys.argv[2]).read()
print("resetting", flush=True)
hresult, _ = SCardReconnect(card, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_RESET_CARD)
print("reset" if hresult == 0 else hresult, flush=True)
"""


def test_another_programs_reset_waits_for_the_end_of_our_transaction(
    pcscd: PcscdRig, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    os.mkfifo(go)
    readers = PcscReaders()
    pcscd.insert(specimen_card("eva"))
    readers.wait_for_change(0.0)
    with python_program(RESETS_WHEN_TOLD, pcscd.environment, (READER, str(go))) as other:
        other.wait_for("connected")
        connection = readers.connect(READER)
        assert connection.transmit(SELECT_IDENTITY) == b"\x90\x00"
        go.write_text("")
        other.wait_for("resetting")
        # Were the card reset now, nothing would be selected any more.
        for _ in range(200):
            answer = connection.transmit(READ_START)
            assert answer[-2:] == b"\x90\x00", answer.hex()
        assert "reset" not in other.seen
        connection.disconnect()
        other.wait_for("reset")
    again = readers.connect(READER)
    assert again.transmit(SELECT_IDENTITY) == b"\x90\x00"
    again.disconnect()
    readers.close()


def let_go(connection: CardConnection) -> None:
    """End the transaction in which a line keeps other programs off its card."""
    assert isinstance(connection, PcscConnection)
    assert scard.SCardEndTransaction(connection._card, scard.SCARD_LEAVE_CARD) == 0


class AnnouncedReaders(PcscReaders):
    """Readers that say when they begin to connect."""

    def __init__(self) -> None:
        super().__init__()
        self.connecting = threading.Event()

    def connect(self, reader: str) -> CardConnection:
        self.connecting.set()
        return super().connect(reader)


def test_a_worker_closes_in_time_although_another_program_holds_the_card(
    pcscd: PcscdRig,
) -> None:
    readers = AnnouncedReaders()
    with listened(readers) as (worker, heard):
        pcscd.insert(specimen_card("eva"))
        heard.wait_for_state(CardState.READY)
        with pcscd.held_by_another_program("transaction"):
            worker.read()
            assert readers.connecting.wait(5.0)
            began = time.monotonic()
            worker.close(limit_s=1.0)
            assert 1.0 < time.monotonic() - began < LONGEST_CLOSE_S


def test_a_command_does_not_wait_for_the_drivers_slow_acknowledgement(pcscd: PcscdRig) -> None:
    with listened(PcscReaders()) as (worker, heard):
        worker.read()
        pcscd.insert(specimen_card("eva"))
        heard.wait_for_card()  # makes keys, and loads what checks signatures
        worker.read()
        # 44 ms each where the card's end does not acknowledge at once (vsmartcard 3.3).
        assert heard.wait_for_card().reading_ms < commands_of_a_read("eva") * 44 / 2
