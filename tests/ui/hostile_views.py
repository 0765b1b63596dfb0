"""Views with one text in every place that can hold words from outside, for both screens."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.views import (
    Act,
    Block,
    CardShown,
    CheckItem,
    Checklist,
    Choices,
    CitizenView,
    Code,
    DeskView,
    DocumentForm,
    Entry,
    EntryForm,
    Fields,
    FieldView,
    Notice,
    Numbered,
    Option,
    Page,
    ParkedVisit,
    PinPad,
    QueueStrip,
    Rating,
    Row,
    Rows,
    SheetPicture,
    SignaturePad,
    StepLine,
    Task,
    TicketLine,
    Waiting,
)
from tests.ui.mediator.sample_views.every_moment import form
from ui.gallery.sample_sheet import sample_sheet

GRADES = 5


def citizen_views(text: str, position: int = 1) -> tuple[CitizenView, ...]:
    """Return what screen 2 can show: a page of every block, and the one for a PIN."""
    pad = PinPad(1, 4, 8, accept=text, erase=text, waiting=text)
    pages = (_page("all", text, blocks(text)), _page("pin", text, (pad,)))
    return tuple(
        CitizenView(
            position + number,
            "step",
            page,
            language="en",
            practice=text,
            service=text,
            written_in=text,
            hand=text,
            chrome=(_act(text),),
            languages=(_act(text),),
            sizes=(_act(text),),
            contrasts=(_act(text),),
        )
        for number, page in enumerate(pages)
    )


def desk_views(text: str, position: int = 1) -> tuple[DeskView, ...]:
    """Return what screen 1 can show: a page of every block, its own forms, and one for a PIN."""
    pad = PinPad(1, 4, 8, accept=text, erase=text, waiting=text)
    pages = (
        _page("all", text, blocks(text)),
        _page("forms", text, desk_blocks(text)),
        _page("pin", text, (pad,)),
    )
    return tuple(_around(page, text, position + number) for number, page in enumerate(pages))


def blocks(text: str) -> tuple[Block, ...]:
    """Return every block that both screens can show."""
    field = FieldView("c1", "f", text, "text", text=text, hint=text, why=text, error=text)
    other = replace(field, field="o", editable=False, writer=text, draft=text)
    shown = FieldView("c1", "g", text, "text", shown=text, full=text + "!", editable=False)
    choice = FieldView("c1", "h", text, "choice", options=(Option("1", text), Option("2", text)))
    long = FieldView("c1", "i", text, "long_text", text=text)
    return (
        Notice("problem", text, text, (_act(text),)),
        Fields((field, other, shown, choice, long)),
        Rows((Row(text, text, text + "!", _act(text)),), text),
        Checklist((CheckItem(text, text, "open", text, (_act(text),)),)),
        SheetPicture(sample_sheet(), text, text, acts=(_act(text),)),
        Choices((_act(text), replace(_act(text), why_not=text)), text),
        SignaturePad("c1", text, accept=text, clear=text),
        Rating("c1", (text,) * GRADES),
        Numbered((text, text), text),
        Code(text, text),
        Waiting(text, "time"),
    )


def desk_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks that only screen 1 shows."""
    entry = Entry("e0", text, "text", text, text, text)
    entries = (
        entry,
        replace(entry, name="e1", kind="long_text"),
        replace(entry, name="e2", kind="money"),
        replace(entry, name="e3", kind="number"),
        replace(entry, name="e4", kind="date"),
    )
    choice = Entry("choice", text, "choice", options=(Option("1", text), Option("2", text)))
    return (
        CardShown(Rows((Row(text, text),), text), photo_label=text),
        EntryForm("form", (*entries, choice), _act(text), total=text),
        DocumentForm(text),
    )


def _around(page: Page, text: str, position: int) -> DeskView:
    """Return the view of a page, with the text in everything that stands around it."""
    view, act = form("en"), _act(text)
    ticket = TicketLine(text, text, text, act=act)
    return replace(
        view,
        position=position,
        page=page,
        citizen=replace(view.citizen, page=_page("all", text, blocks(text)), service=text),
        practice=text,
        mediator=text,
        desk=text,
        say=text,
        reader=Notice("problem", text, text),
        tasks=(Task(text, text, "current", act),),
        steps=(StepLine(text, "done", text),),
        acts=(act,),
        helps=(act,),
        notices=(Notice("warning", text, text, (act,)),),
        outbox=(Task(text, text, "problem", act),),
        parked=(ParkedVisit("v", text, text, act),),
        queue=QueueStrip(text, text, (ticket,), (act,), text),
        advice=(text, text),
    )


def _page(name: str, text: str, holding: tuple[Block, ...]) -> Page:
    return Page(name, text, (text, text), holding, (_act(text),), step=1, steps=2, progress=text)


def _act(text: str) -> Act:
    return Act(text, c.Continue("c1", text))
