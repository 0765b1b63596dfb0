"""The card families this program knows; another is one more file in `profiles` and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_profile import CardProfile
from citizenspot.eid.profiles.belgian import BelgianProfile
from citizenspot.eid.profiles.estonian_idemia import EstonianIdemiaProfile
from citizenspot.eid.profiles.estonian_thales import EstonianThalesProfile
from citizenspot.eid.profiles.finnish import FINNISH_V3, FINNISH_V4
from citizenspot.eid.profiles.german import GermanProfile
from citizenspot.eid.profiles.icao import IcaoProfile
from citizenspot.eid.profiles.latvian import LatvianProfile
from citizenspot.eid.profiles.piv import PivProfile
from citizenspot.eid.profiles.portuguese import PortugueseProfile
from citizenspot.eid.profiles.portuguese_2024 import Portuguese2024Profile

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN_CARDS: tuple[CardProfile, ...] = (
    BelgianProfile(),
    PortugueseProfile(),
    Portuguese2024Profile(),
    EstonianIdemiaProfile(),
    EstonianThalesProfile(),
    LatvianProfile(),
    FINNISH_V4,
    FINNISH_V3,
    PivProfile(),
    GermanProfile(),
    IcaoProfile(),
)


def known_cards(ausweisapp_answers: Callable[[], bool]) -> tuple[CardProfile, ...]:
    """Return the families, where it is found out in another way whether AusweisApp is there."""
    german = GermanProfile(ausweisapp_answers)
    return tuple(german if isinstance(each, GermanProfile) else each for each in KNOWN_CARDS)
