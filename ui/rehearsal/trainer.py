"""What the trainer does in a played visit: cards, faults of the town, tickets, what is copied."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.texts import Texts
from citizenspot.waiting.queue import Queue
from citizenspot.waiting.ticket import Wish
from training.played_visits.script import DocumentSeen, PlayedAct
from training.practice_world import PracticeWorld
from training.town.faults import Fault, FaultKind
from ui.mediator.document_form import LABELS
from ui.mediator.identity_document import Entry


class Trainer:
    """Plays the world around the two screens."""

    def __init__(self, world: PracticeWorld, texts: Texts, open_queue: Callable[[], Queue]) -> None:
        """Keep the world, the language of screen 1, and the way to the spot's queue."""
        self._world = world
        self._texts = texts
        self._open_queue = open_queue

    def do(self, act: PlayedAct) -> None:
        """Put a card in, take it out, let a provider misbehave, or give somebody a ticket.

        Raises:
            LookupError: there is no town yet.
        """
        if act.insert:
            self._world.insert(act.insert)
        if act.remove:
            self._world.remove()
        if act.ticket:
            self._open_queue().add(Wish(act.ticket), walk_in=False)
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
