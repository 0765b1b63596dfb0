"""What both screens show where the desk cannot be opened: why, and what to do."""

from __future__ import annotations

from citizenspot.desk.ports import Place
from citizenspot.journal.errors import JournalError
from citizenspot.texts import Texts
from citizenspot.visit.idle import PRACTICE
from citizenspot.visit.views import CitizenView, DeskView, Page


def unopened_desk(place: Place, error: Exception) -> DeskView:
    """Return screen 1 with the reason in the mediator's language; in it what screen 2 shows.

    What is no error of the journal is a defect, and said as it came.
    """
    texts = Texts.for_language(place.language)
    return DeskView(
        position=0,
        visit="",
        page=Page("cannot open", texts.say("The desk cannot be opened"), _reason(texts, error)),
        citizen=_unopened_citizen(place),
        language=texts.language,
        practice=texts.say(PRACTICE) if place.practice else "",
        mediator=place.mediator,
        desk=place.desk,
    )


def _reason(texts: Texts, error: Exception) -> tuple[str, ...]:
    if not isinstance(error, JournalError):
        return (str(error),)
    said = (error.sentence, error.next_act)
    return tuple(texts.say(sentence, **error.values) for sentence in said if sentence)


def _unopened_citizen(place: Place) -> CitizenView:
    """Return screen 2 without a welcome: nobody can be served yet."""
    texts = Texts.for_language(place.citizen_language)
    seen_to = texts.say("The mediator is seeing to it. Nothing is lost.")
    return CitizenView(
        position=0,
        state="paused",
        page=Page("paused", texts.say("One moment, please"), (seen_to,)),
        language=texts.language,
        right_to_left=texts.right_to_left,
        practice=texts.say(PRACTICE) if place.practice else "",
    )
