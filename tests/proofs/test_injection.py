"""A few hostile texts on every paper; `./test injection` puts more than fifty there."""

from __future__ import annotations

import pytest

from tests.proofs.injection import papers_not_made
from tests.rigs.hostile_texts import texts_naming

TEXTS = texts_naming("http://127.0.0.1:9/x.png", "/nowhere/x.png")


@pytest.mark.parametrize("text", TEXTS[-10:], ids=lambda text: ascii(text[:12]))
def test_every_paper_is_made_whatever_a_name_pretends_to_be(text: str) -> None:
    assert papers_not_made([text]) == []


def test_half_a_character_is_no_reason_for_a_paper_not_to_be_made() -> None:
    assert papers_not_made(["half \ud800 pair"]) == []


def test_there_are_more_than_fifty_texts() -> None:
    assert len(set(TEXTS)) > 50
