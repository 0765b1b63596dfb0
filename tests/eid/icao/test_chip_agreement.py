"""Chip authentication in finite fields: the worked example, a key's forms, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.agreement_keys import FieldKey, field_key
from citizenspot.eid.icao.ciphers import FOR_ENCRYPTION, FOR_MAC, derived_key
from citizenspot.eid.icao.finite_field import (
    FieldSecret,
    group_of,
    group_of_numbers,
)
from citizenspot.eid.icao.objects import value_of, written
from citizenspot.eid.icao.security_infos import agreement_of
from tests.eid.icao.agreement_example import AGREEMENT
from tests.eid.icao.test_chip_is_no_copy import dg14
from training.cards.agreement_gate import field_info, field_secrets, written_integer

KEY, PROTOCOL = bytes.fromhex("04007F000702020101"), bytes.fromhex("04007F000702020301")
WHOLE_INFO = field_info(field_secrets()[0])
KEY_INFO = value_of(WHOLE_INFO, 0x30, "key")
PKCS_3 = bytes.fromhex("2A864886F70D010301")


def known(name: str) -> bytes:
    return bytes.fromhex(AGREEMENT[name])


def number(name: str) -> int:
    return int.from_bytes(known(name), "big")


def test_the_worked_example_agrees_on_its_secret_and_its_keys() -> None:
    own = FieldSecret(group_of(0), number("own_secret"))
    assert own.public == number("own_public")
    assert own.shared(number("public_of_chip")) == known("shared")
    chip = FieldSecret(group_of(0), number("secret_of_chip"))
    assert chip.public == number("public_of_chip")
    assert chip.shared(number("own_public")) == known("shared")
    with_nonce = known("shared") + known("nonce")
    assert derived_key(with_nonce, FOR_ENCRYPTION, 16) == known("KS_enc")
    assert derived_key(with_nonce, FOR_MAC, 16) == known("KS_mac")


def test_the_worked_examples_key_is_found_among_what_its_chip_says() -> None:
    offered = agreement_of(written(0x6E, known("security_infos")))
    assert offered is not None
    assert offered.protocol == PROTOCOL + b"\x02"
    assert offered.key == FieldKey(group_of(0), number("public_of_chip"))


@pytest.mark.parametrize("parameter_id", [0, 1, 2])
def test_both_sides_of_every_known_group_agree(parameter_id: int) -> None:
    group = group_of(parameter_id)
    one, other = (FieldSecret(group, 3**each) for each in (90, 95))
    assert one.shared(other.public) == other.shared(one.public)
    assert len(one.shared(other.public)) == group.size
    assert pow(group.generator, group.order, group.prime) == 1


def test_a_key_is_found_in_each_of_its_forms() -> None:
    group = group_of(2)
    public = field_secrets()[0].public
    bits = written(0x03, b"\x00" + written_integer(public))
    by_number = written(0x06, bytes.fromhex("04007F00070102")) + b"\x02\x01\x02"
    own_numbers = written_integer(group.prime) + written_integer(group.generator)
    without_order = written(0x06, PKCS_3) + written(0x30, own_numbers + b"\x02\x02\x01\x00")
    assert field_key(KEY_INFO) == FieldKey(group, public)
    assert field_key(written(0x30, by_number) + bits) == FieldKey(group, public)
    found = field_key(written(0x30, without_order) + bits)
    assert found == FieldKey(group_of_numbers(group.prime, group.generator), public)


def test_a_key_without_a_named_cipher_speaks_3des() -> None:
    offered = agreement_of(dg14(written(0x06, KEY) + WHOLE_INFO))
    assert offered is not None
    assert (offered.protocol, offered.key_reference) == (PROTOCOL + b"\x01", None)


@pytest.mark.parametrize("public", [0, 1, group_of(2).prime - 1, group_of(2).prime, 1 << 4000])
def test_a_number_that_anybody_could_guess_the_secret_of_is_refused(public: int) -> None:
    with pytest.raises(CardDataError, match="outside of its group"):
        FieldKey(group_of(2), public).agreed(lambda length: bytes([7]) * length)


@pytest.mark.parametrize(
    ("prime", "generator", "order"),
    [
        (0, 2, 0),
        (2**1023 - 1, 2, 0),
        (2**1024, 2, 0),
        (2**4096 + 1, 2, 0),
        (2**2048 - 1, 1, 0),
        (2**2048 - 1, 2**2048 - 2, 0),
        (2**2048 - 1, 2, 1),
    ],
)
def test_a_field_that_is_none_or_unsafe_is_refused(prime: int, generator: int, order: int) -> None:
    with pytest.raises(CardDataError, match="finite field"):
        group_of_numbers(prime, generator, order)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(CardDataError, match="domain parameters 13 "):
        group_of(13)
    bits = written(0x03, b"\x00\x02\x01\x02")
    with pytest.raises(CardDataError, match="not known here"):
        field_key(written(0x30, written(0x06, PKCS_3) + b"\x02\x01\x02") + bits)


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_changed_byte_leaves_a_key_or_a_refusal(at: int, byte: int) -> None:
    changed = bytearray(KEY_INFO)
    changed[at % len(changed)] = byte
    try:
        field_key(bytes(changed))
    except CardDataError:
        return
