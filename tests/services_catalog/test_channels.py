"""A service through another channel, in its season and hours, and in easy language."""

from datetime import date, datetime
from pathlib import Path

import pytest

from services_catalog.calendar import in_season, is_open, is_valid_on
from services_catalog.channels import through
from services_catalog.definition import Service, words
from services_catalog.facts import CitizenFacts, gather
from services_catalog.rules import evaluate
from tests.services_catalog.made_up import SERVICE, changed, the_service

ONLINE = """\
channels:
  - id: online
    kind: online
    costs:
      - {id: normal, amount: "10.00", label: {pt: Pela Internet, en: Online}}
      - {id: young, when: "age < 30", amount: "1.00", label: {pt: Jovem, en: Young}}
    evidence:
      - {id: permit, name: {pt: Cópia, en: Copy}}
    without: [id-card, senior]
    duration: {typical: P2D}
"""


def with_lines(folder: Path, lines: str) -> Service:
    return the_service(folder, f"{SERVICE}{lines}")


def test_a_channel_says_only_what_differs(tmp_path: Path) -> None:
    service = with_lines(tmp_path, ONLINE)
    online = through(service, "online")
    assert [(cost.id, cost.amount) for cost in online.costs] == [
        ("invoiced", "facts.price"),
        ("young", "1.00"),
        ("normal", "10.00"),
    ]
    assert [(paper.id, paper.name["en"]) for paper in online.evidence] == [("permit", "Copy")]
    assert online.duration is not None
    assert online.duration.typical == "P2D"
    assert online.steps == service.steps


def test_a_channel_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        through(the_service(tmp_path), "telepathy")


@pytest.mark.parametrize(
    ("season", "day", "open_"),
    [
        ("from: 06-01, until: 09-30", date(2026, 6, 1), True),
        ("from: 06-01, until: 09-30", date(2026, 9, 30), True),
        ("from: 06-01, until: 09-30", date(2026, 10, 1), False),
        ("from: 11-01, until: 02-29", date(2027, 2, 28), True),
        ("from: 11-01, until: 02-29", date(2026, 12, 31), True),
        ("from: 11-01, until: 02-29", date(2026, 3, 1), False),
    ],
)
def test_a_season_may_go_over_the_new_year(
    season: str, day: date, *, open_: bool, tmp_path: Path
) -> None:
    assert in_season(with_lines(tmp_path, f"season: {{{season}}}\n"), day) is open_


def test_hours_are_looked_up_by_weekday(tmp_path: Path) -> None:
    hours = 'opening: [{days: [mo, fr], from: "09:00", until: "12:30"}]\n'
    service = with_lines(tmp_path, hours)
    monday = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time of the counter
    assert is_open(service, monday)
    assert not is_open(service, monday.replace(hour=12, minute=30))
    assert not is_open(service, monday.replace(day=24))
    assert is_open(the_service(tmp_path / "always"), monday)


def test_a_definition_holds_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    text = changed("review_by: 2026-12-31", "review_by: 2026-12-31, until: 2026-06-30")
    service = the_service(tmp_path, text)
    assert is_valid_on(service, date(2026, 6, 30))
    assert not is_valid_on(service, date(2026, 7, 1))
    assert not is_valid_on(service, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("pt-x-easy", "fácil"),
        ("pt-BR-x-easy", "brasil"),
        ("pt-PT", "normal"),
        ("en-x-easy", "plain"),
        ("uk", "normal"),
    ],
)
def test_easy_language_falls_back_to_the_usual_words(asked: str, found: str) -> None:
    text = {"pt": "normal", "pt-x-easy": "fácil", "pt-BR": "brasil", "en": "plain"}
    assert words(text, asked, "pt") == found


def test_a_rule_may_see_whether_a_paper_was_there(tmp_path: Path) -> None:
    text = changed(
        "price: {type: text, from: answers.price}",
        "price: {type: text, from: answers.price}\n  permit: {type: bool, from: papers.permit}",
    )
    service = the_service(tmp_path, text)
    today = date(2026, 11, 22)
    known = gather(service, CitizenFacts(), {}, today, {"permit": False})
    assert evaluate("permit", known) is False
    assert "permit" not in gather(service, CitizenFacts(), {}, today)
