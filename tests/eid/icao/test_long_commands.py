"""Keys whose proof fits no short answer: extended lengths, answers in parts, and who refuses."""

import pytest
from msgspec.structs import replace

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import (
    CardState,
    Check,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.command_form import is_extended
from citizenspot.eid.genuineness import verified
from citizenspot.eid.icao.long_commands import says_extended
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.profiles.icao import IcaoProfile
from citizenspot.eid.readers import ReaderError
from tests.eid.benches import TODAY
from tests.eid.cards import specimen_card
from tests.eid.icao.test_icao_profile import mrz_key
from tests.eid.listener import listened
from tests.rigs.pcscd import PcscdRig
from training.cards.chip_commands import WRONG_LENGTH, LongAnswers
from training.cards.contactless_chip import CHIP_INFO, ContactlessChip
from training.cards.passport_chip import passport_chip
from training.cards.practice_trust import practice_trust
from training.cards.specimen import find_specimen


class ShortReader:
    """A line to a chip by a reader that carries short commands only, and notes what is said."""

    def __init__(self, chip: ContactlessChip, *, is_short: bool = False) -> None:
        self._chip, self._is_short = chip, is_short
        self.extended = self.in_parts = 0

    def transmit(self, command: bytes) -> bytes:
        if is_extended(command):
            self.extended += 1
            if self._is_short:
                raise ReaderError(CardState.COMMUNICATION_ERROR, "too long")
        answer = self._chip.answer(command)
        self.in_parts += answer[-2] == 0x61
        return answer


def chip_of(name: str) -> ContactlessChip:
    return passport_chip(find_specimen(name), TODAY)


def read(line: ShortReader, name: str) -> Verification:
    channel = CardChannel(line.transmit)
    assert IcaoProfile().select(channel)
    reading = Reading(key=mrz_key(find_specimen(name)), today=lambda: TODAY)
    return verified(IcaoProfile().read(channel, reading), practice_trust())


def test_a_chip_that_says_that_it_knows_extended_lengths_is_spoken_to_so() -> None:
    line = ShortReader(chip_of("vera"))
    found = read(line, "vera")
    assert found.outcome is VerificationOutcome.VERIFIED, found
    assert Check.CHIP in found.checked
    assert line.extended == 2  # the signature, and the agreement on keys
    assert line.in_parts == 0


def test_a_chip_that_does_not_say_so_gives_its_signature_in_parts() -> None:
    line = ShortReader(chip_of("otto"))
    found = read(line, "otto")
    assert found.outcome is VerificationOutcome.VERIFIED, found
    assert Check.CHIP in found.checked
    assert (line.extended, line.in_parts) == (0, 1)


def test_a_chip_that_knows_extended_lengths_and_keeps_it_to_itself_is_found_to() -> None:
    chip = chip_of("otto")

    class Unsaid(LongAnswers):
        """Refuses a short command, takes a long one, and has no EF.ATR/INFO to say so."""

        def given(self, raw: bytes, answer: bytes) -> bytes:
            return answer if len(answer) <= 258 or is_extended(raw) else WRONG_LENGTH

    chip._long = Unsaid(knows_extended=True)
    line = ShortReader(without_chip_info(chip))
    found = read(line, "otto")
    assert found.outcome is VerificationOutcome.VERIFIED, found
    assert line.extended == 1


def without_chip_info(chip: ContactlessChip) -> ContactlessChip:
    whole = chip._select

    def select(how: int, name: bytes) -> bytes:
        return bytes.fromhex("6A82") if name == bytes.fromhex("2F01") else whole(how, name)

    chip._select = select  # type: ignore[method-assign] # a chip of this test alone
    return chip


def test_a_chip_that_refuses_both_ways_is_not_said_to_be_a_copy() -> None:
    chip = chip_of("otto")

    class Neither(LongAnswers):
        def given(self, raw: bytes, answer: bytes) -> bytes:
            del raw
            return answer if len(answer) <= 258 else WRONG_LENGTH

    chip._long = Neither(knows_extended=False)
    found = read(ShortReader(chip), "otto")
    assert not found.failed
    assert Check.CHIP in found.unchecked
    assert "does not prove itself" in found.reason


def test_a_chip_that_says_that_it_can_and_refuses_is_not_genuine() -> None:
    specimen = find_specimen("vera")
    assert specimen.document is not None
    specimen = replace(specimen, document=replace(specimen.document, agreement=""))
    chip = passport_chip(specimen, TODAY)
    chip._sign_challenge = None
    assert read(ShortReader(chip), "vera").failed == (Check.CHIP,)


@pytest.mark.parametrize("name", ["vera", "otto"])
def test_a_reader_for_short_commands_reads_the_card_and_leaves_the_chip_unchecked(
    name: str,
) -> None:
    line = ShortReader(chip_of(name), is_short=True)
    found = read(line, name)
    if name == "otto":
        assert found.outcome is VerificationOutcome.VERIFIED
        return
    assert found.outcome is VerificationOutcome.NOT_CHECKED
    assert found.unchecked == (Check.CHIP,)
    assert "the reader broke off" in found.reason


@pytest.mark.parametrize(
    ("chip_info", "says"),
    [
        (CHIP_INFO, True),
        (bytes.fromhex("4703020142"), True),
        (bytes.fromhex("4703020102"), False),
        (bytes.fromhex("47020201"), False),
        (b"", False),
    ],
)
def test_what_a_chip_says_of_itself(chip_info: bytes, *, says: bool) -> None:
    assert says_extended(chip_info) is says


def test_what_makes_no_sense_says_nothing() -> None:
    with pytest.raises(CardDataError):
        says_extended(b"\x47\x05\x01")


@pytest.mark.real
def test_long_commands_and_answers_in_parts_go_through_the_reader_service(
    pcscd: PcscdRig,
) -> None:
    with listened(PcscReaders(), practice_trust()) as (worker, heard):
        for name in ("vera", "otto"):
            worker.read(mrz_key(find_specimen(name)))
            pcscd.insert(specimen_card(name))
            found = heard.wait_for_card().verification
            assert found.outcome is VerificationOutcome.VERIFIED, (name, found)
            assert Check.CHIP in found.checked
            pcscd.remove()
