"""What the trainer does in a played visit: cards, faults of the town, and a document to copy."""

from __future__ import annotations

from citizenspot.texts import Texts
from training.played_visits.script import DocumentSeen, PlayedAct
from training.practice_world import PracticeWorld
from training.town.faults import Fault, FaultKind
from ui.mediator.document_form import LABELS
from ui.mediator.identity_document import Entry


class Trainer:
    """Plays the world around the two screens."""

    def __init__(self, world: PracticeWorld, texts: Texts) -> None:
        """Keep the world, and the language of screen 1."""
        self._world = world
        self._texts = texts

    def do(self, act: PlayedAct) -> None:
        """Put a card in, take it out, or let a provider misbehave.

        Raises:
            LookupError: there is no town yet.
        """
        if act.insert:
            self._world.insert(act.insert)
        if act.remove:
            self._world.remove()
        if act.fault:
            if self._world.town is None:
                raise LookupError("the practice town has not started")
            fault = Fault(FaultKind(act.how), act.milliseconds)
            self._world.town.set_fault(act.fault, fault)

    def document_fields(self, seen: DocumentSeen) -> dict[str, str]:
        """Return what is typed into the form for a document, by the fields' labels."""
        typed = {
            Entry.FAMILY_NAME: seen.family_name,
            Entry.GIVEN_NAMES: seen.given_names,
            Entry.BIRTH_DATE: seen.birth_date,
            Entry.NUMBER: seen.number,
            Entry.NATIONALITY: seen.nationality,
        }
        return {self._texts.say(LABELS[entry]): text for entry, text in typed.items() if text}
