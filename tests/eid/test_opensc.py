"""An independent reader of the emulated cards: OpenSC's own tools (package opensc), where present.

OpenSC 0.23 knows the Belgian card by the answer to reset of applet 1.7 only, and of the Portuguese
one no more than its chip.
"""

import shutil
import subprocess
from datetime import date

import pytest

from tests.eid.cards import specimen_card
from tests.rigs.pcscd import PcscdRig
from training.cards.belgian_chip import national_number

BRAMS_NUMBER = national_number(date(1968, 4, 11), "M")
NEEDS_OPENSC = pytest.mark.skipif(shutil.which("eidenv") is None, reason="no package opensc here")

pytestmark = [pytest.mark.real, NEEDS_OPENSC]


def tool(rig: PcscdRig, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, env=rig.environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_opensc_reads_the_same_person_from_the_belgian_card(pcscd: PcscdRig) -> None:
    pcscd.insert(specimen_card("bram"))
    assert "Belpic cards" in tool(pcscd, "opensc-tool", "--name").stdout
    printed = tool(pcscd, "eidenv").stdout
    for said in ("Specimen", "Bram Voorbeeld", BRAMS_NUMBER, "11 APR 1968", "Voorbeeldstad"):
        assert said in printed


def test_opensc_knows_the_chip_of_the_portuguese_card(pcscd: PcscdRig) -> None:
    pcscd.insert(specimen_card("maria"))
    assert "GemSAFE" in tool(pcscd, "opensc-tool", "--name").stdout
