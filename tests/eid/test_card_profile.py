"""How a card finds its family."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_profile import AtrPattern, choose_profile
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.profiles.belgian import BelgianProfile
from citizenspot.eid.profiles.portuguese import PortugueseProfile
from training.cards import belgian_chip, portuguese_chip
from training.cards.emulated_card import BELGIAN_ATR, PORTUGUESE_ATR
from training.cards.file_chip import FileChip

OTHER_ATR = bytes.fromhex("3B0442414E4B")


@given(atr=st.binary(max_size=33), any_at=st.sets(st.integers(0, 32)))
def test_a_pattern_fits_itself_and_whatever_stands_for_any_byte(
    atr: bytes, any_at: set[int]
) -> None:
    pairs = ["??" if at in any_at else f"{each:02X}" for at, each in enumerate(atr)]
    pattern = AtrPattern(" ".join(pairs))
    changed = bytes(each ^ 0xFF if at in any_at else each for at, each in enumerate(atr))
    assert pattern.fits(atr)
    assert pattern.fits(changed)
    assert not pattern.fits(atr + b"\x00")


@pytest.mark.parametrize(
    "atr",
    ["3B9813400AA503010101AD1311", "3B9894400AA503010101AD1310", "3B989440FFA503010101AD1310",
     "3B7F96000080318065B085040120120FFF829000"],
)  # fmt: skip
def test_the_known_belgian_cards_are_known_by_their_answer_to_reset(atr: str) -> None:
    assert any(each.fits(bytes.fromhex(atr)) for each in BelgianProfile.atrs)


@pytest.mark.parametrize(
    "atr",
    ["3B7D95000080318065B0831100C883009000", "3B7D95000080318065B0831100A98300",
     "3B7D95000080318065B08311C0A983009000",
     "3BFF9600008131804380318065B0850300EF120FFF82900067",
     "3BFF9600008131FE4380318065B085040120120FFF829000D0"],
)  # fmt: skip
def test_the_known_portuguese_cards_are_known_by_their_answer_to_reset(atr: str) -> None:
    assert any(each.fits(bytes.fromhex(atr)) for each in PortugueseProfile.atrs)


@pytest.mark.parametrize("atr", [BELGIAN_ATR, PORTUGUESE_ATR, OTHER_ATR])
@pytest.mark.parametrize(
    ("application", "family"),
    [
        (belgian_chip.APPLICATION, "be.eid"),
        (bytes.fromhex("A00000003029057000AD13100101FF"), "be.eid"),
        (portuguese_chip.APPLICATION, "pt.cc"),
    ],
)
def test_the_application_decides_whatever_the_answer_to_reset(
    atr: bytes, application: bytes, family: str
) -> None:
    chip = FileChip(frozenset({application}))
    chosen = choose_profile(atr, CardChannel(chip.answer), KNOWN_CARDS)
    assert chosen is not None
    assert chosen.family == family


def test_the_family_that_the_answer_to_reset_names_is_asked_first() -> None:
    asked: list[bytes] = []

    def card(command: bytes) -> bytes:
        asked.append(command)
        return b"\x90\x00"

    choose_profile(PORTUGUESE_ATR, CardChannel(card), KNOWN_CARDS)
    assert asked == [bytes.fromhex("00A4040C07604632FF000002")]


def test_a_portuguese_card_that_wants_a_pin_at_once_is_known_all_the_same() -> None:
    assert PortugueseProfile().select(CardChannel(lambda _: b"\x69\x82"))


def test_a_card_without_any_known_application_has_no_family() -> None:
    assert choose_profile(BELGIAN_ATR, CardChannel(FileChip().answer), KNOWN_CARDS) is None
