"""Under F1 every step of every service says what usually goes wrong in it."""

from typing import get_args

import pytest

from citizenspot.texts import Texts
from citizenspot.visit.pages.advice import ADVICE_FOR_DESK
from services_catalog.definition import AnyStep

KINDS = [str(kind.__struct_config__.tag) for kind in get_args(AnyStep)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_step_has_advice_in_both_languages(kind: str) -> None:
    for advice in ADVICE_FOR_DESK[kind]:
        assert Texts.for_language("pt").say(advice) != advice
