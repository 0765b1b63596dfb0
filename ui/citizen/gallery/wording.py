"""Two languages for the sample views, and the parts that every sample page shares."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.commands import ChooseLanguage, ChooseTextSize, GoBack
from citizenspot.visit.reading_choices import ChooseContrast
from citizenspot.visit.screen_commands import AskToExplain, Stop
from citizenspot.visit.views import Act, Block, CitizenView, Page
from citizenspot.visit.words import Contrast, TextSize

CASE, STEP, STEPS = "c1", "s1", 9

Wording = Callable[[str, str], str]
"""Returns the Portuguese or the English one of two texts."""


def wording(language: str) -> Wording:
    """Return the choice between two texts for a language.

    In a third one the program's own sentences are said; those of the sample service stay English,
    as a service does that nobody has translated.
    """
    texts = Texts.for_language(language)
    return lambda portuguese, english: portuguese if language == "pt" else texts.say(english)


def language_acts(language: str) -> tuple[Act, ...]:
    """Return the languages to choose from."""
    return tuple(
        Act(name, ChooseLanguage(tag), selected=tag == language) for tag, name in OWN_NAMES.items()
    )


def size_acts(say: Wording, size: TextSize) -> tuple[Act, ...]:
    """Return the text sizes to choose from."""
    words = {
        TextSize.NORMAL: say("Texto normal", "Normal text"),
        TextSize.LARGE: say("Texto grande", "Large text"),
        TextSize.LARGEST: say("Texto muito grande", "Largest text"),
    }
    return tuple(Act(words[each], ChooseTextSize(each), selected=each is size) for each in TextSize)


def contrast_acts(say: Wording, contrast: Contrast) -> tuple[Act, ...]:
    """Return the colours to choose from."""
    words = {
        Contrast.USUAL: say("Cores habituais", "Usual colours"),
        Contrast.DARK: say("Claro sobre escuro", "Light on dark"),
        Contrast.STRONG: say("Contraste forte", "Strong contrast"),
    }
    return tuple(
        Act(words[each], ChooseContrast(each), selected=each is contrast) for each in Contrast
    )


def chrome(say: Wording) -> tuple[Act, ...]:
    """Return the acts that every page has."""
    return (
        Act(say("Explique-me isto", "Explain this to me"), AskToExplain()),
        Act(say("Parar", "Stop"), Stop(), style="danger"),
    )


def step_view(
    say: Wording,
    step: int,
    heading: str,
    sentences: tuple[str, ...],
    blocks: tuple[Block, ...],
    *acts: Act,
) -> CitizenView:
    """Return a page of a step of the sample service, with Back."""
    progress = say("Passo {step} de {steps}", "Step {step} of {steps}")
    page = Page(
        f"sample/{step}/{heading}",
        heading,
        sentences,
        blocks,
        (*acts, Act(say("Voltar", "Back"), GoBack(CASE), style="quiet")),
        step=step,
        steps=STEPS,
        progress=progress.format(step=step, steps=STEPS),
    )
    service = say("Renovar a carta de condução", "Renew a driving licence")
    return CitizenView(step, "step", page, service=service, chrome=chrome(say))
