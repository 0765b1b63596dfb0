"""Doc 9303's own numbers, reproduced value by value."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citizenspot.eid.access_key import MrzKey
from citizenspot.eid.card_channel import Answer
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.basic_access import accept, prove
from citizenspot.eid.icao.ciphers import (
    FOR_ENCRYPTION,
    FOR_MAC,
    SUITES,
    CipherSuite,
    derived_key,
)
from citizenspot.eid.icao.elliptic import Point, Secret, read_point
from citizenspot.eid.icao.pace import OfferedPace, PaceAgreement
from citizenspot.eid.icao.printed_key import basic_access_seed, mrz_information, pace_secret
from citizenspot.eid.icao.secure_messaging import SecureMessaging
from tests.eid.icao.worked_examples import BASIC_ACCESS, PACE, SECURE_ANSWERS, SECURE_MESSAGING

MRZ_KEY = MrzKey("L898902C", date(1969, 8, 6), date(1994, 6, 23))


def known(name: str) -> bytes:
    return bytes.fromhex(BASIC_ACCESS[name])


def given(*values: bytes) -> Callable[[int], bytes]:
    """Return randomness that gives these values, one after the other."""
    left = list(values)
    return lambda _length: left.pop(0)


def without_parity(key: bytes) -> bytes:
    """Return a DES key without its parity bits, which the norm's example sets and nothing reads."""
    return bytes(each & 0xFE for each in key)


def test_the_keys_of_basic_access_come_from_the_mrz() -> None:
    assert mrz_information(MRZ_KEY) == BASIC_ACCESS["mrz_information"]
    seed = basic_access_seed(MRZ_KEY)
    for name, purpose in (("K_enc", FOR_ENCRYPTION), ("K_mac", FOR_MAC)):
        assert without_parity(derived_key(seed, purpose, 16)) == without_parity(known(name))


def opened() -> SecureMessaging:
    seed = basic_access_seed(MRZ_KEY)
    proof = prove(seed, known("RND_icc"), given(known("RND_ifd"), known("K_ifd")))
    assert proof.data == known("E_ifd") + known("M_ifd")
    return accept(seed, known("RND_icc"), proof, known("response"))


def test_basic_access_agrees_on_the_keys_and_the_counter_of_the_example() -> None:
    session = opened()
    assert session._counter == known("SSC")
    assert without_parity(session._cipher._for_encryption) == without_parity(known("KS_enc"))
    assert without_parity(session._cipher._for_mac) == without_parity(known("KS_mac"))


def test_what_each_side_encrypts_in_basic_access_is_that_of_the_example() -> None:
    cipher = SUITES[1].session(basic_access_seed(MRZ_KEY))
    said = known("RND_ifd") + known("RND_icc") + known("K_ifd")
    assert said == known("S")
    assert cipher.encrypt(bytes(8), said) == known("E_ifd")
    answered = cipher.decrypt(bytes(8), known("response")[:32])
    assert answered == known("RND_icc") + known("RND_ifd") + known("K_icc")


def test_secure_messaging_says_and_understands_what_the_example_does() -> None:
    session = opened()
    for (plain, secured), (answer, said) in zip(SECURE_MESSAGING, SECURE_ANSWERS, strict=True):
        assert session.wrap(bytes.fromhex(plain)).hex().upper() == secured
        unwrapped = session.unwrap(Answer(bytes.fromhex(answer), 0x9000))
        assert unwrapped == Answer(bytes.fromhex(said), 0x9000)


@pytest.mark.parametrize("at", range(14))
def test_an_answer_with_any_byte_changed_is_refused(at: int) -> None:
    session = opened()
    session.wrap(bytes.fromhex(SECURE_MESSAGING[0][0]))
    changed = bytearray.fromhex(SECURE_ANSWERS[0][0])
    changed[at] ^= 0x01
    with pytest.raises(CardDataError):
        session.unwrap(Answer(bytes(changed), 0x9000))


def test_an_answer_is_not_accepted_twice() -> None:
    session = opened()
    session.wrap(bytes.fromhex(SECURE_MESSAGING[0][0]))
    answer = Answer(bytes.fromhex(SECURE_ANSWERS[0][0]), 0x9000)
    session.unwrap(answer)
    session.wrap(bytes.fromhex(SECURE_MESSAGING[1][0]))
    with pytest.raises(CardDataError, match="wrong code"):
        session.unwrap(answer)


