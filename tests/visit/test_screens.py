"""What the screens show, and what they never show."""

import msgspec

from citizenspot.visit import commands as c
from citizenspot.visit.commands import CitizensCommand
from citizenspot.visit.pages.answers_shown import masked
from citizenspot.visit.screen_commands import Cover, ReportScreen, Uncover
from citizenspot.visit.surroundings import Draft, RejectedEntry, Surroundings
from citizenspot.visit.views import Act, CitizenView, Fields, FieldView, Rows
from citizenspot.visit.words import Actor, Assurance, Outcome
from tests.visit.story import TODAY, Story, person

PHONE = "+351912345678"


def field(view: CitizenView, name: str) -> FieldView:
    blocks = [block for block in view.page.blocks if isinstance(block, Fields)]
    return next(f for block in blocks for f in block.fields if f.field == name)


def test_the_mediators_note_never_reaches_screen_2() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.mediator(c.CloseCase(story.case.id, Outcome.DECLINED, note="Smelled of trouble"))
    assert b"trouble" not in msgspec.json.encode(story.citizen_sees())


def test_the_rating_never_reaches_screen_1() -> None:
    story = Story().told_until("rate")
    before = story.mediator_sees()
    case = story.case.id
    story.citizen(c.Rate(case, 1, words="The mediator was rude"))
    seen = msgspec.json.encode(story.mediator_sees())
    assert b"rude" not in seen
    assert before.page.heading == "The citizen rates the visit"


def test_a_masked_answer_is_masked_on_screen_2() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    view = story.citizen_sees()
    shown = field(view, "phone")
    assert shown.shown.endswith("678")
    assert PHONE not in shown.shown
    assert shown.full == PHONE


def test_a_field_masked_whole_does_not_even_show_its_end() -> None:
    assert masked("123456789") == "••••••789"
    assert masked("123456789", "all") == "•••••••••"
    assert masked("12") == "••"


def test_the_numbers_of_card_and_person_are_masked_on_screen_2() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.program(c.OfferIdentity(person(document_number="98765432-ZZ5"), Assurance.CARD_READ))
    shown = {
        row.label: (row.value, row.full)
        for block in story.citizen_sees().page.blocks
        if isinstance(block, Rows)
        for row in block.rows
    }
    assert shown["Number"] == ("•••••432", "98765432")
    assert shown["Document"] == ("•••••••••ZZ5", "98765432-ZZ5")


def test_a_covered_screen_holds_nothing_of_the_visit() -> None:
    story = Story().told_until("check")
    story.mediator(Cover())
    covered = story.citizen_sees()
    assert covered.state == "covered"
    seen = msgspec.json.encode(covered)
    assert b"Exemplo" not in seen
    assert b"Adopt" not in seen
    story.mediator(Uncover())
    assert story.citizen_sees().state == "step"


def test_half_typed_text_is_shown_live_on_the_other_screen_and_marked() -> None:
    story = Story().told_until("details")
    typing = Surroundings(
        today=TODAY, drafts={(story.case.id, "full_name"): Draft(Actor.MEDIATOR, "Rita Ex")}
    )
    shown = field(story.citizen_sees(typing), "full_name")
    assert shown.draft == "Rita Ex"
    assert shown.writer == "The mediator is writing this"
    assert not shown.editable


def test_half_typed_text_of_a_masked_field_is_masked_on_screen_2() -> None:
    story = Story().told_until("details")
    typing = Surroundings(
        today=TODAY, drafts={(story.case.id, "phone"): Draft(Actor.MEDIATOR, "91234")}
    )
    assert field(story.citizen_sees(typing), "phone").draft == "••234"


def test_what_could_not_be_read_stays_in_the_field_with_the_reason() -> None:
    story = Story().told_until("details")
    entry = RejectedEntry("twelve", "This number cannot be called: {allowed}.", {"allowed": "9…"})
    rejected = Surroundings(today=TODAY, rejected={(story.case.id, "phone"): entry})
    shown = field(story.citizen_sees(rejected), "phone")
    assert shown.text == "twelve"
    assert shown.error == "This number cannot be called: 9…."


def test_a_visit_pauses_while_the_citizens_screen_is_gone() -> None:
    story = Story().told_until("check")
    case = story.case
    story.program(ReportScreen(present=False))
    assert story.citizen(c.ConfirmAnswers(case.id)) is not None
    assert any("screen is gone" in n.sentence for n in story.mediator_sees().notices)
    story.program(ReportScreen(present=True))
    assert story.case == case
    assert story.citizen(c.ConfirmAnswers(case.id)) is None


def test_a_visit_parked_while_the_screen_was_gone_is_taken_up_when_it_is_back() -> None:
    story = Story().told_until("check")
    visit = story.open_visit.id
    story.program(ReportScreen(present=False))
    assert story.mediator(c.Park("the cable")) is None
    assert story.mediator(c.Resume(visit)) is None
    assert story.citizen_sees().state == "step"


def test_every_act_offered_on_screen_2_is_one_the_citizen_may_give() -> None:
    allowed = set(msgspec.json.schema_components([CitizensCommand])[1])
    for step in ("who", "inform", "distance", "details", "check", "sign", "send", "proof", "rate"):
        view = Story().told_until(step).citizen_sees()
        for act in acts_of(view):
            assert type(act.command).__name__ in allowed, (step, act)


def acts_of(view: CitizenView) -> list[Act]:
    acts = [*view.page.acts, *view.chrome, *view.languages, *view.sizes]
    for block in view.page.blocks:
        acts.extend(getattr(block, "acts", ()))
        acts.extend(row.change for row in getattr(block, "rows", ()) if row.change)
    return acts


def test_every_page_of_screen_2_is_short() -> None:
    for step in ("who", "inform", "distance", "details", "news", "papers", "check", "pay"):
        page = Story().told_until(step).citizen_sees().page
        assert len(page.sentences) <= 3
        assert page.heading
        assert page.steps


def test_both_screens_show_the_same_moment_in_their_own_language() -> None:
    story = Story().told_until("check")
    portuguese = story.citizen_sees(language="pt")
    assert portuguese.service.endswith("(pt)")
    assert story.mediator_sees().tasks[0].title == "Adopt a bench"
