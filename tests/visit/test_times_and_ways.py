"""Season, hours and other channels are said where they matter: before starting, for next time."""

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest

from citizenspot.day.sight import DaySight
from citizenspot.texts import Texts
from citizenspot.visit.pages.other_ways import ways_in_words
from citizenspot.visit.pages.times import times_in_words
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Notice, Page, Rows
from services_catalog.circumstances import Duration, Opening, Season
from services_catalog.definition import Channel, Cost, Service
from tests.visit.made_up_service import made_up_service
from tests.visit.story import Story

replace = msgspec.structs.replace
EN = Texts.for_language("en")
BATHING = Season("06-01", "09-30", {"en": "Bathing season only."})
MORNINGS = (
    Opening(("mo", "tu", "we", "th", "fr"), "09:00", "12:30"),
    Opening(("sa",), "10:00", "11:00"),
)
IN_JULY, IN_NOVEMBER = date(2026, 7, 6), date(2026, 11, 23)
CLOSED_TODAY = "This service cannot be asked for today."


def with_(**changes: object) -> Service:
    return replace(made_up_service(), **changes)


def begun(service: Service) -> Story:
    story = Story(service)
    story.begin()
    story.choose()
    return story


def notices(page: Page) -> list[str]:
    return [block.sentence for block in page.blocks if isinstance(block, Notice)]


def test_season_and_hours_are_said_in_the_readers_language() -> None:
    service = with_(season=BATHING, opening=MORNINGS)
    assert times_in_words(service, EN) == (
        "From 1 June to 30 September.",
        "Bathing season only.",
        "Monday to Friday, 09:00 to 12:30.",
        "Saturday, 10:00 to 11:00.",
    )
    portuguese = times_in_words(service, Texts.for_language("pt"))
    assert portuguese[0] == "De 1 de junho a 30 de setembro."
    assert portuguese[2] == "Segunda-feira a sexta-feira, das 09:00 às 12:30."


@pytest.mark.parametrize(("day", "said"), [(IN_NOVEMBER, True), (IN_JULY, False)])
def test_a_closed_season_is_said_on_both_screens_before_anything_is_done(
    day: date, said: bool  # noqa: FBT001 - what the table says
) -> None:  # fmt: skip
    story = begun(with_(season=BATHING))
    around = Surroundings(today=day)
    desk, citizen = story.mediator_sees(around), story.citizen_sees(around)
    assert (CLOSED_TODAY in [n.sentence for n in desk.notices]) is said
    assert (CLOSED_TODAY in notices(citizen.page)) is said
    assert (CLOSED_TODAY in notices(desk.citizen.page)) is said


def test_it_is_said_once_and_not_at_every_step() -> None:
    story = Story(with_(season=BATHING)).told_until("details")
    around = Surroundings(today=IN_NOVEMBER)
    assert notices(story.citizen_sees(around).page) == []
    assert CLOSED_TODAY not in [n.sentence for n in story.mediator_sees(around).notices]


def test_a_service_without_times_is_never_closed() -> None:
    story = begun(made_up_service())
    assert notices(story.citizen_sees(Surroundings(today=IN_NOVEMBER)).page) == []


def test_what_is_written_of_a_service_may_hold_no_longer_and_the_mediator_is_told() -> None:
    valid = replace(made_up_service().valid, until="2026-10-31")
    story = begun(with_(valid=valid))
    around = Surroundings(today=IN_NOVEMBER)
    begins = "This description does not hold today."
    assert begins in [n.sentence for n in story.mediator_sees(around).notices]
    assert notices(story.citizen_sees(around).page) == []


ONLINE = Channel(
    id="online",
    kind="online",
    note={"en": "With the mobile key."},
    address="https://town.example/bench",
    costs=(Cost("normal", "2.00", {"en": "Online"}),),
    without=("card",),
    duration=Duration(typical="P10D"),
)


def test_a_channel_is_told_by_what_differs() -> None:
    (way, by_post) = ways_in_words(with_(channels=(ONLINE, Channel("post", "post"))), EN)
    assert way.name == "Online"
    assert way.differences == (
        "Online: €2.00.",
        "Not needed: Identity card.",
        "It takes 10 days.",
        "With the mobile key.",
        "https://town.example/bench",
    )
    assert by_post.differences == ()


def test_other_ways_are_shown_on_both_screens_where_the_citizen_learns_to_do_it_alone() -> None:
    story = Story(with_(channels=(ONLINE,))).told_until("alone")
    around = Surroundings(today=IN_JULY)
    for page in (story.citizen_sees(around).page, story.mediator_sees(around).page):
        (rows,) = [b for b in page.blocks if isinstance(b, Rows)]
        assert rows.title == "Other ways to this service"
        assert rows.rows[0].label == "Online"


@pytest.mark.parametrize(("hour", "open_"), [(9, True), (13, False)])
def test_hours_are_judged_by_the_desks_own_clock_and_zone(
    hour: int, open_: bool  # noqa: FBT001 - what the table says
) -> None:  # fmt: skip
    story = begun(with_(opening=MORNINGS))
    in_lisbon = timezone(timedelta(hours=1))
    now = datetime(2026, 7, 6, hour, tzinfo=in_lisbon).astimezone(UTC)
    around = Surroundings(today=IN_JULY, day=DaySight(now), zone=in_lisbon)
    said = notices(story.citizen_sees(around).page)
    assert said == ([] if open_ else ["This service is closed at this hour."])
