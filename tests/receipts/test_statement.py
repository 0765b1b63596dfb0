"""The signed statement: small, deterministic, without a name, and whole or worthless."""

from __future__ import annotations

from base64 import b32decode, b32encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.receipts.content import Fee, ReceiptContent
from citizenspot.receipts.qr import QrCode
from citizenspot.receipts.statement import (
    LONGEST_CODE,
    PREFIX,
    Statement,
    key_id,
    signed_code,
    taken_apart,
)
from citizenspot.receipts.verification import Change, Finding, verify
from citizenspot.visit.words import Outcome, PaymentMethod
from tests.receipts.paper_tools import KEYS, LIVE_KEY, SIGNER, code_of
from tests.receipts.specimens import of_case, practised, receipt, same

CODE = code_of(receipt())
TEXT = st.text(max_size=100)


def blob_of(code: str) -> bytes:
    text = code.removeprefix(PREFIX)
    return b32decode(text + "=" * (-len(text) % 8))


def code_from(blob: bytes) -> str:
    return PREFIX + b32encode(blob).decode().rstrip("=")


FEES = st.lists(
    st.builds(
        lambda amount, currency: Fee(
            label=same("x"), amount=amount, currency=currency, method=PaymentMethod.CASH
        ),
        st.decimals(-999_999, 999_999, places=2, allow_nan=False),
        TEXT,
    ),
    max_size=5,
).map(tuple)
CONTENTS = st.builds(
    lambda case, whole: receipt(case=of_case(**case).case, **whole),
    st.fixed_dictionaries(
        {
            "service_id": TEXT,
            "reference": TEXT,
            "outcome": st.sampled_from(Outcome),
            "fees": FEES,
        }
    ),
    st.fixed_dictionaries(
        {
            "running": st.integers(1, 10**9),
            "desk": TEXT,
            "head_position": st.integers(0, 2**63 - 1),
        }
    ),
)


@given(content=CONTENTS)
def test_what_is_signed_is_what_is_read(content: ReceiptContent) -> None:
    code = signed_code(content, SIGNER)
    assert len(code) <= LONGEST_CODE
    assert taken_apart(code).statement() == Statement.of(content)
    assert verify(code, [LIVE_KEY]).finding is Finding.GENUINE


def test_the_same_receipt_gives_the_same_code() -> None:
    assert code_of(receipt()) == code_of(receipt())


def test_the_code_says_what_the_receipt_came_to() -> None:
    statement = taken_apart(CODE).statement()
    assert statement.number == "BRG1-2026-001207"
    assert statement.moment == receipt().issued_at
    assert statement.service == "imt.driving-licence-renewal"
    assert statement.how_it_ended is Outcome.CARRIED_OUT
    assert statement.reference == "IMT-2026-0048213"
    assert statement.totals == (("30.00", "EUR"),)
    assert statement.head == bytes.fromhex("3f" * 8)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_letter(outcome: Outcome) -> None:
    assert Statement.of(of_case(outcome=outcome)).how_it_ended is outcome


def test_the_citizens_name_is_not_in_the_code_in_any_form_that_can_be_guessed() -> None:
    assert b"Maria" not in blob_of(CODE)
    other = taken_apart(code_of(receipt(citizen_name="Somebody Else"))).statement()
    mine = taken_apart(CODE).statement()
    assert {name for name in mine.__struct_fields__ if getattr(mine, name) != getattr(other, name)}
    salted = taken_apart(code_of(receipt(salt="00" * 16))).statement()
    assert salted.digest != mine.digest


def test_a_long_text_is_cut_and_still_told_from_another() -> None:
    one, other = "R" * 100 + "1", "R" * 100 + "2"
    first, second = (Statement.of(of_case(reference=each)).reference for each in (one, other))
    assert len(first) == len(second) == 40
    assert first != second


def test_the_code_reads_well_from_paper_by_telephone() -> None:
    assert len(CODE) < 366, "more than QR version 11 holds at level M"
    assert QrCode.of(CODE).across == 61 + 8
    assert set(CODE) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), "alphanumeric mode"


def test_any_changed_byte_of_the_statement_is_found() -> None:
    blob = blob_of(CODE)
    for position in range(len(blob)):
        changed = bytearray(blob)
        changed[position] ^= 1 << position % 8
        assert verify(code_from(bytes(changed)), KEYS).finding is Finding.CHANGED, position


def test_any_changed_character_of_the_code_is_found() -> None:
    for position in range(len(PREFIX), len(CODE)):
        other = "A" if CODE[position] != "A" else "B"
        changed = CODE[:position] + other + CODE[position + 1 :]
        # One character holds bits of the key's name and of the signature: where both have
        # changed, the key is unknown.
        found = {Finding.CHANGED, Finding.UNKNOWN_KEY} if position == 16 else {Finding.CHANGED}
        assert verify(changed, KEYS).finding in found, position


def test_a_cut_or_a_longer_code_is_found() -> None:
    for length in range(len(PREFIX), len(CODE)):
        assert verify(CODE[:length], KEYS).finding is Finding.CHANGED, length
    assert verify(CODE + "A", KEYS).finding is Finding.CHANGED
    assert verify(CODE + "A" * LONGEST_CODE, KEYS).finding is Finding.CHANGED


def test_the_key_named_is_part_of_what_is_signed() -> None:
    blob = blob_of(CODE)
    other = code_from(key_id(b"another key") + blob[8:])
    verdict = verify(other, KEYS)
    assert (verdict.finding, verdict.change) == (Finding.CHANGED, Change.KEY)


def test_a_practice_code_says_that_it_is_one() -> None:
    assert taken_apart(code_of(practised())).statement().practice


@pytest.mark.parametrize("text", ["", "CS1", "CS2:AAAA", "cs1:aaaa", "http://example.org"])
def test_what_is_no_code_is_not_taken_apart(text: str) -> None:
    with pytest.raises(ValueError, match="not a receipt's code"):
        taken_apart(text)
