"""What can go wrong with each kind of virtual card, and that it goes wrong as its name says."""

import pytest

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_events import (
    CardState,
    Check,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.card_profile import CardContent, Reading, choose_profile
from citizenspot.eid.genuineness import verified
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_status import PinProblem, PinRefusedError, PinStatus, check_verified
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.readers import ReaderError
from tests.eid.benches import TODAY
from tests.eid.icao.test_icao_profile import mrz_key
from training.cards.emulated_card import CardPulledError, EmulatedCard, emulate
from training.cards.practice_trust import practice_trust
from training.cards.specimen import (
    Specimen,
    UnknownSpecimenError,
    base_of,
    find_specimen,
    load_specimens,
)
from training.cards.trouble import load_troubles, troubles_of

GERMAN = "de.eid"
SILENT_APPLET = "1.7"
"""Of Belgium: how many tries are left it tells by a wrong PIN only."""
GOOD = [each for each in load_specimens() if troubles_of(each) and each.family != GERMAN]
ISSUE = {
    "expired", "blocked", "last-try", "not-activated", "forged", "wrong-digest", "other-person",
    "pulled", "mute", "slow",
}  # fmt: skip
WITHOUT = {
    "blocked": {"icao"}, "last-try": {"icao"}, "not-activated": {"icao"},
    "wrong-digest": {"be.eid", "ee.eid.idemia", "ee.eid.thales", "lv.eid", "fi.eid.v3",
                     "fi.eid.v4", "piv"},
}  # fmt: skip
"""Families that a trouble cannot happen to: no PIN, or no list of hashes that is signed."""


def cards_with(trouble: str) -> list[Specimen]:
    return [find_specimen(f"{each.name}-{trouble}") for each in GOOD
            if trouble in {known.name for known in troubles_of(each)}]  # fmt: skip


def key_of(specimen: Specimen) -> object:
    if specimen.family not in {"icao", "pt.cc2"}:
        return None
    document = specimen.document
    assert document is not None
    return mrz_key(specimen if specimen.family == "icao" else _cut(specimen))


def _cut(specimen: Specimen) -> Specimen:
    from msgspec.structs import replace  # noqa: PLC0415 - the MRZ has nine characters of a number

    assert specimen.document is not None
    return replace(
        specimen, document=replace(specimen.document, number=specimen.document.number[:9])
    )


def read(specimen: Specimen, card: EmulatedCard | None = None) -> CardContent:
    card = card or emulate(specimen, TODAY)
    card.insert()
    channel = CardChannel(card.answer)
    profile = choose_profile(card.atr, channel, KNOWN_CARDS)
    assert profile is not None
    assert profile.family == specimen.family
    key = key_of(specimen)
    return profile.read(channel, Reading(key=key, today=lambda: TODAY))  # type: ignore[arg-type] # a key or none


def checked(specimen: Specimen) -> Verification:
    return verified(read(specimen), practice_trust())


def pin_of(specimen: Specimen, digits: str) -> tuple[PinStatus, PinProblem | None]:
    """Return how a card's PIN stands, and why one that is entered is not taken."""
    card = emulate(specimen, TODAY)
    channel = CardChannel(card.answer)
    profile = choose_profile(card.atr, channel, KNOWN_CARDS)
    assert profile is not None
    assert profile.authentication is not None
    certificate = profile.authentication.certificate(channel)
    status = profile.authentication.pin_status(channel)
    form = profile.authentication.pin

    def verify() -> None:
        with SecretPin(bytearray(digits, "ascii")) as pin:
            check_verified(channel.send_secret(form.verify_command(pin)))

    try:
        profile.authentication.sign(channel, certificate, b"a challenge", verify)
    except PinRefusedError as error:
        return status, error.problem
    return status, None


def named(specimens: list[Specimen]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("specimen", specimens, ids=lambda each: each.name)


def test_every_family_has_a_good_card_and_every_trouble_of_the_issue() -> None:
    families = {each.family for each in GOOD}
    assert families == {each.family for each in KNOWN_CARDS} - {GERMAN}
    assert {each.name for each in load_troubles()} >= ISSUE
    for trouble in ISSUE:
        happens_to = {each.family for each in cards_with(trouble)}
        assert happens_to == families - WITHOUT.get(trouble, set()), trouble


def test_a_german_card_has_the_troubles_that_ausweisapp_shows() -> None:
    # What each comes to is in `tests/desk/test_german_card.py`.
    shown = {each.name for each in troubles_of(find_specimen("erika"))}
    assert shown >= {"blocked", "last-try", "not-activated", "expired", "forged", "pulled", "mute"}
    assert emulate(find_specimen("erika-mute"), TODAY).is_mute


@named(GOOD)
def test_a_good_card_is_genuine_up_to_its_authority(specimen: Specimen) -> None:
    found = checked(specimen)
    assert not found.failed
    assert Check.CERTIFICATE_CHAIN in found.checked


@named(cards_with("expired"))
def test_an_expired_card_says_so(specimen: Specimen) -> None:
    assert read(specimen).holder.is_expired_on(TODAY)


@named(cards_with("forged"))
def test_a_forged_card_is_not_believed(specimen: Specimen) -> None:
    found = checked(specimen)
    assert found.failed or Check.CERTIFICATE_CHAIN in found.unchecked
    assert found.outcome is not VerificationOutcome.VERIFIED


@named(cards_with("wrong-digest"))
def test_a_good_signature_over_the_wrong_digest_is_found_out(specimen: Specimen) -> None:
    assert checked(specimen).failed == (Check.SECURITY_OBJECT_SIGNATURE,)


@named(cards_with("other-photo"))
def test_the_photograph_of_another_is_found_out(specimen: Specimen) -> None:
    assert checked(specimen).failed == (Check.PHOTO_HASH,)


@named(cards_with("other-person"))
def test_another_persons_card_has_another_number_and_is_as_genuine(specimen: Specimen) -> None:
    base = base_of(specimen.name)
    assert base is not None
    other, own = read(specimen).holder, read(base).holder
    assert (other.number_kind, other.number) != (own.number_kind, own.number)
    assert not checked(specimen).failed


@named(cards_with("blocked") + cards_with("last-try"))
def test_tries_stand_as_the_name_says(specimen: Specimen) -> None:
    assert specimen.document is not None
    status, problem = pin_of(specimen, specimen.document.pin)
    tells = specimen.document.applet_version != SILENT_APPLET
    if specimen.behaviour.pin == "blocked":
        assert (status.tries_left, problem) == (0 if tells else None, PinProblem.BLOCKED)
    else:
        assert (status.tries_left, problem) == (1 if tells else None, None)


@named([each for each in cards_with("not-activated") if each.family != "pt.cc"])
def test_a_pin_that_was_never_activated_is_not_taken(specimen: Specimen) -> None:
    assert specimen.document is not None
    assert pin_of(specimen, specimen.document.pin)[1] is PinProblem.NOT_ACTIVATED


@named([each for each in cards_with("not-activated") if each.family == "pt.cc"])
def test_a_card_that_was_never_activated_is_not_read(specimen: Specimen) -> None:
    with pytest.raises(ReaderError) as refused:
        read(specimen)
    assert refused.value.state is CardState.NOT_ACTIVATED


@named(cards_with("pulled"))
def test_a_card_that_is_pulled_is_pulled_each_time(specimen: Specimen) -> None:
    card = emulate(specimen, TODAY)
    for _ in range(2):
        with pytest.raises(CardPulledError):
            read(specimen, card)


@named(cards_with("mute"))
def test_a_card_upside_down_does_not_answer(specimen: Specimen) -> None:
    assert emulate(specimen, TODAY).is_mute


@named(cards_with("slow"))
def test_a_slow_card_takes_its_time_and_is_read(specimen: Specimen) -> None:
    assert specimen.behaviour.bits_per_second == 115_200


@pytest.mark.parametrize("name", ["eva-haunted", "eva-wrong-digest", "ines-expired-blocked", "-"])
def test_what_cannot_happen_to_a_card_is_no_card(name: str) -> None:
    with pytest.raises(UnknownSpecimenError):
        find_specimen(name)


@named(GOOD)
def test_every_trouble_is_named_in_both_languages(specimen: Specimen) -> None:
    for trouble in troubles_of(specimen):
        assert trouble.label("pt") != trouble.label("en")
        assert trouble.of(specimen).label("pt").endswith(trouble.label("pt"))