def test_success_without_a_code_is_no_success() -> None:
    session = opened()
    session.wrap(bytes.fromhex(SECURE_MESSAGING[0][0]))
    with pytest.raises(CardDataError, match="without a code"):
        session.unwrap(Answer(b"", 0x9000))


def pace_value(name: str) -> bytes:
    return bytes.fromhex(str(PACE[name]))


def point(name: str) -> Point:
    return Point(*(int.from_bytes(pace_value(f"{name}_{each}"), "big") for each in "xy"))


def number(name: str) -> int:
    return int.from_bytes(pace_value(name), "big")


def test_pace_agrees_on_the_keys_and_tokens_of_the_example() -> None:
    offered = OfferedPace(pace_value("oid"), 13)
    key = MrzKey("T22000129", date(1964, 8, 12), date(2010, 10, 31))
    assert mrz_information(key) == PACE["mrz_information"]
    agreement = PaceAgreement(offered, pace_secret(key))
    assert agreement._password_key == pace_value("K_pi")
    nonce = agreement.nonce(pace_value("z"))
    assert nonce == number("s")
    mapping, ephemeral = (
        Secret(agreement.curve, number(name)) for name in ("sk_map_ifd", "sk_eph_ifd")
    )
    generator = agreement.mapped(nonce, mapping, point("pk_map_ic"))
    assert generator == point("g")
    own = ephemeral.times(generator)
    assert own.x == number("pk_eph_ifd_x")
    assert ephemeral.either_times(generator).x == own.x
    assert ephemeral.shared_x(point("pk_eph_ic")) == number("K")
    cipher = agreement.session(ephemeral, point("pk_eph_ic"))
    assert cipher._for_encryption == pace_value("KS_enc")
    assert cipher._for_mac == pace_value("KS_mac")
    assert agreement.token(cipher, point("pk_eph_ic")) == pace_value("T_ifd")
    assert agreement.token(cipher, own) == pace_value("T_ic")


def test_the_facts_here_are_those_of_the_shared_vectors(shared_folder: Path) -> None:
    file = shared_folder / "data" / "eid" / "icao9303" / "vectors.json"
    vectors = json.loads(file.read_text(encoding="utf-8"))
    given = {name: value for name, value in vectors["bac"].items() if value}
    assert given == BASIC_ACCESS
    pace = {name: value for name, value in PACE.items() if name != "mrz_information"}
    assert vectors["pace_ecdh_gm"] == pace


@pytest.mark.parametrize("parameter_id", [12, 13, 15, 16, 17, 18])
def test_points_multiply_as_openssl_says(parameter_id: int) -> None:
    curve = PaceAgreement(OfferedPace(pace_value("oid"), parameter_id), b"").curve
    generator = Secret(curve, 1).public
    for factor in (2, 3, 1_000_003):
        assert Secret(curve, factor).times(generator) == Secret(curve, factor).public
    seven = Secret(curve, 7).public
    assert Secret(curve, 11).times(seven) == Secret(curve, 77).public


@pytest.mark.parametrize("parameter_id", [12, 13, 15, 16, 17, 18])
def test_either_of_two_points_agrees_on_the_same_key(parameter_id: int) -> None:
    curve = PaceAgreement(OfferedPace(pace_value("oid"), parameter_id), b"").curve
    generator, other = Secret(curve, 5).public, Secret(curve, 1_000_003)
    for number in range(2, 8):
        own = Secret(curve, number)
        assert other.shared_x(own.either_times(generator)) == own.shared_x(other.times(generator))


def test_a_point_beside_the_curve_is_refused() -> None:
    curve = PaceAgreement(OfferedPace(pace_value("oid"), 13), b"").curve
    with pytest.raises(CardDataError, match="not on its curve"):
        Secret(curve, 5).times(Point(1, 1))
    with pytest.raises(CardDataError, match="no form"):
        read_point(curve, b"\x02" + bytes(32))


def test_unknown_domain_parameters_are_refused() -> None:
    with pytest.raises(CardDataError, match="domain parameters 9 "):
        PaceAgreement(OfferedPace(pace_value("oid"), 9), b"")


@pytest.mark.parametrize("suite", SUITES.values(), ids=["3des", "aes128", "aes192", "aes256"])
def test_every_cipher_opens_what_it_closed(suite: CipherSuite) -> None:
    cipher = suite.session(b"secret")
    counter = suite.first_counter[:-1] + b"\x01"
    padded = cipher.padded(b"what is said")
    assert cipher.decrypt(counter, cipher.encrypt(counter, padded)) == padded
