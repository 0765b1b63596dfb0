"""The pages of a paper that is being copied: its sheets, before they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citizenspot.documents.table_sight import TableSight
from citizenspot.documents.trouble import SENTENCES
from citizenspot.texts import _N
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.table_commands import (
    ClearTable,
    FindFiles,
    KeepSheets,
    MoveSheet,
    OpenFile,
    PhotographSheet,
    RemoveSheet,
    ScanSheets,
    ShowSheet,
    StraightenSheet,
    TurnSheet,
    UndoSheet,
)
from citizenspot.visit.views import Act, Block, Choices, Notice, Page, SheetPicture, Waiting

_BUSY = {
    "scanner": _N("The page is being scanned."),
    "camera": _N("The picture is being taken."),
    "file": _N("The file is being opened."),
    "sheet": _N("The sheet is being changed."),
    "document": _N("The document is being made."),
}


def table_of(scene: CaseScene) -> TableSight | None:
    """Return the table, where it holds a paper that this step asks for."""
    table = scene.around.table
    return table if table is not None and table.case == scene.case.id else None


def for_citizen(scene: CaseScene, table: TableSight) -> Page:
    """Show what is about to be handed in, or say what the mediator is doing."""
    say = scene.say
    if not table.sheets:
        return scene.page(
            say("Your paper is copied"),
            say("The mediator copies this paper: {paper}", paper=_paper(scene, table)),
            say("You see every sheet here before it is handed in."),
            name=_name(scene),
            blocks=_busy(scene, table),
        )
    return scene.page(
        say("Look at what is handed in"),
        say("This is your paper: {paper}", paper=_paper(scene, table)),
        say("Say so if it is the wrong one, or if you do not want it to be sent."),
        name=_name(scene),
        blocks=_sheet(scene, table),
    )


def for_desk(scene: CaseScene, table: TableSight) -> Page:
    """Let the mediator bring the sheets, put them in order, and keep them."""
    say = scene.say
    nothing = "" if table.sheets else say("There is no sheet yet.")
    why_not = say("Wait until this is done.") if table.busy else nothing
    return scene.page(
        say("Copy: {paper}", paper=_paper(scene, table)),
        say("The citizen sees each sheet on screen 2."),
        name=_name(scene),
        blocks=(
            *_desk_trouble(scene, table),
            *_busy(scene, table),
            Choices(tuple(_desk_sources(scene, table)), title=say("Add sheets")),
            *_desk_files(scene, table),
            *_sheet(scene, table),
        ),
        acts=(
            Act(say("Keep this copy"), KeepSheets(), style="primary", why_not=why_not),
            Act(say("Leave it"), ClearTable(), key="Esc", style="quiet"),
        ),
    )


def _desk_sources(scene: CaseScene, table: TableSight) -> Iterator[Act]:
    say = scene.say
    why_not = say("Wait until this is done.") if table.busy else ""
    if table.has_scanner:
        yield Act(say("Scan"), ScanSheets(), why_not=why_not)
    if table.has_camera:
        yield Act(say("Take a picture"), PhotographSheet(), why_not=why_not)
    yield Act(say("From a file"), FindFiles(), why_not=why_not)


def _desk_files(scene: CaseScene, table: TableSight) -> tuple[Block, ...]:
    """Return the files that were found, by their names; the folder tells two of one name apart."""
    if table.files is None:
        return ()
    if not table.files:
        sentence = scene.say("There is no PDF, JPEG or PNG file on a stick.")
        return (Notice("information", sentence, scene.say("Drop the file on this window.")),)
    acts = (Act(_name_of(Path(file)), OpenFile(file)) for file in table.files)
    return (Choices(tuple(acts), title=scene.say("Which file?")),)


def _name_of(file: Path) -> str:
    return f"{file.parent.name} / {file.name}"


def _sheet(scene: CaseScene, table: TableSight) -> tuple[Block, ...]:
    if not table.sheets:
        return ()
    at = {"sheet": table.at + 1, "sheets": table.sheets}
    caption = scene.say("{paper}, sheet {sheet} of {sheets}", paper=_paper(scene, table), **at)
    if scene.for_citizen:
        return (SheetPicture(table.picture, caption),)
    return (_sheet_for_desk(scene, table, caption),)


def _sheet_for_desk(scene: CaseScene, table: TableSight, caption: str) -> SheetPicture:
    return SheetPicture(
        table.picture,
        caption,
        _hint_for_desk(scene),
        editable=not table.busy,
        acts=(*_desk_of_sheet(scene, table), *_desk_order(scene, table)),
    )


def _hint_for_desk(scene: CaseScene) -> str:
    return scene.say(
        "To cut edges off, draw a frame with the mouse, or move its sides with the arrow keys "
        "(with Shift the other way), and press Enter."
    )


def _desk_of_sheet(scene: CaseScene, table: TableSight) -> Iterator[Act]:
    say = scene.say
    yield Act(say("Turn left"), TurnSheet(clockwise=False))
    yield Act(say("Turn right"), TurnSheet(clockwise=True))
    yield Act(say("Straighten"), StraightenSheet())
    if table.is_changed:
        yield Act(say("As it came"), UndoSheet())
    yield Act(say("Take it away"), RemoveSheet())


def _desk_order(scene: CaseScene, table: TableSight) -> Iterator[Act]:
    say, at, last = scene.say, table.at, table.sheets - 1
    if at > 0:
        yield Act(say("Sheet before"), ShowSheet(at - 1), key="PgUp")
        yield Act(say("Move it forward"), MoveSheet(-1))
    if at < last:
        yield Act(say("Next sheet"), ShowSheet(at + 1), key="PgDown")
        yield Act(say("Move it back"), MoveSheet(1))


def _desk_trouble(scene: CaseScene, table: TableSight) -> tuple[Block, ...]:
    if table.trouble is None:
        return ()
    sentence, following = SENTENCES[table.trouble]
    return (Notice("problem", scene.say(sentence), scene.say(following)),)


def _busy(scene: CaseScene, table: TableSight) -> tuple[Block, ...]:
    return (Waiting(scene.say(_BUSY[table.busy]), "paper"),) if table.busy else ()


def _paper(scene: CaseScene, table: TableSight) -> str:
    papers = scene.case.service.evidence
    return next((scene.words(p.name) for p in papers if p.id == table.evidence), "")


def _name(scene: CaseScene) -> str:
    return f"{scene.case.id}/{scene.case.step}/table"
