"""Copying an identity document, by keyboard."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.views import Notice
from citizenspot.visit.words import Assurance
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import identify
from ui.mediator.controls.link_line import LinkLine
from ui.mediator.document_form import DocumentFormBlock
from ui.mediator.fields.field_row import FieldRow

MARIA = c.Identity(
    family_name="Exemplo Silva",
    given_names="Maria",
    birth_date=date(1958, 3, 7),
    number="AB123456",
    number_kind="passport",
    nationality="PRT",
    document_number="AB123456",
    source="document",
)


def problems(counter: Counter) -> list[str]:
    return [line.accessibleName() for line in counter.all(LinkLine)]


def errors(counter: Counter) -> dict[str, str]:
    return {row.field.field: row.field.error for row in counter.all(FieldRow) if row.field.error}


def copy_passport(counter: Counter, born: str = "7 3 1958") -> None:
    """Type a passport from the first field on; Enter leads through all of them."""
    counter.press("2")
    for text in ("", "ab 123456", "Exemplo Silva", "Maria", born, "port"):
        counter.write(text)
        counter.press("Return")


def test_a_passport_is_copied_with_enter_alone_and_offered_to_the_citizen(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(identify("en"))
    copy_passport(counter)
    assert counter.commands == [c.OfferIdentity(MARIA, Assurance.DOCUMENT_SEEN)]


def test_ctrl_enter_offers_from_any_entry_with_what_was_typed_last(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(identify("en"))
    copy_passport(counter, born="7 3 58")
    assert counter.commands == []
    counter.press("Alt+A")
    counter.focused.clear()  # type: ignore[attr-defined] # a line
    counter.write("7/3/1958")
    counter.press("Ctrl+Return")
    assert counter.commands == [c.OfferIdentity(MARIA, Assurance.DOCUMENT_SEEN)]


def test_nothing_typed_is_not_offered_and_every_entry_says_what_it_wants(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(identify("en"))
    counter.press("Ctrl+Return")
    assert counter.commands == []
    assert list(errors(counter)) == [
        "number",
        "family_name",
        "given_names",
        "birth_date",
        "nationality",
    ]
    assert len(problems(counter)) == 5
    assert counter.focused.accessibleName() == "Document number"


def test_a_year_of_two_digits_is_asked_for_in_full_and_stays_typed(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(identify("en"))
    copy_passport(counter, born="7 3 58")
    assert problems(counter) == ["Date of birth: Type the year with four digits."]
    assert counter.focused.text() == "7 3 58"  # type: ignore[attr-defined] # a line


def test_a_mended_entry_is_no_longer_a_problem(open_counter: OpenCounter) -> None:
    counter = open_counter(identify("en"))
    counter.press("Ctrl+Return")
    counter.write("00000000 0 ZZ4")
    counter.press("Return")
    assert "number" not in errors(counter)
    assert len(problems(counter)) == 4


def test_a_state_of_the_reader_that_arrives_meanwhile_disturbs_nothing(
    open_counter: OpenCounter,
) -> None:
    view = identify("en")
    counter = open_counter(view)
    counter.press("Alt+F")
    counter.write("Exem")
    reader = Notice("problem", "The card cannot be read.", "Turn it round.")
    counter.show(replace(view, position=41, reader=reader))
    counter.write("plo")
    assert counter.focused.text() == "Exemplo"  # type: ignore[attr-defined] # a line


def test_the_form_is_forgotten_when_the_page_is_left(open_counter: OpenCounter) -> None:
    view = identify("en")
    counter = open_counter(view)
    counter.press("Alt+F")
    counter.write("Exemplo")
    other = replace(view.page, name="offered", blocks=())
    counter.show(replace(view, position=41, page=other))
    counter.show(replace(view, position=42))
    typed = [row.editor.typed for row in counter.all(FieldRow) if row.editor]
    assert "Exemplo" not in typed
    assert counter.one(DocumentFormBlock)
