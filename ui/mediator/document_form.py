"""The form for an identity document that the mediator holds: typed, checked, offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.texts import _N
from citizenspot.visit.commands import EnterField, Identity, OfferIdentity
from citizenspot.visit.views import Act, DocumentForm, Fields, FieldView, Option
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.keyed_column import Shown
from ui.design.look import Replies, Say, Surroundings
from ui.mediator.birth_date import DateProblem
from ui.mediator.controls.scrolling import reveal
from ui.mediator.fields.field_row import CODED_LIST
from ui.mediator.fields.fields_block import FieldsBlock
from ui.mediator.identity_document import (
    DocumentKind,
    Entry,
    EntryProblem,
    Problem,
    TypedDocument,
    read_document,
)
from ui.mediator.identity_papers import IdentityPapers
from ui.mediator.key_plan import MAIN

KINDS = {
    DocumentKind.CITIZEN_CARD: _N("Cartão de Cidadão"),
    DocumentKind.PASSPORT: _N("Passport"),
    DocumentKind.RESIDENCE_PERMIT: _N("Residence permit"),
    DocumentKind.OTHER: _N("Other document"),
    DocumentKind.CODE_LETTER: _N("Letter with a code"),
}
LABELS = {
    Entry.KIND: _N("Document"),
    Entry.NUMBER: _N("Document number"),
    Entry.FAMILY_NAME: _N("Family name"),
    Entry.GIVEN_NAMES: _N("Given names"),
    Entry.BIRTH_DATE: _N("Date of birth"),
    Entry.NATIONALITY: _N("Nationality"),
}
HINTS = {Entry.BIRTH_DATE: _N("Day, month and year, such as 7 3 1958")}
SENTENCES: Mapping[Problem, str] = {
    EntryProblem.NO_NAME: _N("Copy the name from the document."),
    EntryProblem.NOT_A_NAME: _N("A name has letters and no digits. Copy it as it is printed."),
    EntryProblem.NO_NUMBER: _N("Copy the number from the document."),
    EntryProblem.NOT_A_NUMBER: _N("A document number has letters A to Z and digits only."),
    EntryProblem.NOT_THIS_CARDS_NUMBER: _N(
        "This is no number of a Cartão de Cidadão: 8 digits, or all 12 characters. Copy it again."
    ),
    EntryProblem.NO_COUNTRY: _N("Choose the nationality that the document states."),
    EntryProblem.NOT_A_COUNTRY: _N("No nationality is called so. Type its first letters."),
    DateProblem.EMPTY: _N("Copy the date of birth from the document."),
    DateProblem.NOT_A_DATE: _N("This is no date. Type day, month and year, such as 7 3 1958."),
    DateProblem.YEAR_UNCLEAR: _N("Type the year with four digits."),
    DateProblem.IN_THE_FUTURE: _N("This day has not come yet. Check the year."),
    DateProblem.TOO_LONG_AGO: _N("This is more than 120 years ago. Check the year."),
}


@dataclass
class _Typed:
    """What stands in the form; a commit of one entry changes it."""

    entries: dict[Entry, str] = field(default_factory=dict)
    problems: dict[Entry, Problem] = field(default_factory=dict)


class DocumentFormBlock(Shown[DocumentForm]):
    """Entries like the fields of a service, but nothing leaves before all of them are right."""

    def __init__(self, around: Surroundings, papers: IdentityPapers) -> None:
        super().__init__()
        self._around, self._papers = around, papers
        papers.countries.ask()
        self._typed = _Typed({Entry.KIND: DocumentKind.CITIZEN_CARD.value})
        replies = Replies(around.replies.press, self._take, lambda _case, _field, _text: None)
        self._fields = FieldsBlock(Surroundings(around.look, around.say, replies))
        self._fields.finished.connect(self._offer)
        self._submit = Button(around.look, Words("", key=MAIN), self._offer, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(around.look.measures.spaces(2))
        column.addWidget(self._fields)
        column.addWidget(self._submit, 0, Qt.AlignmentFlag.AlignTrailing)
        self._show()

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first entry, one with a problem before others."""
        return self._fields.focus_place

    def show_value(self, value: DocumentForm) -> None:
        """Show the words of the button; what was typed stays."""
        self._submit.show_words(Words(value.submit, key=MAIN))
        self._show()

    def _take(self, reply: object) -> None:
        if isinstance(reply, EnterField):
            entry = Entry(reply.field)
            self._typed.entries[entry] = reply.text
            self._typed.problems.pop(entry, None)
            self._show()

    def _offer(self) -> None:
        """Put the identity before the citizen, or say at each entry what is wrong with it."""
        self._fields.commit()
        entries = {each: self._typed.entries.get(each, "") for each in Entry}
        kind = DocumentKind(entries.pop(Entry.KIND))
        typed = TypedDocument(kind, **{entry.value: text for entry, text in entries.items()})
        countries = self._papers.countries.waited_for()
        read = read_document(typed, countries, self._papers.today())
        if isinstance(read, Identity):
            command = OfferIdentity(read, kind.assurance)
            self._around.replies.press(Act(self._submit.accessibleName(), command))
            return
        self._typed.problems = read
        self._show()
        place = self.focus_place
        if place:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(place)

    def _show(self) -> None:
        self._fields.show_value(Fields(tuple(self._view_of(entry) for entry in Entry)))

    def _view_of(self, entry: Entry) -> FieldView:
        say = self._around.say
        problem = self._typed.problems.get(entry)
        return FieldView(
            case="",
            field=entry.value,
            label=say(LABELS[entry]),
            kind=_KINDS_OF_ENTRY.get(entry, "text"),
            text=self._typed.entries.get(entry, ""),
            hint=say(HINTS[entry]) if entry in HINTS else "",
            error=say(SENTENCES[problem]) if problem else "",
            options=self._options(entry, say),
        )

    def _options(self, entry: Entry, say: Say) -> tuple[Option, ...]:
        if entry is Entry.KIND:
            return tuple(Option(kind.value, say(name)) for kind, name in KINDS.items())
        if entry is Entry.NATIONALITY:
            return tuple(Option(each.code, each.name) for each in self._papers.countries.known)
        return ()


_KINDS_OF_ENTRY = {
    Entry.KIND: "choice",
    Entry.BIRTH_DATE: "date",
    Entry.NUMBER: "cc",
    Entry.NATIONALITY: CODED_LIST,
}
