"""Subject access at the desk: somebody's card, their word for it, and what is held, on paper.

Lives on the desk's thread. Nothing is looked for before a card was checked and its holder has said
so on screen 2; what is found goes to the printer and is shown to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citizenspot.day import held_commands as h
from citizenspot.day.events import HeldTold
from citizenspot.day.held_turn import HeldStage, HeldTurn
from citizenspot.day.refusals import DayRefusal
from citizenspot.desk.card_reports import card_sight, reader_state
from citizenspot.eid.card_events import CardEvent, CardState, ReaderChanged
from citizenspot.visit.commands import Assisted
from citizenspot.visit.words import Actor

if TYPE_CHECKING:
    from citizenspot.desk.day_book import DayBook
    from citizenspot.desk.look import Look
    from citizenspot.desk.parts import Parts
    from citizenspot.desk.ports import CatalogueAtHand, Place, World
    from citizenspot.receipts.held import Held
    from citizenspot.visit.commands import AnyCommand, Identity

PAPER = "a4"
_STAYS = frozenset({CardState.READY, CardState.READING})
_WAITS = frozenset({HeldStage.CARD, HeldStage.ASKED, HeldStage.NOT_ENOUGH})


@dataclass(frozen=True)
class Ground:
    """What a sheet is made on."""

    world: World
    place: Place
    catalogue: CatalogueAtHand


class HeldDesk:
    """Follows one person's question from their card to the paper."""

    def __init__(self, day: DayBook, ground: Ground) -> None:
        """Begin with nobody asking."""
        self._day, self._ground = day, ground
        self._waits, self._sheet = False, ""

    def take(
        self, command: AnyCommand, actor: Actor, parts: Parts, look: Look, *, visit_open: bool
    ) -> bool:
        """Do what is asked, where it is about this; `look` says how the card reader stands."""
        assisted = command.reason.strip() if isinstance(command, Assisted) else ""
        act = command.act if isinstance(command, Assisted) else command
        if isinstance(act, h.CitizensHeldCommand):
            self._take_citizens(act, actor, assisted, parts)
        elif isinstance(act, h.MediatorsHeldCommand) and actor is Actor.MEDIATOR:
            hinders = DayRefusal.VISIT_OPEN if visit_open else self._hinders(look.reader)
            self._day.refusal = self._day.may_not(type(act)) or hinders
            if self._day.refusal is None:
                self._take_mediators(act, parts, look.reader)
        else:
            return False
        return True

    def heard(self, event: CardEvent, parts: Parts) -> bool:
        """Take what the reader says, and say whether the card is nothing of a visit."""
        turn = self._day.held
        if turn is None:
            return False
        if turn.stage not in _WAITS:
            return True
        card = card_sight(event, turn.card)
        if isinstance(event, ReaderChanged) and event.state not in _STAYS:
            card = None
        self._day.held = replace(
            turn,
            reader=reader_state(event, turn.reader),
            card=card,
            stage=self._stage_with(card),
            request=turn.request + (card is None and turn.card is not None),
        )
        if card is None and turn.stage is not HeldStage.CARD:
            # Whoever asks has taken their card: the next is read as the first was.
            parts.reader.read()
        return True

    def sheet_reported(self, sheet: str, problem: str, parts: Parts) -> None:
        """Show what keeps the paper, or that it is out; its file then goes."""
        turn = self._day.held
        if turn is None or turn.sheet != sheet:
            return
        stage = HeldStage.KEPT_BACK if problem else HeldStage.PRINTED
        self._day.held = replace(turn, stage=stage, problem=problem)
        self.follow(parts)

    def follow(self, parts: Parts) -> None:
        """Let reader and paper go, once nobody waits for them any more."""
        turn = self._day.held
        waits = turn is not None and turn.stage in _WAITS
        if self._waits and not waits:
            parts.reader.cancel()
        self._waits = waits
        sheet = turn.sheet if turn is not None and turn.stage is not HeldStage.PRINTED else ""
        if self._sheet and self._sheet != sheet:
            parts.receipts.forget(self._sheet)
        self._sheet = sheet

    def _hinders(self, reader: str) -> DayRefusal | None:
        refusal = self._day.may_not_serve(visit_open=False)
        if refusal is None and reader == CardState.OWN_CARD.value:
            return DayRefusal.OWN_CARD_IN
        if refusal is None and PAPER not in self._ground.place.printers:
            return DayRefusal.NO_LARGE_PRINTER
        return refusal

    def _take_mediators(self, act: h.MediatorsHeldCommand, parts: Parts, reader: str) -> None:
        match act:
            case h.AskWhatIsHeld():
                language = act.language or self._ground.place.citizen_language
                self._day.held = HeldTurn(language, reader=reader)
                parts.reader.read()
            case h.OpenTheirCard():
                self._open(act.printed, parts)
            case h.EndWhatIsHeld():
                self._day.held = None

    def _open(self, printed: str, parts: Parts) -> None:
        from citizenspot.eid.printed_on_card import (  # noqa: PLC0415 - only for such a card
            MEDIATORS_SENTENCES,
            NotPrinted,
            key_typed,
        )

        if self._day.held is None:
            return
        world, place = self._ground.world, self._ground.place
        key = key_typed(printed, world.now().astimezone(place.zone).date())
        problem = MEDIATORS_SENTENCES[key] if isinstance(key, NotPrinted) else ""
        self._day.held = replace(self._day.held, key_problem=problem)
        if not isinstance(key, NotPrinted):
            parts.reader.read(key)

    def _take_citizens(
        self, act: h.CitizensHeldCommand, actor: Actor, assisted: str, parts: Parts
    ) -> None:
        turn = self._day.held
        is_theirs = actor is Actor.CITIZEN or bool(assisted)
        if turn is None or turn.stage is not HeldStage.ASKED or act.request != turn.request:
            return
        if isinstance(act, h.LeaveWhatIsHeld):
            self._day.held = None
        elif is_theirs and turn.card is not None:
            self._tell(turn, turn.card.identity, assisted, actor, parts)

    def _tell(
        self, turn: HeldTurn, person: Identity, assisted: str, actor: Actor, parts: Parts
    ) -> None:
        """Look for all that is held, record that it is told, and only then have it printed."""
        from citizenspot.desk.held_about import visits_of  # noqa: PLC0415 - seldom asked
        from citizenspot.receipts.held import Held, HeldSheetAsked  # noqa: PLC0415 - as above

        world, place, catalogue = self._ground.world, self._ground.place, self._ground.catalogue
        found = tuple(each.held for each in visits_of(self._day.over.journal, person))
        if not self._day.told(HeldTold(len(found), assisted), actor):
            return
        held: Held = Held(
            person=person,
            visits=found,
            spot=place.spot,
            desk=place.desk,
            asked_at=world.now(),
            kept_days=place.visits_kept_days,
            provider_names=catalogue.provider_names,
            file="",
        )
        sheet = f"held-{world.new_id()}"
        parts.receipts.make_held(HeldSheetAsked(sheet, held, turn.language, place.time_zone))
        self._day.held = HeldTurn(
            turn.language, HeldStage.PRINTING, turn.request, sheet=sheet, visits=len(found)
        )

    def _stage_with(self, card: object) -> HeldStage:
        from citizenspot.desk.held_about import is_enough  # noqa: PLC0415 - seldom asked
        from citizenspot.visit.card_sight import CardSight  # noqa: PLC0415 - as above

        if not isinstance(card, CardSight) or card.verification is None:
            return HeldStage.CARD
        practice = self._ground.place.practice
        enough = is_enough(card.identity.number, card.verification, practice=practice)
        return HeldStage.ASKED if enough else HeldStage.NOT_ENOUGH
