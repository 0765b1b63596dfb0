"""What the two screens may show: plain values, and the only thing that ever reaches a screen.

Every text in a view is plain, in its reader's language, and already masked; a screen paints
blocks and sends back the command of what was pressed. Screen 2 is a process of its own, so
views and commands are also its wire format.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from citizenspot.visit.commands import AnyCommand, Stroke
from citizenspot.visit.words import Contrast, TextSize


class View(msgspec.Struct, frozen=True, omit_defaults=True):
    """The base of every value that reaches a screen."""


class Act(View, frozen=True):
    """Something the reader may press, and the command it gives.

    `key` is the keyboard's way to it, such as `F7` or `Ctrl+Return`, empty on screen 2. Where
    `why_not` is given the act is shown but cannot be pressed, with that reason. `reason_asked`
    marks an assisted act: screen 1 asks for a reason and wraps the command in `Assisted`.
    `asks` names the property of the command that screen 1 asks a line of text for. `selected` says
    of a choice whether it is the one made; of an act that is no choice it says nothing.
    """

    label: str
    command: AnyCommand
    key: str = ""
    style: Literal["primary", "plain", "quiet", "danger"] = "plain"
    why_not: str = ""
    reason_asked: bool = False
    asks: Literal["", "reference", "note", "why", "reason"] = ""
    selected: bool | None = None


class Option(View, frozen=True):
    """One value of a choice."""

    value: str
    label: str


class FieldView(View, frozen=True):
    """One field: its words, what it holds, whose it is now.

    `text` is what the editor holds; `shown` is how a reader sees it, masked where it must be
    (`full` then has the value for *show*, on the citizen's own screen only). `writer` names who
    is typing at this moment, in words, empty when nobody is; `draft` is then the unfinished
    text. `editable` says whether this screen may type.
    """

    case: str
    field: str
    label: str
    kind: str
    text: str = ""
    shown: str = ""
    full: str = ""
    hint: str = ""
    why: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True
    editable: bool = True
    masked: bool = False
    writer: str = ""
    draft: str = ""


class Fields(View, frozen=True, tag="fields"):
    """Fields to fill in, in reading order."""

    fields: tuple[FieldView, ...]


class Row(View, frozen=True):
    """A label and its value; `full` is the unmasked value where the reader may ask for it.

    A value is taken to be `personal`, and so not said aloud into the room, unless it is marked.
    """

    label: str
    value: str
    full: str = ""
    change: Act | None = None
    personal: bool = True


class Rows(View, frozen=True, tag="rows"):
    """A list of labels and values, under a title."""

    rows: tuple[Row, ...]
    title: str = ""


class CheckItem(View, frozen=True):
    """One paper of a checklist and the acts that settle it."""

    label: str
    note: str = ""
    state: Literal["open", "done", "missing"] = "open"
    state_text: str = ""
    acts: tuple[Act, ...] = ()


class Checklist(View, frozen=True, tag="checklist"):
    """Papers to look at, one after another."""

    items: tuple[CheckItem, ...]


class SheetPicture(View, frozen=True, tag="sheet"):
    """One sheet of a paper that is handed in: a JPEG this program has written, and what it is.

    Where it is `editable` a part of it can be chosen, to be cut out by `CropSheet`; `hint` says
    how. `acts` are what may be done with it, on screen 1.
    """

    picture: bytes
    caption: str
    hint: str = ""
    editable: bool = False
    acts: tuple[Act, ...] = ()


class Choices(View, frozen=True, tag="choices"):
    """Several acts of equal weight to choose from, such as languages or ways to pay."""

    acts: tuple[Act, ...]
    title: str = ""


class SignaturePad(View, frozen=True, tag="signature"):
    """A pad to draw on (or, where `editable` is false, the signature drawn).

    The screen offers to clear and to accept; accepting sends `Sign(case, strokes)`.
    """

    case: str
    statement: str
    strokes: tuple[Stroke, ...] = ()
    editable: bool = True
    accept: str = ""
    clear: str = ""


class Rating(View, frozen=True, tag="rating"):
    """Five grades, each with its word; pressing one sends `Rate(case, stars)`."""

    case: str
    labels: tuple[str, ...]
    stars: int = 0
    editable: bool = True


class Numbered(View, frozen=True, tag="numbered"):
    """Steps to follow, in order; `pictures` name an icon for each, or there are none."""

    items: tuple[str, ...]
    title: str = ""
    pictures: tuple[str, ...] = ()


class Code(View, frozen=True, tag="code"):
    """A QR code's content, with what it is for."""

    content: str
    caption: str


class Notice(View, frozen=True, tag="notice"):
    """A sentence that stands out, with what to do next where there is something to do.

    `personal` marks a sentence that may name the citizen's own matters, as a provider's words do.
    """

    tone: Literal["information", "success", "warning", "problem"]
    sentence: str
    next: str = ""
    acts: tuple[Act, ...] = ()
    personal: bool = False


class Waiting(View, frozen=True, tag="waiting"):
    """Something is under way: who does what, and why."""

    sentence: str
    picture: Literal["card", "sending", "paper", "time"] = "time"


class PinPad(View, frozen=True, tag="pin_pad"):
    """Screen 2's keypad for a PIN, which goes to the card reader's worker and nowhere else.

    Screen 1 has no part that shows it. `waiting` is said once the PIN was sent.
    """

    request: int
    shortest: int
    longest: int
    accept: str
    erase: str
    waiting: str
    shuffled: bool = False


class CardShown(View, frozen=True, tag="card_shown"):
    """What a card says of its holder, beside its photograph; on screen 1 only.

    `photo` is a PNG made anew, or empty; `photo_label` is said in its place to who cannot see it.
    """

    rows: Rows
    photo: bytes = b""
    photo_label: str = ""


class DocumentForm(View, frozen=True, tag="document_form"):
    """Screen 1's form for an identity document seen; sends `OfferIdentity`."""

    submit: str


class Entry(View, frozen=True):
    """One entry of a form of the desk's own; `name` is the property of the command it fills.

    A name with a stroke, such as `counted/500`, fills that key of a property that is a map.
    """

    name: str
    label: str
    kind: Literal["text", "long_text", "pin", "money", "number", "choice", "date"] = "text"
    text: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True


class EntryForm(View, frozen=True, tag="entry_form"):
    """Screen 1's form for the desk's own acts: what is typed completes the command of `submit`.

    Nothing leaves before the form is sent; `columns` lets many counts stand side by side, their
    sum below them after the words of `total`, written as `no_money` writes none. One that
    `is_beside` another form leaves that one the letters that lead to entries.
    """

    name: str
    entries: tuple[Entry, ...]
    submit: Act
    columns: int = 1
    total: str = ""
    is_beside: bool = False
    no_money: str = ""


Block = (
    Fields
    | Rows
    | Checklist
    | SheetPicture
    | Choices
    | SignaturePad
    | Rating
    | Numbered
    | Code
    | Notice
    | Waiting
    | CardShown
    | DocumentForm
    | EntryForm
    | PinPad
)


class Page(View, frozen=True):
    """One page: a heading, at most three short sentences, blocks, and acts.

    `name` changes when the reader is somewhere else (a screen then moves focus to the heading);
    the same name means the same page with newer values, which a screen updates in place.
    """

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    acts: tuple[Act, ...] = ()
    step: int = 0
    steps: int = 0
    progress: str = ""


class CitizenView(View, frozen=True):
    """All that screen 2 shows.

    `position` is the journal's position the view was made at. `chrome` are the acts of every page.
    `hand` says in words who types now. `reads_aloud` says that pages are read aloud as they come.
    `written_in` says how the service's own texts are written where it is not as was asked for.
    """

    position: int
    state: Literal["idle", "welcome", "step", "stopped", "paused", "covered", "goodbye"]
    page: Page
    language: str = "pt"
    right_to_left: bool = False
    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.USUAL
    practice: str = ""
    service: str = ""
    written_in: str = ""
    hand: str = ""
    chrome: tuple[Act, ...] = ()
    languages: tuple[Act, ...] = ()
    sizes: tuple[Act, ...] = ()
    contrasts: tuple[Act, ...] = ()
    wordings: tuple[Act, ...] = ()
    reads_aloud: bool = False


class Task(View, frozen=True):
    """One case in the desk's list: its name, where it stands, and the act that goes there."""

    title: str
    state: str
    tone: Literal["todo", "current", "done", "waiting", "problem"]
    act: Act | None = None


class StepLine(View, frozen=True):
    """One step of the current case in the desk's list."""

    title: str
    tone: Literal["todo", "current", "done", "skipped"]
    by: str = ""


class ParkedVisit(View, frozen=True):
    """A visit put aside: what the mediator needs to find it again."""

    visit: str
    label: str
    since: str
    act: Act


class TicketLine(View, frozen=True):
    """A ticket in the strip: its number, since when it waits, and what is known of it."""

    number: str
    waits: str
    note: str = ""
    priority: bool = False
    act: Act | None = None


class QueueStrip(View, frozen=True):
    """The queue above the desk: how many wait, who comes next, who is called, and the acts."""

    summary: str
    called: str = ""
    next: tuple[TicketLine, ...] = ()
    acts: tuple[Act, ...] = ()
    problem: str = ""


class DeskView(View, frozen=True):
    """All that screen 1 shows of the visit, with screen 2's view for the small picture.

    `acts` are those that hold on every page (hand over, take back, cover, park, close…), `say`
    is what to say for this step and `advice` what usually goes wrong in it, `helps` are the help
    levels to choose from. A `locked` desk shows nothing of a visit.
    """

    position: int
    visit: str
    page: Page
    citizen: CitizenView
    language: str = "pt"
    practice: str = ""
    mediator: str = ""
    desk: str = ""
    phase: str = ""
    say: str = ""
    reader: Notice | None = None
    tasks: tuple[Task, ...] = ()
    steps: tuple[StepLine, ...] = ()
    acts: tuple[Act, ...] = ()
    helps: tuple[Act, ...] = ()
    notices: tuple[Notice, ...] = ()
    outbox: tuple[Task, ...] = ()
    parked: tuple[ParkedVisit, ...] = ()
    search: bool = False
    queue: QueueStrip | None = None
    advice: tuple[str, ...] = ()
    locked: bool = False
