"""An independent reader of the emulated cards: OpenSC's own tools (package opensc), where present.

OpenSC 0.23 knows the Belgian card by the answer to reset of applet 1.7 only, and of the Portuguese
one no more than its chip.
"""

import shutil
import subprocess

import pytest

from tests.eid.benches import TODAY
from tests.eid.cards import specimen_card
from tests.rigs.pcscd import PcscdRig
from training.cards.belgian_chip import belgian_chip
from training.cards.emulated_card import EmulatedCard
from training.cards.specimen import find_specimen

APPLET_1_7_ATR = bytes.fromhex("3B9813400AA503010101AD1311")
NEEDS_OPENSC = pytest.mark.skipif(shutil.which("eidenv") is None, reason="no package opensc here")

pytestmark = [pytest.mark.real, NEEDS_OPENSC]


def tool(rig: PcscdRig, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, env=rig.environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_opensc_reads_the_same_person_from_the_belgian_card(pcscd: PcscdRig) -> None:
    eva = find_specimen("eva")
    pcscd.insert(EmulatedCard(APPLET_1_7_ATR, lambda: belgian_chip(eva, TODAY)))
    assert "Belpic cards" in tool(pcscd, "opensc-tool", "--name").stdout
    printed = tool(pcscd, "eidenv").stdout
    for said in ("Specimen", "Eva Voorbeeld", "85073099833", "30 JUL 1985", "Voorbeeldstad"):
        assert said in printed


def test_opensc_knows_the_chip_of_the_portuguese_card(pcscd: PcscdRig) -> None:
    pcscd.insert(specimen_card("maria"))
    assert "GemSAFE" in tool(pcscd, "opensc-tool", "--name").stdout
