"""What screen 1 shows, made from the state and from what surrounds it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from citizenspot.day.pages.around_visits import with_day
from citizenspot.day.pages.sight_words import Desk, moment
from citizenspot.texts import _N, Texts
from citizenspot.visit import flow
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.commands import (
    Cover,
    Explained,
    GoOn,
    HandOver,
    Park,
    Resume,
    SetHelpLevel,
    SwitchCase,
    TakeBack,
    Uncover,
)
from citizenspot.visit.desk_commands import ShowEndings, UndoLast
from citizenspot.visit.idle import idle_desk_view, screen_gone_for_desk
from citizenspot.visit.pages import around_cases, hindered
from citizenspot.visit.pages.advice import advice_for
from citizenspot.visit.pages.by_kind import page_of
from citizenspot.visit.pages.changed_service import changed_service
from citizenspot.visit.pages.delivery import delivery_notice, resting_for_mediator, settling
from citizenspot.visit.pages.reader_notice import reader_notice
from citizenspot.visit.pages.receipt_mail import mail_notices_for_mediator
from citizenspot.visit.pages.scene import CaseScene, Scene
from citizenspot.visit.pages.times import closed_now, out_of_date_for_mediator
from citizenspot.visit.proof_commands import GoOnWithSamePerson
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.refusals import SENTENCES
from citizenspot.visit.state import Case, StepRecord, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.versions import affected
from citizenspot.visit.views import (
    Act,
    DeskView,
    Notice,
    Page,
    ParkedVisit,
    StepLine,
    Task,
)
from citizenspot.visit.words import Actor, DeliveryState, HelpLevel, Outcome, Phase
from services_catalog.definition import AnyStep, words
from services_catalog.language_tags import easy

KINDS = {
    "identify": _N("Identify"),
    "consent": _N("Inform and agree"),
    "question": _N("Question"),
    "form": _N("Details"),
    "documents": _N("Papers"),
    "review": _N("Check"),
    "payment": _N("Payment"),
    "sign": _N("Signature"),
    "submit": _N("Send"),
    "receipt": _N("Receipt"),
    "teach": _N("Next time alone"),
    "feedback": _N("Rating"),
}
HELPS = {
    HelpLevel.ALONE: _N("Alone"),
    HelpLevel.TOLD: _N("Told"),
    HelpLevel.SHOWN: _N("Shown"),
    HelpLevel.PARTLY: _N("Partly done for them"),
    HelpLevel.DONE: _N("Done for them"),
}
DOERS = {
    Actor.CITIZEN: _N("citizen"),
    Actor.MEDIATOR: _N("mediator"),
    Actor.SYSTEM: _N("program"),
}


def desk_view(
    visit: Visit | None, texts: Texts, citizens_texts: Texts, around: Surroundings
) -> DeskView:
    """Return what the mediator sees, with what the citizen sees at the same moment."""
    case = visit.case if visit else None
    outlook = flow.outlook(visit, case, around.today) if visit and case else None
    nobody = idle_desk_view(
        texts,
        citizen_view(visit, citizens_texts, around, outlook),
        mediator=around.mediator,
        desk=around.desk,
        practice=around.practice,
    )
    idle = msgspec.structs.replace(
        nobody,
        position=around.position,
        reader=reader_notice(texts, around, Actor.MEDIATOR),
        notices=(*_scanned(texts, around), *_failure(texts, around)),
        outbox=_outbox(texts, around),
        parked=_parked(texts, around),
    )
    if visit is None or visit.phase in {Phase.WIPED, Phase.PARKED}:
        view = screen_gone_for_desk(idle, texts) if around.screen_is_gone else idle
    else:
        scene = Scene(visit, texts, around, Actor.MEDIATOR)
        view = _of_visit(idle, scene, _with_case(scene, case, outlook) if case else None)
    if around.day is None:
        return view
    at_hand = (around.practice_cards, around.printers, citizens_texts.language)
    desk = Desk(around.day, texts, around.zone, *at_hand)
    return with_day(view, desk, _failure(texts, around))


def _of_visit(idle: DeskView, scene: Scene, case: CaseScene | None) -> DeskView:
    visit = scene.visit
    return msgspec.structs.replace(
        idle,
        visit=visit.id,
        page=_page(scene, case),
        mediator=visit.mediator,
        phase=visit.phase.value,
        say=_script(scene),
        advice=_advice(scene),
        notices=(*_notices(scene, case), *idle.notices),
        tasks=tuple(_task(scene, case) for case in visit.cases.values()),
        steps=_step_lines(case),
        helps=_helps(scene),
        acts=_acts(scene),
        search=visit.phase in {Phase.SERVICES, Phase.CASE},
    )


def _page(scene: Scene, case: CaseScene | None) -> Page:
    visit = scene.visit
    if visit.phase is Phase.WELCOME:
        return around_cases.welcome_for_desk(scene)
    if visit.phase is Phase.GOODBYE:
        return around_cases.goodbye_for_desk(scene)
    if case is None:
        return around_cases.services_for_desk(scene)
    return hindered.endings(case) if scene.around.endings else page_of(case)


def _with_case(scene: Scene, case: Case, outlook: flow.Outlook | None = None) -> CaseScene:
    outlook = outlook or flow.outlook(scene.visit, case, scene.around.today)
    return CaseScene(scene.visit, scene.texts, scene.around, scene.reader, case, outlook)


def _script(scene: Scene) -> str:
    """Return what the definition suggests to say in this step, as easy as the citizen reads."""
    case = scene.visit.case
    if case is None:
        return ""
    language = scene.texts.language
    wanted = easy(language) if scene.visit.easy_language else language
    return words(case.current_step.say, wanted, case.service.source_lang)


def _advice(scene: Scene) -> tuple[str, ...]:
    """Return what usually goes wrong in this step."""
    case = scene.visit.case
    kind = str(case.current_step.__struct_config__.tag) if case else ""
    return tuple(scene.say(each) for each in advice_for(kind))


def _task(scene: Scene, case: Case) -> Task:
    current = case.id == scene.visit.current
    ended: dict[Outcome, Literal["done", "waiting"]] = {
        Outcome.CARRIED_OUT: "done",
        Outcome.ON_ITS_WAY: "waiting",
    }
    tone: Literal["todo", "current", "done", "waiting", "problem"] = "todo"
    if case.outcome is not None:
        tone = ended.get(case.outcome, "problem")
    elif current:
        tone = "current"
    name = around_cases.case_name(scene, case)
    switch = None if current or case.outcome else Act(name, SwitchCase(case.id))
    return Task(name, around_cases.outcome_words(scene, case), tone, switch)


def _step_lines(scene: CaseScene | None) -> tuple[StepLine, ...]:
    if scene is None:
        return ()
    return tuple(_step_line(scene, scene.case, step) for step in scene.way)


def _step_line(scene: Scene, case: Case, step: AnyStep) -> StepLine:
    record = case.record(step.id)
    own = words(step.title, scene.texts.language, case.service.source_lang)
    title = own or scene.say(KINDS[str(step.__struct_config__.tag)])
    tone: Literal["todo", "current", "done", "skipped"] = "todo"
    if step.id == case.step:
        tone = "current"
    elif record.done or record.skipped:
        tone = "done" if record.done else "skipped"
    return StepLine(title, tone, by=_by(scene, record))


def _by(scene: Scene, record: StepRecord) -> str:
    if not record.done or record.by is None:
        return ""
    who = scene.say(DOERS[record.by])
    if record.assisted:
        return scene.say("{who}, assisted: {reason}", who=who, reason=record.assisted)
    return f"{who} · {scene.say(HELPS[record.help])}" if record.help else who


def _helps(scene: Scene) -> tuple[Act, ...]:
    """Return the help levels for the step that was finished last."""
    case = scene.visit.case
    done = [s for s in case.service.steps if case.record(s.id).done] if case else []
    if case is None or not done:
        return ()
    step = done[-1].id
    return _levels(scene.texts, case.id, step, case.record(step).help)


@lru_cache(maxsize=16)
def _levels(texts: Texts, case: str, step: str, level: HelpLevel | None) -> tuple[Act, ...]:
    return tuple(
        Act(texts.say(name), SetHelpLevel(case, step, each), selected=each is level)
        for each, name in HELPS.items()
    )


def _acts(scene: Scene) -> tuple[Act, ...]:
    """Return the acts of every page: the hand, the cover, parking, ending a case."""
    visit = scene.visit
    if visit.phase is Phase.GOODBYE:
        return ()
    mine = visit.hand is Actor.MEDIATOR
    return (
        *_screens_and_parking(scene.texts, mine=mine, covered=visit.covered),
        *_aloud(scene),
        *around_cases.easy_to_read_act(scene, scene.say("Easy to read on screen 2")),
        *_end_case(scene),
        *_undo(scene),
    )


@lru_cache(maxsize=16)
def _screens_and_parking(texts: Texts, *, mine: bool, covered: bool) -> tuple[Act, ...]:
    say = texts.say
    cover = Act(say("Uncover"), Uncover(), key="F9", selected=True)
    return (
        Act(say("Hand over"), HandOver(), key="F7", selected=not mine),
        Act(say("Take back"), TakeBack(), key="F8", selected=mine),
        cover if covered else Act(say("Cover"), Cover(), key="F9"),
        Act(say("Park the visit"), Park(), key="Ctrl+P", style="quiet", asks="note"),
    )


def _aloud(scene: Scene) -> tuple[Act, ...]:
    """Let screen 2 be read aloud for who cannot see the button for it (EN 301 549 §5.2)."""
    if Texts.for_language(scene.visit.language).base not in scene.around.voices:
        return ()
    on = scene.visit.reads_aloud
    label = scene.say("Read screen 2 aloud")
    return (Act(label, ReadAloud(not on), key="Ctrl+L", style="quiet", selected=on),)


def _undo(scene: Scene) -> tuple[Act, ...]:
    """Return the act that takes back the last one, where there is one to take back."""
    undo = Act(scene.say("Undo"), UndoLast(), key="Ctrl+Z", style="quiet")
    return (undo,) if scene.around.has_undo else ()


def _end_case(scene: Scene) -> tuple[Act, ...]:
    if scene.visit.case is None or scene.visit.case.sent:
        return ()
    ending = ShowEndings(shown=not scene.around.endings)
    return (Act(scene.say("End this case"), ending, key="Ctrl+E", style="quiet"),)


def _notices(scene: Scene, case: CaseScene | None) -> tuple[Notice, ...]:
    """Return what stands out now, the most pressing first."""
    service = (*out_of_date_for_mediator(case), *changed_service(case)) if case else ()
    closed = closed_now(case) if case else ()
    news = (*_answered(case), *mail_notices_for_mediator(scene), *closed, *service)
    return (*_held_up(scene), *_refused(scene), *_asked(scene), *_covered(scene), *news)


def _held_up(scene: Scene) -> tuple[Notice, ...]:
    visit, say = scene.visit, scene.say
    if visit.paused:
        gone = say("The citizen's screen is gone. The visit is paused.")
        return (Notice("problem", gone, say("Plug it in again: the visit goes on by itself.")),)
    if visit.other_card:
        same = Act(say("Go on with the same person"), GoOnWithSamePerson())
        sentence = say("The card of another person is in the reader. Nothing goes on.")
        following = say("Ask whose it is. To serve the other person, end this visit first.")
        return (Notice("problem", sentence, following, acts=(same,)),)
    if visit.stopped:
        act = Act(say("The citizen says: go on"), GoOn(), reason_asked=True)
        return (Notice("problem", say("The citizen stopped. Nothing is sent."), acts=(act,)),)
    return ()


def _refused(scene: Scene) -> tuple[Notice, ...]:
    refused = scene.around.refused.get(Actor.MEDIATOR)
    return (Notice("problem", scene.say(SENTENCES[refused.reason])),) if refused else ()


def _asked(scene: Scene) -> tuple[Notice, ...]:
    if not scene.visit.hand_raised:
        return ()
    done = Act(scene.say("Explained"), Explained())
    return (Notice("warning", scene.say("The citizen asks you to explain."), acts=(done,)),)


def _covered(scene: Scene) -> tuple[Notice, ...]:
    """Say that the citizen sees nothing: a desk that was left covers their screen by itself."""
    if not scene.visit.covered or scene.visit.phase is Phase.GOODBYE:
        return ()
    return (Notice("warning", scene.say("Screen 2 is covered. F9 shows it again.")),)


def _answered(scene: CaseScene | None) -> tuple[Notice, ...]:
    """Return what the provider has said meanwhile, where the page does not show it itself."""
    if scene is None or str(scene.case.current_step.__struct_config__.tag) in {"submit", "receipt"}:
        return ()
    notice = delivery_notice(scene)
    return (notice,) if notice else ()


def _scanned(texts: Texts, around: Surroundings) -> tuple[Notice, ...]:
    """Return what a scanner has read, with the act it suggests."""
    scanned = around.scanned
    if scanned is None:
        return ()
    acts = (Act(texts.say(scanned.label), scanned.suggests),) if scanned.suggests else ()
    return (Notice(scanned.tone, texts.say(scanned.sentence, **scanned.values), acts=acts),)


def _failure(texts: Texts, around: Surroundings) -> tuple[Notice, ...]:
    failure = around.failure
    if failure is None:
        return ()
    sentence = texts.say(failure.sentence, **failure.values)
    following = texts.say(failure.next_act, **failure.values) if failure.next_act else ""
    if failure.code:
        stopped = texts.say("The desk has stopped. Code {code}.", code=failure.code)
        sentence = f"{stopped} {sentence}"
    return (Notice("problem", sentence, following),)


def _outbox(texts: Texts, around: Surroundings) -> tuple[Task, ...]:
    """Return the submissions of other visits that wait for an answer, without naming anyone."""
    waiting = [(v, c) for v in around.others for c in v.cases.values() if c.awaits_answer]
    return tuple(_waiting(texts, around, visit, case) for visit, case in waiting)


def _waiting(texts: Texts, around: Surroundings, visit: Visit, case: Case) -> Task:
    scene = _with_case(Scene(visit, texts, around, Actor.MEDIATOR), case)
    unknown = case.delivery is not None and case.delivery.state is DeliveryState.UNKNOWN
    if unknown:
        said = _since(scene, _N("Answer not known"), _N("Answer not known since {time}"))
        return Task(scene.service, said, "problem", settling(scene)[0])
    on_its_way = _since(scene, _N("On its way"), _N("On its way since {time}"))
    return resting_for_mediator(scene) or Task(scene.service, on_its_way, "waiting")


def _since(scene: CaseScene, sentence: str, since: str) -> str:
    """Return how a submission stands, and since when, where that is known."""
    delivery, day = scene.case.delivery, scene.around.day
    if delivery is None or delivery.sent_at is None or day is None:
        return scene.say(sentence)
    return scene.say(since, time=moment(scene.texts, scene.around.zone, delivery.sent_at, day.now))


def _parked(texts: Texts, around: Surroundings) -> tuple[ParkedVisit, ...]:
    return tuple(
        _parked_visit(texts, around, visit)
        for visit in around.others
        if visit.phase is Phase.PARKED and visit.parked_at is not None
    )


def _parked_visit(texts: Texts, around: Surroundings, visit: Visit) -> ParkedVisit:
    label = visit.identity.full_name if visit.identity else texts.say("Unnamed")
    scene = Scene(visit, texts, around, Actor.MEDIATOR)
    if visit.case is not None:
        label = f"{label} · {around_cases.case_name(scene, visit.case)}"
    assert visit.parked_at is not None  # noqa: S101 - asked by the caller
    since = texts.time(visit.parked_at, around.zone)
    if around.day is not None:
        since = moment(texts, around.zone, visit.parked_at, around.day.now)
    if visit.note:
        label = f"{label} · {visit.note}"
    if any(affected([visit], around.services)):
        label = f"{label} · {texts.say('the service has changed')}"
    return ParkedVisit(visit.id, label, since, Act(texts.say("Resume"), Resume(visit.id)))
