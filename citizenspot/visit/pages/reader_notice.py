"""What is shown of the card reader: the cause, and the next act, for each of its states."""

from __future__ import annotations

from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_sentences import sentences
from citizenspot.texts import Texts
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Notice
from citizenspot.visit.words import Actor

QUIET = frozenset({CardState.NO_CARD, CardState.READING, CardState.READY})


def reader_notice(texts: Texts, around: Surroundings, reader: Actor) -> Notice | None:
    """Return the reader's state for one of the two screens, or nothing where there is none."""
    if not around.reader:
        return None
    if around.handover is not None and around.handover.is_under_way:
        return Notice("information", texts.say("AusweisApp is reading the German card."))
    state = CardState(around.reader)
    cause, following = sentences(state, for_citizen=reader is Actor.CITIZEN)
    return Notice(
        "information" if state in QUIET else "problem",
        texts.say(cause),
        texts.say(following) if following else "",
    )
