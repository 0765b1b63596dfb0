"""What screen 1 shows, made from the state and from what surrounds it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from citizenspot.day.pages.around_visits import with_day
from citizenspot.day.pages.sight_words import Desk
from citizenspot.texts import _N, Texts
from citizenspot.visit import desk_notices, flow, waiting_elsewhere
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.commands import Park, SetHelpLevel, SwitchCase
from citizenspot.visit.desk_commands import ShowEndings, UndoLast
from citizenspot.visit.idle import idle_desk_view, screen_gone_for_desk
from citizenspot.visit.pages import around_cases, hindered
from citizenspot.visit.pages.advice import advice_for
from citizenspot.visit.pages.by_kind import page_of
from citizenspot.visit.pages.reader_notice import reader_notice
from citizenspot.visit.pages.scene import CaseScene, Scene
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.screen_commands import Cover, HandOver, TakeBack, Uncover
from citizenspot.visit.state import Case, StepRecord, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import (
    Act,
    CitizenView,
    DeskView,
    Page,
    StepLine,
    Task,
)
from citizenspot.visit.words import Actor, HelpLevel, Outcome, Phase
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
    citizen = citizen_view(visit, citizens_texts, around, outlook)
    return desk_view_beside(citizen, visit, texts, citizens_texts, around, outlook)


def desk_view_beside(
    citizen: CitizenView,
    visit: Visit | None,
    texts: Texts,
    citizens_texts: Texts,
    around: Surroundings,
    outlook: flow.Outlook | None,
) -> DeskView:
    """Return what the mediator sees while the citizen sees `citizen`, made from one outlook."""
    case = visit.case if visit else None
    nobody = idle_desk_view(
        texts,
        citizen,
        mediator=around.mediator,
        desk=around.desk,
        practice=around.practice,
    )
    idle = msgspec.structs.replace(
        nobody,
        position=around.position,
        reader=reader_notice(texts, around, Actor.MEDIATOR),
        notices=(*desk_notices.scanned(texts, around), *desk_notices.failure(texts, around)),
        outbox=waiting_elsewhere.outbox(texts, around),
        parked=waiting_elsewhere.parked(texts, around),
    )
    if visit is None or visit.phase in {Phase.WIPED, Phase.PARKED}:
        view = screen_gone_for_desk(idle, texts) if around.screen_is_gone else idle
    else:
        scene = Scene(visit, texts, around, Actor.MEDIATOR)
        view = _of_visit(idle, scene, scene.of_case(case, outlook) if case else None)
    if around.day is None:
        return view
    at_hand = (around.practice_cards, around.printers, citizens_texts.language)
    desk = Desk(around.day, texts, around.zone, *at_hand)
    return with_day(view, desk, desk_notices.failure(texts, around))


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
        notices=(*desk_notices.notices(scene, case), *idle.notices),
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
