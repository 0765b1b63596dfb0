"""The chip proves that it is no copy: by a signature, by agreeing on keys, or by both."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec.structs import replace

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState, Check, Verification, VerificationOutcome
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.genuineness import verified
from citizenspot.eid.icao.agreement_keys import CurveKey
from citizenspot.eid.icao.chip_proof import check_proof
from citizenspot.eid.icao.objects import written
from citizenspot.eid.icao.security_infos import agreement_of, hash_of_curves, offers_agreement
from citizenspot.eid.profiles.icao import IcaoProfile
from citizenspot.eid.readers import ReaderError
from tests.eid.benches import TODAY
from tests.eid.icao.test_icao_profile import mrz_key
from training.cards.agreement_gate import agreement_infos
from training.cards.chip_keys import (
    chip_key,
    chip_rsa_key,
    public_key,
    sign_with_rsa,
)
from training.cards.contactless_chip import ContactlessChip
from training.cards.passport_chip import passport_chip
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Specimen, find_specimen

CHALLENGE = bytes(range(8))
RSA_INFO = public_key(chip_rsa_key())


def card(name: str, **changes: object) -> Specimen:
    """Return a specimen whose document or behaviour is changed."""
    specimen = find_specimen(name)
    assert specimen.document is not None
    forged = changes.pop("forged", "")
    document = replace(specimen.document, **changes)
    return replace(
        specimen, document=document, behaviour=replace(specimen.behaviour, forged=forged)
    )


def read(chip: ContactlessChip, specimen: Specimen) -> Verification:
    channel = CardChannel(chip.answer)
    assert IcaoProfile().select(channel)
    reading = Reading(key=mrz_key(specimen), today=lambda: TODAY)
    return verified(IcaoProfile().read(channel, reading), practice_trust())


def verification(specimen: Specimen) -> Verification:
    return read(passport_chip(specimen, TODAY), specimen)


@pytest.mark.parametrize("key", ["none", "curve", "rsa", "rsa-2048"])
@pytest.mark.parametrize(
    ("agreement", "kind"),
    [("aes", "curve"), ("3des", "curve"), ("aes", "field"), ("3des", "field"), ("", "curve")],
)
@pytest.mark.parametrize("name", ["nadia", "yusuf"])
def test_a_genuine_chip_proves_itself_in_every_way_that_it_has(
    name: str, key: str, agreement: str, kind: str
) -> None:
    found = verification(card(name, key=key, agreement=agreement, agreement_in=kind))
    assert found.outcome is VerificationOutcome.VERIFIED, found
    assert (Check.CHIP in found.checked) == (key != "none" or agreement != "")


@pytest.mark.parametrize(
    ("key", "agreement", "kind"),
    [
        ("none", "aes", "curve"),
        ("none", "3des", "curve"),
        ("none", "aes", "field"),
        ("none", "3des", "field"),
        ("curve", "", "curve"),
        ("rsa", "", "curve"),
        ("rsa-2048", "", "curve"),
    ],
)
@pytest.mark.parametrize("name", ["nadia", "yusuf"])
def test_a_copy_is_found_out_by_each_way_alone(
    name: str, key: str, agreement: str, kind: str
) -> None:
    copy = card(name, key=key, agreement=agreement, agreement_in=kind, forged="chip")
    found = verification(copy)
    assert found.failed == (Check.CHIP,)
    assert "does not have the key" in found.reason


@pytest.mark.parametrize("file", ["010E", "010F"])
def test_a_copy_that_hides_a_key_that_was_signed_is_found_out(file: str) -> None:
    specimen = card("nadia", key="curve")
    chip = passport_chip(specimen, TODAY)
    files = dict(next(iter(chip._applications.values())))
    del files[bytes.fromhex(file)]
    chip._applications = dict.fromkeys(chip._applications, files)
    found = read(chip, specimen)
    assert found.failed == (Check.CHIP,)
    assert "does not show" in found.reason


def test_a_copy_that_hides_the_photograph_is_found_out() -> None:
    specimen = card("nadia")
    chip = passport_chip(specimen, TODAY)
    files = dict(next(iter(chip._applications.values())))
    del files[bytes.fromhex("0102")]
    chip._applications = dict.fromkeys(chip._applications, files)
    assert read(chip, specimen).failed == (Check.PHOTO_HASH,)


def test_a_chip_that_refuses_to_agree_is_not_genuine() -> None:
    specimen = card("nadia")
    chip = passport_chip(specimen, TODAY)
    chip._agreement = None
    found = read(chip, specimen)
    assert found.failed == (Check.CHIP,)
    assert "does not agree on keys" in found.reason


def test_a_card_that_is_pulled_while_it_agrees_is_gone_and_not_a_copy() -> None:
    specimen = card("nadia")
    chip = passport_chip(specimen, TODAY)
    gate = chip._agreement
    assert gate is not None

    def answer(command: bytes) -> bytes:
        if gate._is_chosen:
            raise ReaderError(CardState.REMOVED)
        return chip.answer(command)

    channel = CardChannel(answer)
    assert IcaoProfile().select(channel)
    with pytest.raises(ReaderError) as gone:
        IcaoProfile().read(channel, Reading(key=mrz_key(specimen), today=lambda: TODAY))
    assert gone.value.state is CardState.REMOVED


def dg14(*infos: bytes) -> bytes:
    return written(0x6E, written(0x31, b"".join(written(0x30, each) for each in infos)))


ONLY_A_PROTOCOL = written(0x06, bytes.fromhex("04007F00070202030102")) + b"\x02\x01\x01"
ONLY_PACE = written(0x06, bytes.fromhex("04007F00070202040202")) + b"\x02\x01\x02\x02\x01\x0d"


def test_what_is_not_chip_authentication_is_not_taken_for_it() -> None:
    assert not offers_agreement(b"")
    assert not offers_agreement(dg14(ONLY_PACE))
    assert offers_agreement(dg14(ONLY_A_PROTOCOL))
    assert agreement_of(dg14(ONLY_A_PROTOCOL)) is None
    assert hash_of_curves(dg14(ONLY_PACE)) == "sha256"


def test_a_key_without_a_named_cipher_speaks_3des() -> None:
    key = written(0x06, bytes.fromhex("04007F000702020102")) + public_key(chip_key())
    offered = agreement_of(dg14(key))
    assert offered is not None
    assert (offered.cipher, offered.key_reference) == (1, None)


@pytest.mark.parametrize(
    "curve", [ec.SECP256R1(), ec.BrainpoolP256R1(), ec.SECP384R1(), ec.SECP521R1()],
    ids=lambda each: each.name,
)  # fmt: skip
def test_a_key_on_any_curve_that_is_known_is_found(curve: ec.EllipticCurve) -> None:
    public = ec.generate_private_key(curve).public_key()
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - here only
        Encoding,
        PublicFormat,
    )

    info = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    offered = agreement_of(dg14(written(0x06, bytes.fromhex("04007F000702020102")) + info))
    assert offered is not None
    assert isinstance(offered.key, CurveKey)
    assert offered.key.point.x == public.public_numbers().x


def test_a_curve_given_by_its_prime_is_taken_as_the_known_one() -> None:
    prime = 2**256 - 2**224 + 2**192 + 2**96 - 1
    field = written(0x06, bytes.fromhex("2A8648CE3D0101")) + written(
        0x02, b"\x00" + prime.to_bytes(32, "big")
    )
    algorithm = written(0x06, bytes.fromhex("2A8648CE3D0201")) + written(
        0x30, b"\x02\x01\x01" + written(0x30, field)
    )
    point = public_key(chip_key())[-65:]
    info = written(0x30, written(0x30, algorithm) + written(0x03, b"\x00" + point))
    offered = agreement_of(dg14(written(0x06, bytes.fromhex("04007F000702020102")) + info))
    assert offered is not None
    assert isinstance(offered.key, CurveKey)
    assert offered.key.parameter_id == 12


def test_a_key_on_an_unknown_curve_is_said_to_be_unchecked_and_not_wrong() -> None:
    document = find_specimen("nadia").document
    assert document is not None
    infos = bytearray(agreement_infos(document))
    at = infos.index(bytes.fromhex("2A8648CE3D030107"))
    infos[at + 7] = 0x06
    with pytest.raises(CardDataError, match="not known here"):
        agreement_of(bytes(infos))


def test_an_rsa_signature_holds_for_its_own_challenge_alone() -> None:
    signature = sign_with_rsa(chip_rsa_key())(CHALLENGE)
    assert check_proof(RSA_INFO, signature, CHALLENGE, "").outcome.value == "held"
    other = check_proof(RSA_INFO, signature, bytes(8), "")
    assert other.outcome.value == "failed"


@pytest.mark.parametrize("at", [0, 60, 127])
def test_a_changed_rsa_signature_fails(at: int) -> None:
    signature = bytearray(sign_with_rsa(chip_rsa_key())(CHALLENGE))
    signature[at] ^= 0x01
    assert check_proof(RSA_INFO, bytes(signature), CHALLENGE, "").outcome.value == "failed"


@pytest.mark.parametrize("length", [0, 1, 127, 129])
def test_an_rsa_signature_of_another_length_fails(length: int) -> None:
    assert check_proof(RSA_INFO, bytes(length), CHALLENGE, "").outcome.value == "failed"
