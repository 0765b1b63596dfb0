"""The pages that belong to no case: nobody here, welcome, services, parked, goodbye."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citizenspot.texts import _N, OWN_NAMES, Texts
from citizenspot.visit.at_home import WayHome, ways_home
from citizenspot.visit.commands import (
    Begin,
    ChooseLanguage,
    ChooseTextSize,
    ConfirmIdentity,
    RejectIdentity,
    SayGoodbye,
    Wipe,
)
from citizenspot.visit.pages.identify import identity_rows
from citizenspot.visit.pages.in_company import company_acts
from citizenspot.visit.pages.originals import originals_notice
from citizenspot.visit.pages.practice_cards import desks_practice_cards
from citizenspot.visit.pages.reader_notice import reader_notice
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.pages.slip_notice import slip_notice_for_mediator
from citizenspot.visit.reading_choices import ChooseContrast, ChooseEasyLanguage
from citizenspot.visit.state import Case
from citizenspot.visit.views import (
    Act,
    Block,
    Choices,
    Code,
    DocumentForm,
    Numbered,
    Page,
    Row,
    Rows,
)
from citizenspot.visit.words import Contrast, Outcome, TextSize
from services_catalog.definition import words

SIZES = {
    TextSize.NORMAL: _N("Normal text"),
    TextSize.LARGE: _N("Large text"),
    TextSize.LARGEST: _N("Largest text"),
}
CONTRASTS = {
    Contrast.USUAL: _N("Usual colours"),
    Contrast.DARK: _N("Light on dark"),
    Contrast.STRONG: _N("Strong contrast"),
}
OUTCOMES = {
    Outcome.CARRIED_OUT: _N("Done"),
    Outcome.ON_ITS_WAY: _N("Sent, the answer is on its way"),
    Outcome.REFUSED: _N("The provider did not take it"),
    Outcome.DECLINED: _N("Not wanted after all"),
    Outcome.NOT_ELIGIBLE: _N("The conditions are not met"),
    Outcome.PAPERS_MISSING: _N("A paper is missing"),
    Outcome.NOT_PROVED: _N("Your card could not prove who you are"),
    Outcome.PROVIDER_DOWN: _N("The provider could not be reached"),
    Outcome.STOPPED: _N("Stopped before the end"),
}


def welcome_for_citizen(scene: Scene) -> Page:
    """Let the citizen choose language and text size."""
    say = scene.say
    return Page(
        "welcome",
        say("Welcome"),
        (say("Choose your language and how large the text is."),),
        blocks=(
            Choices(language_acts(scene), title=say("Language")),
            Choices(size_acts(scene), title=say("Text")),
            Choices(contrast_acts(scene), title=say("Colours")),
            Choices(company_acts(scene), title=say("Who is with you?")),
        ),
        acts=(
            Act(say("Begin"), Begin(), style="primary"),
            *easy_to_read_act(scene, say("Easy to read")),
        ),
    )


def welcome_for_desk(scene: Scene) -> Page:
    """Let the mediator do it where the citizen says it aloud."""
    say = scene.say
    return Page(
        "welcome",
        say("The citizen chooses the language"),
        (say("Say welcome, and show the citizen's own screen."),),
        blocks=(
            Choices(language_acts(scene), title=say("Language of screen 2")),
            Choices(size_acts(scene), title=say("Text of screen 2")),
            Choices(contrast_acts(scene), title=say("Colours of screen 2")),
            Choices(company_acts(scene), title=say("Who is with the citizen?")),
        ),
        acts=(Act(say("Begin"), Begin(), style="primary"),),
    )


def language_acts(scene: Scene) -> tuple[Act, ...]:
    """Return an act for each language that has a catalogue, named in its own words."""
    return _languages(scene.visit.language)


@lru_cache(maxsize=32)
def _languages(chosen: str) -> tuple[Act, ...]:
    return tuple(
        Act(name, ChooseLanguage(tag), selected=tag == chosen) for tag, name in OWN_NAMES.items()
    )


def size_acts(scene: Scene) -> tuple[Act, ...]:
    """Return an act for each text size of screen 2."""
    return _sizes(scene.texts, scene.visit.text_size)


@lru_cache(maxsize=32)
def _sizes(texts: Texts, chosen: TextSize) -> tuple[Act, ...]:
    return tuple(
        Act(texts.say(name), ChooseTextSize(size), selected=size is chosen)
        for size, name in SIZES.items()
    )


def contrast_acts(scene: Scene) -> tuple[Act, ...]:
    """Return an act for each set of colours of screen 2."""
    return _contrasts(scene.texts, scene.visit.contrast)


@lru_cache(maxsize=32)
def _contrasts(texts: Texts, chosen: Contrast) -> tuple[Act, ...]:
    return tuple(
        Act(texts.say(name), ChooseContrast(contrast), selected=contrast is chosen)
        for contrast, name in CONTRASTS.items()
    )


def wording_acts(scene: Scene) -> tuple[Act, ...]:
    """Return the acts for usual words and easy language, where the citizen's language has both."""
    if not has_easy_language(scene):
        return ()
    return _wordings(scene.texts, is_easy=scene.visit.easy_language)


def has_easy_language(scene: Scene) -> bool:
    """Say whether a service of the catalogue has easy texts in the citizen's language."""
    return scene.visit.language in scene.around.easy_languages


