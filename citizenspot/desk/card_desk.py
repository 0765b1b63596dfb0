"""Everything about the citizen's card at the desk: what is wanted of it, its PIN, German cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.desk.card_wishes import CardWishes
from citizenspot.desk.handover_desk import HandoverDesk
from citizenspot.visit.desk_commands import OpenCard
from citizenspot.visit.proof_commands import AllowLastTry, UsePinpad

if TYPE_CHECKING:
    from datetime import date

    from citizenspot.desk.look import Look
    from citizenspot.desk.parts import Parts
    from citizenspot.eid.ausweisapp.handover_worker import HandoverNews
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.visit.commands import OfferIdentity
    from citizenspot.visit.desk_commands import CardCommand
    from citizenspot.visit.proof_commands import CitizensWord
    from citizenspot.visit.state import Visit


class CardDesk:
    """The card's part of the desk; `visit` is the one that may be looked at now, if any."""

    def __init__(self, look: Look) -> None:
        """Begin without a card and without a wish."""
        self._look = look
        self._wishes = CardWishes(look)
        self._handover = HandoverDesk(look)

    def attach(self, visit: Visit | None, parts: Parts) -> None:
        """Wish of the parts that have just come what was wished before they did."""
        self._look.german_cards = parts.german_cards.is_set_up
        self._wishes.wish_anew(visit, parts.reader)

    def heard(self, event: CardEvent, visit: Visit | None, parts: Parts) -> None:
        """Show what the card reader's worker says."""
        self._wishes.heard(event, visit, parts.reader)
        self._handover.heard_card(event, visit, parts.german_cards)

    def handover_heard(self, news: HandoverNews) -> OfferIdentity | None:
        """Show how a German card is read; return whom it names, to be confirmed."""
        return self._handover.heard(news)

    def follow(self, visit: Visit | None, parts: Parts) -> None:
        """Want of card and reader what the visit waits for, and nothing else."""
        self._handover.follow(visit, parts.german_cards)
        self._wishes.follow(visit, parts.reader)

    def opens(self, text: str, parts: Parts, today: date) -> bool:
        """Read the card again with what was scanned of it, where a card waits for that."""
        return self._wishes.opens(text, parts.reader, today)

    def do(
        self,
        asked: CardCommand,
        visit: Visit | None,
        parts: Parts,
        today: date,
    ) -> None:
        """Do what the mediator asks."""
        if isinstance(asked, OpenCard):
            self._wishes.open_with(asked, parts.reader, today)
        else:
            self._handover.take(asked, visit, parts.german_cards)

    def take(self, word: CitizensWord, parts: Parts) -> None:
        """Do what the citizen alone says about their card; nothing of it is journalled."""
        if not isinstance(word, AllowLastTry | UsePinpad):
            self._handover.answer(word, parts.german_cards)
        elif self._handover.takes(word):
            self._handover.use_pin(word, parts.german_cards)
        else:
            self._wishes.take(word, parts.reader)
