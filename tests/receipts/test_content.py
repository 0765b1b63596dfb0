"""A receipt's content refuses what no receipt can be, and has one form in bytes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citizenspot.receipts.content import Bilingual, Fee, ReceiptContent
from citizenspot.visit.words import PaymentMethod
from tests.receipts.specimens import MORNING, of_case, practised, receipt, same

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)


def fee(amount: str, currency: str = "EUR") -> Fee:
    return Fee(
        label=same("Copy"),
        amount=Decimal(amount),
        currency=currency,
        method=PaymentMethod.CASH,
    )


def test_the_number_is_the_series_and_the_place_in_it() -> None:
    assert receipt(running=7).number == "BRG1-2026-000007"


def test_practice_counts_in_a_series_of_its_own() -> None:
    assert practised().number.startswith("P-")
    with pytest.raises(ValueError, match="practice=True"):
        receipt(practice=True)
    with pytest.raises(ValueError, match="practice=False"):
        receipt(series="P-BRG1-2026")


@pytest.mark.parametrize(
    "changes",
    [
        {"running": 0},
        {"series": "../2026"},
        {"series": ""},
        {"visit": "../keys"},
        {"visit": ""},
        {"salt": "short"},
        {"head_hash": "3f" * 31},
        {"citizen_language": "p"},
        {"service_language": "pt_PT; rm"},
        {"time_zone": "Europe/Atlantis"},
        {"time_zone": "../../etc/passwd"},
        {"time_zone": ""},
        {"issued_at": datetime(2026, 11, 20, 10, 42)},  # noqa: DTZ001 - the point of the test
        {"issued_at": MORNING.astimezone(timezone(timedelta(hours=1)))},
    ],
)
def test_what_no_receipt_can_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"not |counted|ZoneInfo"):
        receipt(**changes)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e12", "1e999999", "1e-999999", "0.00001"])
def test_what_is_not_a_sum_of_money_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="sum of money"):
        fee(amount)


def test_totals_are_exact_and_kept_apart_by_currency() -> None:
    content = of_case(fees=(fee("0.10"), fee("0.20"), fee("5", "CVE")))
    assert content.totals == ((Decimal(5), "CVE"), (Decimal("0.30"), "EUR"))


def test_one_language_is_named_once() -> None:
    assert receipt().languages == ("en", "pt")
    assert receipt(citizen_language="pt").languages == ("pt",)


@given(name=ANY_TEXT, spot=ANY_TEXT, reference=ANY_TEXT, said=ANY_TEXT, language=ANY_TEXT)
def test_every_text_survives_the_canonical_bytes(
    name: str, spot: str, reference: str, said: str, language: str
) -> None:
    case = replace(
        receipt().case,
        reference=reference,
        provider_said=said,
        why=Bilingual(language, said),
    )
    content = receipt(citizen_name=name, spot=spot, case=case)
    encoded = content.canonical()
    assert b"\n" not in encoded
    assert ReceiptContent.from_canonical(encoded) == content
    assert ReceiptContent.from_canonical(encoded).canonical() == encoded


def test_half_a_character_becomes_a_question_mark() -> None:
    assert receipt(citizen_name="A\ud800na").citizen_name == "A?na"


@pytest.mark.parametrize(
    "encoded", [b"", b"null", b"[" * 100_000, b'{"series":1}', b"\xff", receipt().canonical()[:-1]]
)
def test_other_bytes_are_no_content(encoded: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ReceiptContent.from_canonical(encoded)


def test_a_part_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        ReceiptContent.from_canonical(receipt().canonical()[:-1] + b',"unknown":1}')


def test_the_digest_depends_on_the_salt_so_names_cannot_be_guessed() -> None:
    assert receipt().digest() != receipt(salt="b8" * 16).digest()


def test_times_are_kept_to_the_second_in_utc() -> None:
    again = ReceiptContent.from_canonical(receipt().canonical())
    assert again.issued_at == datetime(2026, 11, 20, 10, 42, tzinfo=UTC)


def test_a_receipt_of_one_mediator_has_the_bytes_it_always_had() -> None:
    assert b"issued_by" not in receipt().canonical()


def test_who_issued_it_after_somebody_else_began_is_kept() -> None:
    content = receipt(issued_by="Mediator 09")
    assert ReceiptContent.from_canonical(content.canonical()).issued_by == "Mediator 09"
    assert content.digest() != receipt().digest()
