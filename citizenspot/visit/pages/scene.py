"""One page's material: the visit, the case, the reader's texts, and what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from citizenspot.texts import Texts
from citizenspot.visit import flow
from citizenspot.visit.commands import GoBack
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Act, Page
from citizenspot.visit.words import Actor
from services_catalog.definition import AnyStep, Text, words
from services_catalog.rules import FactValue


@dataclass(frozen=True)
class Scene:
    """A visit as one reader is shown it; `reader` is the citizen or the mediator."""

    visit: Visit
    texts: Texts
    around: Surroundings
    reader: Actor

    @property
    def for_citizen(self) -> bool:
        """Whether this is for screen 2."""
        return self.reader is Actor.CITIZEN

    def say(self, sentence: str, /, **values: object) -> str:
        """Return a sentence in the reader's language."""
        return self.texts.say(sentence, **values)

    def of_case(self, case: Case, outlook: flow.Outlook | None = None) -> CaseScene:
        """Return the scene of one of the visit's cases; its outlook is made where none is given."""
        outlook = outlook or flow.outlook(self.visit, case, self.around.today)
        return CaseScene(self.visit, self.texts, self.around, self.reader, case, outlook)


@dataclass(frozen=True)
class CaseScene(Scene):
    """A scene with a current case and its outlook."""

    case: Case
    outlook: flow.Outlook

    @property
    def facts(self) -> Mapping[str, FactValue]:
        """The facts that rules of the case may see."""
        return self.outlook.facts

    @property
    def way(self) -> tuple[AnyStep, ...]:
        """The steps that apply."""
        return self.outlook.way

    def words(self, text: Text) -> str:
        """Return a text of the definition in the reader's language."""
        return words(text, self.texts.language, self.case.service.source_lang)

    @property
    def provider(self) -> str:
        """The provider's name in the reader's language."""
        name = self.around.provider_names.get(self.case.service.provider, {})
        return self.words(dict(name)) or self.case.service.provider

    @property
    def service(self) -> str:
        """The service's name in the reader's language."""
        return self.words(self.case.service.name)

    def title_or(self, heading: str) -> str:
        """Return the definition's own title of the step, or a heading where it has none."""
        return self.words(self.case.current_step.title) or heading

    def page(self, heading: str, *sentences: str, name: str = "", **parts: object) -> Page:
        """Return a page of the current step, with its place on the way."""
        step = self.case.current_step
        place = 1 + next((i for i, s in enumerate(self.way) if s.id == step.id), 0)
        return Page(
            name=name or f"{self.case.id}/{step.id}/{self.case.page}",
            heading=heading,
            sentences=tuple(s for s in sentences if s),
            step=place,
            steps=len(self.way),
            progress=self.say("Step {step} of {steps}", step=place, steps=len(self.way)),
            **parts,  # type: ignore[arg-type] # blocks and acts, checked where they are built
        )

    def wrong_step(self) -> NoReturn:
        """Raise for a page function called at another kind of step than its own."""
        raise TypeError(f"no page of this kind for {self.case.current_step!r}")


def back(scene: CaseScene) -> tuple[Act, ...]:
    """Return the act that leads one page back, where there is a page before."""
    if flow.previous_place(scene.case, scene.way) is None:
        return ()
    return (Act(scene.say("Back"), GoBack(scene.case.id), style="quiet"),)
