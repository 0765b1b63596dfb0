"""A person is told all that this desk holds about them, on their card, and about nobody else."""

import json
from contextlib import closing
from datetime import UTC
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from typer.testing import CliRunner

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from citizenspot.commands.subject_access import EVENTS, SHEET, answer
from citizenspot.day import commands as d
from citizenspot.desk.counter import Counter
from citizenspot.desk.held_about import is_enough, is_theirs, readings_of_visits, visits_of
from citizenspot.eid.card_events import Check, Verification
from citizenspot.journal.desk_book import DESK_BOOK, SubjectAnswered, told
from citizenspot.journal.entries import NewEvent
from citizenspot.receipts.held import Held, HeldReading, HeldVisit
from citizenspot.receipts.held_sheet import held_sheet
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.company import Company
from citizenspot.visit.receipt_mail import ReceiptMail
from citizenspot.visit.state import HeldDocument
from citizenspot.visit.words import Actor, Contrast, TextSize
from tests.desk.day_rig import ANA, EVA, day_at_work
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.desk.test_no_traces import PERSON, play

OTHER = replace(PERSON, number="11223344")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskAtHand:
    """A closed desk with a visit of the person, and one in which nobody was identified."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = DeskAtHand.of(practice=True)
    rig = DeskRig(desk.open_journal)
    rig.start()
    play(rig)
    rig.desk.submit(c.Wipe(), Actor.MEDIATOR)
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    rig.desk.close()
    return desk


def text_of(sheet: Path) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(sheet).pages).split())


def answered(desk: DeskAtHand, person: c.Identity, folder: Path, lang: str = "en") -> int:
    with closing(desk.open_journal()) as journal:
        return answer(desk, journal, person, folder, lang)


def test_all_that_is_held_is_told_in_order_and_by_its_own_words(
    desk: DeskAtHand, tmp_path: Path
) -> None:
    assert answered(desk, PERSON, tmp_path / "told") == 1
    text = text_of(tmp_path / "told" / SHEET)
    parts = ["What this desk holds about you", "Canarinha Vestigios", "99887766", "Visit of"]
    parts += ["912345671", "Drawn by the citizen", "R-000001", "5 of 5"]
    places = [text.find(part) for part in parts]
    assert places == sorted(places), dict(zip(parts, places, strict=True))
    assert -1 not in places
    assert "Ana" not in text


def test_every_event_is_there_word_for_word_and_who_served_is_not(
    desk: DeskAtHand, tmp_path: Path
) -> None:
    answered(desk, PERSON, tmp_path / "told")
    events = json.loads((tmp_path / "told" / EVENTS).read_text(encoding="utf-8"))
    with closing(desk.open_journal()) as journal:
        [found] = visits_of(journal, PERSON)
        assert [each["kind"] for each in events] == [each.kind for each in found.events]
    said = {each["kind"]: each["said"] for each in events}
    assert said["identity_offered"]["identity"]["number"] == "99887766"
    assert said["case_started"]["service"] == "xx.town.bench"
    assert '"Ana"' not in json.dumps(events)
    assert {each["by"] for each in events} == {"citizen", "mediator", "system"}
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "told").iterdir())


def test_that_somebody_asked_is_recorded_and_not_who(desk: DeskAtHand, tmp_path: Path) -> None:
    answered(desk, PERSON, tmp_path / "told")
    with closing(desk.open_journal()) as journal:
        assert told(journal.read(DESK_BOOK)[-1], SubjectAnswered) == SubjectAnswered(visits=1)


def test_who_was_never_here_is_told_that(desk: DeskAtHand, tmp_path: Path) -> None:
    assert answered(desk, OTHER, tmp_path / "told") == 0
    assert "No visit of yours is kept here." in text_of(tmp_path / "told" / SHEET)
    assert json.loads((tmp_path / "told" / EVENTS).read_text(encoding="utf-8")) == []


def test_what_was_erased_is_not_held_any_more(desk: DeskAtHand, tmp_path: Path) -> None:
    with closing(desk.open_journal()) as journal:
        [found] = visits_of(journal, PERSON)
        visit, last = found.held.visit.id, found.events[-1]
        over = NewEvent("wiped", "mediator", last.at, last.payload)
        journal.append(visit, [over], ends_visit=True)
        [found] = visits_of(journal, PERSON)
        assert found.held.ended_at == last.at
        journal.erase([visit], "a rule", last.at)
    assert answered(desk, PERSON, tmp_path / "told") == 0


@pytest.mark.parametrize("lang", ["pt", "es", "fr", "uk", "ar"])
def test_it_is_told_in_the_persons_language(desk: DeskAtHand, tmp_path: Path, lang: str) -> None:
    answered(desk, PERSON, tmp_path / "told", lang)
    assert "What this desk holds" not in text_of(tmp_path / "told" / SHEET)


def test_a_person_is_known_by_kind_and_number_and_never_by_a_name(desk: DeskAtHand) -> None:
    with closing(desk.open_journal()) as journal:
        [found] = visits_of(journal, PERSON)
        assert not list(visits_of(journal, replace(PERSON, number="")))
    visit = found.held.visit
    assert is_theirs(visit, PERSON)
    assert not is_theirs(visit, replace(PERSON, number_kind="es.dni"))
    assert is_theirs(visit, replace(PERSON, family_name="Outro"))


@pytest.mark.parametrize(
    ("verification", "live", "practice"),
    [
        (Verification(checked=(Check.CHIP,)), True, True),
        (Verification(unchecked=(Check.CHIP,)), False, True),
        (Verification(failed=(Check.CHIP,)), False, False),
    ],
)
def test_only_a_card_that_was_checked_will_do(
    verification: Verification, *, live: bool, practice: bool
) -> None:
    assert is_enough("99887766", verification, practice=False) == live
    assert is_enough("99887766", verification, practice=True) == practice
    assert not is_enough("", verification, practice=True)


def test_a_language_nobody_speaks_here_is_refused(tmp_path: Path) -> None:
    typed = ["journal", "subject-access", str(tmp_path / "told"), "--lang", "xx", "--practice"]
    result = CliRunner().invoke(app, typed)
    assert result.exit_code == 2
    assert "--lang" in result.output


def test_how_they_read_who_was_there_copies_and_addresses_are_told_too(desk: DeskAtHand) -> None:
    with closing(desk.open_journal()) as journal:
        [found] = visits_of(journal, PERSON)
    visit = found.held.visit
    (case,) = visit.cases.values()
    mailed = replace(case.receipts[0], mail=ReceiptMail("canarinha@example.org", sent=True))
    copy = HeldDocument(2, "scanner", b"%PDF", visit.opened_at)
    case = replace(case, receipts=(mailed,), documents={"card": copy}, note="Comes again.")
    visit = replace(
        visit,
        cases={case.id: case},
        text_size=TextSize.LARGEST,
        contrast=Contrast.STRONG,
        reads_aloud=True,
        easy_language=True,
        company=Company.INTERPRETER,
        note="Waits for a letter.",
    )
    reading = HeldReading(visit.opened_at, "R-000001: a complaint")
    held = Held(
        PERSON, (HeldVisit(visit, None, (reading,)),), "Spot", "1", visit.opened_at, 30, {}, ""
    )
    sheet = held_sheet(held, Texts.for_language("en"), UTC)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages)
    told_too = ["Largest text", "Strong contrast", "Read aloud", "Easy to read", "An interpreter"]
    told_too += ["Waits for a letter.", "Comes again.", "2 pages", "canarinha@example.org"]
    told_too += ["R-000001: a complaint", "Yes, alone", "Ask Spot if you also want"]
    assert [each for each in told_too if each not in text] == []


def test_a_visit_that_was_read_says_when_and_why_and_never_by_whom() -> None:
    with day_at_work() as rig:
        rig.open_day(ANA)
        rig.mediator(c.OpenVisit(ANA))
        rig.citizen(c.Begin())
        rig.mediator(c.SayGoodbye())
        rig.mediator(c.Wipe())
        rig.sign_in(EVA)
        rig.mediator(d.ShowDesk("supervision"))
        visit = rig.act("Read").command
        assert isinstance(visit, d.ReadVisit)
        rig.mediator(d.ReadVisit(visit.visit, "a complaint"))

        def readings(counter: Counter) -> object:
            return readings_of_visits(counter.day.over.journal)

        told_of = rig.desk.ask(readings).result(LIMIT_S)
        assert told_of == {visit.visit: [HeldReading(rig.clock.now, "a complaint")]}
