"""What screen 2 shows, made from the state: redaction happens here and nowhere else.

The mediator's notes, the names of other visits, refusals of the mediator's acts and the fields
of other cases are never in a `CitizenView`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from citizenspot.day.held_turn import HeldTurn
from citizenspot.texts import Texts
from citizenspot.visit import flow
from citizenspot.visit.idle import PRACTICE, idle_citizen_view
from citizenspot.visit.pages import around_cases
from citizenspot.visit.pages.by_kind import page_of
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.pages.times import closed_now
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.refusals import SENTENCES
from citizenspot.visit.screen_commands import AskToExplain, GoOn, Stop
from citizenspot.visit.state import Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Act, CitizenView, Notice, Page
from citizenspot.visit.words import Actor, Phase
from services_catalog.circumstances import language_said, lookup_range
from services_catalog.language_tags import usual

State = Literal["idle", "welcome", "step", "stopped", "paused", "covered", "goodbye"]


def citizen_view(
    visit: Visit | None, texts: Texts, around: Surroundings, outlook: flow.Outlook | None = None
) -> CitizenView:
    """Return what the citizen sees of a visit, in the texts' language.

    The `outlook` of the current case is computed where it is not given.
    """
    if visit is None or visit.phase in {Phase.WIPED, Phase.PARKED}:
        held = around.day.held if around.day else None
        if held is not None:
            return _told_what_is_held(held, texts, around)
        tickets = (around.day.tickets if around.day else None) or ()
        idle = idle_citizen_view(
            texts, around.spot, practice=around.practice, hours=around.hours, tickets=tickets
        )
        return msgspec.structs.replace(idle, position=around.position)
    scene = Scene(visit, texts, around, Actor.CITIZEN)
    state, page = _state_and_page(scene, outlook)
    page = _with_refusal(scene, page)
    return CitizenView(
        position=around.position,
        state=state,
        page=page,
        language=usual(texts.language),
        right_to_left=texts.right_to_left,
        text_size=visit.text_size,
        contrast=visit.contrast,
        practice=texts.say(PRACTICE) if visit.practice else "",
        service=_service(scene),
        written_in=_written_in(scene),
        hand=_hand(scene),
        chrome=_chrome(scene),
        languages=around_cases.language_acts(scene),
        sizes=around_cases.size_acts(scene),
        contrasts=around_cases.contrast_acts(scene),
        wordings=around_cases.wording_acts(scene),
        reads_aloud=visit.reads_aloud,
    )


def _told_what_is_held(held: HeldTurn, texts: Texts, around: Surroundings) -> CitizenView:
    from citizenspot.visit.pages.held import held_citizen_view  # noqa: PLC0415 - seldom asked

    practice = texts.say(PRACTICE) if around.practice else ""
    view = held_citizen_view(held, texts, practice=practice)
    return msgspec.structs.replace(view, position=around.position)


def _state_and_page(scene: Scene, outlook: flow.Outlook | None) -> tuple[State, Page]:
    visit = scene.visit
    held_up = _held_up(scene)
    if held_up is not None:
        return held_up
    if visit.phase is Phase.WELCOME:
        return "welcome", around_cases.welcome_for_citizen(scene)
    if visit.phase is Phase.GOODBYE:
        return "goodbye", around_cases.goodbye_for_citizen(scene)
    return "step", _step_page(scene, outlook)


def _held_up(scene: Scene) -> tuple[State, Page] | None:
    """Return what stands before everything else: a cover, a failure, a pause, a stop."""
    visit, failure = scene.visit, scene.around.failure
    if visit.covered:
        return "covered", _covered(scene)
    if failure is not None and failure.code:
        return "paused", _failed(scene)
    if visit.paused:
        return "paused", _away(scene)
    if visit.other_card:
        return "paused", _other_card(scene)
    return ("stopped", _stopped(scene)) if visit.stopped else None


def _step_page(scene: Scene, outlook: flow.Outlook | None) -> Page:
    case = scene.visit.case
    if case is None:
        return around_cases.services_for_citizen(scene)
    shown = scene.of_case(case, outlook)
    page = page_of(shown)
    closed = closed_now(shown)
    return msgspec.structs.replace(page, blocks=(*closed, *page.blocks)) if closed else page


def _covered(scene: Scene) -> Page:
    say = scene.say
    return Page(
        "covered", say("This screen is covered"), (say("The mediator uncovers it in a moment."),)
    )


def _away(scene: Scene) -> Page:
    """Return what is there when the screen was away and is back, until the visit goes on."""
    say = scene.say
    seen_to = say("The mediator is seeing to it. Nothing is lost.")
    return Page("paused", say("One moment, please"), (seen_to,))


def _other_card(scene: Scene) -> Page:
    say = scene.say
    return Page(
        "other card",
        say("Another card is in the reader"),
        (say("It is not the card this visit began with. The mediator asks whose it is."),),
    )


def _stopped(scene: Scene) -> Page:
    say = scene.say
    return Page(
        "stopped",
        say("Stopped"),
        (
            say("Nothing more is done or sent."),
            say("Talk to the mediator, and go on when you want to."),
        ),
        acts=(Act(say("Go on"), GoOn(), style="primary"),),
    )


def _failed(scene: Scene) -> Page:
    say = scene.say
    return Page(
        "failed",
        say("One moment, please"),
        (say("The mediator is seeing to it. Nothing is lost."),),
    )


def _with_refusal(scene: Scene, page: Page) -> Page:
    """Show the citizen why their own last act was refused, or was not recorded."""
    if scene.visit.covered:
        return page
    refused = scene.around.refused.get(Actor.CITIZEN)
    if refused is not None:
        notice = Notice("problem", scene.say(SENTENCES[refused.reason]))
    elif scene.around.failure is not None and not scene.around.failure.code:
        notice = Notice("problem", scene.say("The last step was not done. Please wait a moment."))
    else:
        return page
    return msgspec.structs.replace(page, blocks=(notice, *page.blocks))


def _service(scene: Scene) -> str:
    case = scene.visit.case
    return around_cases.case_name(scene, case) if case and not scene.visit.covered else ""


def _written_in(scene: Scene) -> str:
    """Say so where the texts of the service are not as they were asked for."""
    case = scene.visit.case
    if case is None or scene.visit.covered:
        return ""
    language = scene.texts.language
    said_in = language_said(case.service.name, language, case.service.source_lang)
    if lookup_range(said_in)[-1] == lookup_range(language)[-1]:
        is_usual = scene.visit.easy_language and said_in == usual(said_in)
        return scene.say("This service is not written in easy language.") if is_usual else ""
    named = scene.texts.language_name(said_in)
    return scene.say("Not everything is translated. This service is in: {language}", language=named)


def _hand(scene: Scene) -> str:
    if scene.visit.hand is Actor.CITIZEN:
        return scene.say("It is your turn to write")
    return ""


def _chrome(scene: Scene) -> tuple[Act, ...]:
    """Return the acts every page has: listen, ask, and stop."""
    visit = scene.visit
    if visit.covered or visit.paused:
        return ()
    listen = _listen(scene)
    if visit.stopped or visit.phase is Phase.GOODBYE:
        return listen
    asked = visit.hand_raised
    label = scene.say("The mediator is coming to it" if asked else "Explain this to me")
    return (
        *listen,
        Act(label, AskToExplain(), selected=asked),
        Act(scene.say("Stop"), Stop(), style="danger"),
    )


def _listen(scene: Scene) -> tuple[Act, ...]:
    """Return the act that turns reading aloud on or off, where the language has a voice here."""
    if scene.texts.base not in scene.around.voices:
        return ()
    on = scene.visit.reads_aloud
    return (Act(scene.say("Read aloud"), ReadAloud(not on), selected=on),)
