"""What a service needs is told in whole sentences, and what is not stated is not told."""

import msgspec
import pytest

from citizenspot.texts import Texts
from citizenspot.visit.pages.times import length_in_words
from services_catalog.circumstances import Duration, LegalBasis, Opening, Output, Season
from services_catalog.definition import Channel, Service
from services_catalog.definition_files import packaged_services
from services_catalog.loading import read_definition
from tests.visit.made_up_service import made_up_service
from ui.mediator.desk_port import ServiceNeeds
from ui.mediator.needs_in_words import needs_in_words

EN = Texts.for_language("en")


def told(**parts: object) -> ServiceNeeds:
    service = msgspec.structs.replace(made_up_service(), **parts)
    return needs_in_words(service, EN, provider="The town", private=False)


def test_the_answer_is_told_with_its_limits() -> None:
    duration = Duration(
        typical="P10D", longest="P2M", tacit_approval="none", appeal="P3M",
        redress={"en": "Write to the mayor."}, note={"en": "Working days."},
    )  # fmt: skip
    assert told(duration=duration).answer == (
        "It takes 10 days.",
        "At most 2 months.",
        "It can be contested within 3 months.",
        "Write to the mayor.",
        "Working days.",
    )
    assert told(duration=Duration(tacit_approval="P20D")).answer == (
        "No answer after 20 days counts as a yes.",
    )


def test_outcome_law_times_and_other_ways_are_told() -> None:
    needs = told(
        outputs=(Output("plate", {"en": "A brass plate"}, "permit"),),
        legal=(LegalBasis("benches", {"en": "Benches Act"}),),
        season=Season("05-01", "05-31"),
        opening=(Opening(("mo",), "09:00", "10:00"),),
        channels=(Channel("post", "post"),),
    )
    assert needs.gives == ("A brass plate",)
    assert needs.law == ("Benches Act",)
    assert needs.when == ("From 1 May to 31 May.", "Monday, 09:00 to 10:00.")
    assert needs.elsewhere == ("By post: as here",)


def test_nothing_is_told_of_what_no_source_states() -> None:
    needs = told()
    assert (needs.answer, needs.gives, needs.law, needs.when, needs.elsewhere) == ((),) * 5


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        ("P10D", "10 days"),
        ("P45D", "45 days"),
        ("P1Y2M3W4DT5H6M", "1 year, 2 months, 3 weeks, 4 days, 5 hours, 6 minutes"),
        ("PT30M", "30 minutes"),
        ("unknown", ""),
        ("none", ""),
    ],
)
def test_a_length_is_said_as_it_is_written(duration: str, said: str) -> None:
    assert length_in_words(duration, EN) == said


def test_what_is_cheaper_online_is_told_of_a_shipped_service() -> None:
    file = packaged_services() / "pt.imt" / "duplicate-driving-licence.yaml"
    service = read_definition(file, Service)
    assert service is not None
    portuguese = Texts.for_language("pt")
    needs = needs_in_words(service, portuguese, provider="IMT", private=False)
    (online,) = needs.elsewhere
    assert online.replace("\u00a0", " ") == (
        "Pela Internet: Segunda via, pedida na internet: 27,00 €."
    )


def test_a_pin_that_nobody_here_can_check_is_said_before_the_service_is_started() -> None:
    path = packaged_services() / "pt.irn" / "change-address.yaml"
    service = read_definition(path, Service)
    assert isinstance(service, Service)

    def pin(vouched_for: frozenset[str] | None) -> str:
        return needs_in_words(
            service, EN, provider="IRN", private=False, vouched_for=vouched_for
        ).pin

    for able in (None, frozenset({"pt.cc"}), frozenset({"be.eid", "pt.cc2"})):
        assert pin(able) == "The PIN is needed."
    for unable in (frozenset[str](), frozenset({"be.eid", "icao"})):
        assert "cannot be checked here" in pin(unable)
        assert "Ask support to install them" in pin(unable)


def test_a_service_without_a_pin_says_nothing_of_who_vouches_for_cards() -> None:
    service = made_up_service()
    said = needs_in_words(service, EN, provider="", private=False, vouched_for=frozenset())
    assert said.pin == ""
