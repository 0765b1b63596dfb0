"""The virtual cards that a mediator puts into the reader, in practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citizenspot.texts import Texts
from citizenspot.visit.desk_commands import InsertPracticeCard, RemovePracticeCard
from citizenspot.visit.views import Act, Block, Choices


def desks_cards_of_practice(texts: Texts, known: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    """Return the acts for cards that are named with their labels; none in live work."""
    if not known:
        return ()
    names = tuple(f"{name}-" for name, _ in known)
    in_trouble = [card for card in known if card[0].startswith(names)]
    good = [card for card in known if card not in in_trouble]
    out = Act(texts.say("Take the card out"), RemovePracticeCard(), style="quiet")
    first = Choices((*_inserting(good), out), title=texts.say("Practice cards"))
    if not in_trouble:
        return (first,)
    title = texts.say("The same card, when something is wrong with it")
    return (Choices(_inserting(in_trouble), title=title), first)


def _inserting(cards: Iterable[tuple[str, str]]) -> tuple[Act, ...]:
    return tuple(Act(label, InsertPracticeCard(name)) for name, label in cards)