@lru_cache(maxsize=32)
def _wordings(texts: Texts, *, is_easy: bool) -> tuple[Act, ...]:
    return (
        Act(texts.say("Usual words"), ChooseEasyLanguage(on=False), selected=not is_easy),
        Act(texts.say("Easy to read"), ChooseEasyLanguage(on=True), selected=is_easy),
    )


def easy_to_read_act(scene: Scene, label: str) -> tuple[Act, ...]:
    """Return the act that turns easy language on or off, where there is any."""
    if not has_easy_language(scene):
        return ()
    on = scene.visit.easy_language
    return (Act(label, ChooseEasyLanguage(not on), selected=on),)


def services_for_citizen(scene: Scene) -> Page:
    """Ask what is needed, and list what was done already."""
    if scene.visit.offered is not None:
        return offered_for_citizen(scene)
    say = scene.say
    heading = say("Is there anything else?" if scene.visit.cases else "What can we do for you?")
    sentence = say("Tell the mediator what you need.")
    blocks = (*originals_notice(scene), *cases_block(scene))
    return Page("services", heading, (sentence,), blocks=blocks)


def offered_for_citizen(scene: Scene) -> Page:
    """Ask whether the identity read is the citizen's, outside any case."""
    say = scene.say
    assert scene.visit.offered is not None  # noqa: S101 - asked by the caller
    return Page(
        "offered",
        say("Is this you?"),
        (say("We read this from your card or document. Look at it calmly."),),
        blocks=(Rows(identity_rows(scene, scene.visit.offered)),),
        acts=(
            Act(say("Yes, this is me"), ConfirmIdentity(), style="primary"),
            Act(say("No, this is not me"), RejectIdentity()),
        ),
    )


def services_for_desk(scene: Scene) -> Page:
    """Let the mediator choose services, identify the citizen, or end the visit."""
    say = scene.say
    sentences = [say("Type what the citizen needs.")]
    if scene.visit.identity is None and scene.visit.offered is None:
        sentences.append(say("Who it is can be entered below now, or when a service asks for it."))
    notice = reader_notice(scene.texts, scene.around, scene.reader)
    end = Act(say("End the visit"), SayGoodbye(), key="Ctrl+G")
    return Page(
        "services",
        say("Choose a service"),
        tuple(sentences),
        blocks=(
            *originals_notice(scene),
            *cases_block(scene),
            *_who(scene),
            *((notice,) if notice else ()),
            *desks_practice_cards(scene),
        ),
        acts=(end,),
    )


def _who(scene: Scene) -> tuple[Block, ...]:
    identity = scene.visit.identity or scene.visit.offered
    if identity is None:
        return (DocumentForm(submit=scene.say("Show this to the citizen")),)
    title = scene.say("Citizen" if scene.visit.identity else "Waiting for the citizen's word")
    return (Rows(identity_rows(scene, identity), title=title),)


def cases_block(scene: Scene) -> tuple[Block, ...]:
    """Return the visit's cases with how each ended, where there are any."""
    rows = tuple(
        Row(case_name(scene, case), outcome_words(scene, case), personal=False)
        for case in scene.visit.cases.values()
    )
    return (Rows(rows, title=scene.say("This visit")),) if rows else ()


def case_name(scene: Scene, case: Case) -> str:
    """Return the name of a case's service in the reader's language."""
    return words(case.service.name, scene.texts.language, case.service.source_lang)


def outcome_words(scene: Scene, case: Case) -> str:
    """Return how a case ended, or that it is still open."""
    return scene.say(OUTCOMES[case.outcome]) if case.outcome else scene.say("Still open")


def goodbye_for_citizen(scene: Scene) -> Page:
    """Say goodbye, with what was done, and that the screen forgets it."""
    say = scene.say
    return Page(
        "goodbye",
        say("Thank you for coming"),
        (say("Take your card and your papers with you."), say("This screen now forgets you.")),
        blocks=(*cases_block(scene), *home_blocks(scene)),
    )


def home_blocks(scene: Scene) -> tuple[Block, ...]:
    """Return what the citizen did alone, and the way to do it at home, for each service."""
    ways = ways_home(scene.visit, scene.texts)
    return tuple(block for way in ways for block in _home_block(scene, way))


def _home_block(scene: Scene, way: WayHome) -> Iterator[Block]:
    if way.alone:
        title = scene.say("What you did yourself: {service}", service=way.service)
        yield Numbered(way.alone, title=title, pictures=("check",) * len(way.alone))
    if way.moves:
        title = scene.say("At home next time: {service}", service=way.service)
        pictures = tuple(move.picture or "" for move in way.moves)
        yield Numbered(tuple(move.text for move in way.moves), title=title, pictures=pictures)
    if way.link:
        yield Code(way.link, scene.say("Scan to open the page at home."))


def goodbye_for_desk(scene: Scene) -> Page:
    """Remind of card and papers, and clear the screens."""
    say = scene.say
    return Page(
        "goodbye",
        say("Say goodbye"),
        (say("Hand back the card and the papers."),),
        blocks=(*slip_notice_for_mediator(scene), *cases_block(scene)),
        acts=(Act(say("Clear both screens"), Wipe(), key="Ctrl+Return", style="primary"),),
    )
