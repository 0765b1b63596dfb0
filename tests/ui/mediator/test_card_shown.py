"""The citizen's card on screen 1: its words, its photograph, and the field that opens it."""

from __future__ import annotations

from citizenspot.texts import Texts
from citizenspot.visit.desk_commands import OpenCard
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.views import DeskView
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.visit.card_moments import EVERY_MOMENT
from ui.mediator.card_shown import CardShownBlock, Photograph
from ui.mediator.document_form import DocumentFormBlock
from ui.mediator.fields.field_row import FieldRow

ENGLISH = Texts.for_language("en")


def view_of(name: str, **around: object) -> DeskView:
    moment = EVERY_MOMENT[name]()
    moment.around.update(around)
    return desk_view(moment.story.visit, ENGLISH, ENGLISH, moment.surroundings)


def entry(counter: Counter) -> FieldRow:
    return next(row for row in counter.all(FieldRow) if row.field.field == "printed")


def test_the_photograph_stands_beside_the_words_with_its_name(open_counter: OpenCounter) -> None:
    counter = open_counter(view_of("verified"))
    photograph = counter.one(Photograph)
    assert photograph.is_there
    assert photograph.accessibleName() == "Photograph on the card"
    counter.show(view_of("key needed"))
    assert counter.all(Photograph) == []


def test_a_card_without_a_photograph_keeps_no_place_for_it(open_counter: OpenCounter) -> None:
    counter = open_counter(view_of("early words"))
    assert counter.one(CardShownBlock)
    assert counter.all(Photograph) == []


def test_the_number_is_typed_and_sent_with_enter_and_a_mistake_is_named_at_it(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(view_of("key needed"))
    entry(counter).take_focus()
    counter.write("31804")
    counter.press("Return")
    assert counter.commands == [OpenCard("31804")]
    counter.show(view_of("key needed", key_problem="The number has six digits, and no letters."))
    assert entry(counter).field.error
    counter.press("End")
    counter.write("2")
    counter.press("Return")
    assert counter.commands[-1] == OpenCard("318042")


def test_the_letters_lead_to_the_document_beside_it(open_counter: OpenCounter) -> None:
    counter = open_counter(view_of("key needed"))
    counter.press("Alt+N")
    assert counter.one(DocumentFormBlock).isAncestorOf(counter.focused)
