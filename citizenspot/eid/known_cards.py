"""The card families this program knows; another is one more file in `profiles` and a line here."""

from __future__ import annotations

from citizenspot.eid.card_profile import CardProfile
from citizenspot.eid.profiles.belgian import BelgianProfile
from citizenspot.eid.profiles.portuguese import PortugueseProfile

KNOWN_CARDS: tuple[CardProfile, ...] = (BelgianProfile(), PortugueseProfile())
