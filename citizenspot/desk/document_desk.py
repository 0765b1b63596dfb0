"""What the desk does about sheets on the table, between screen 1 and the table's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.documents.paper_asked import DocumentMade, PaperAsked, Seen
from citizenspot.documents.table_sight import TableSight
from citizenspot.visit.decisions.documents import asks_for, takes_documents
from citizenspot.visit.document_commands import KeepDocument
from citizenspot.visit.table_commands import ClearTable, LayOnTable, TableCommand
from services_catalog.definition import words

if TYPE_CHECKING:
    from citizenspot.desk.look import Look
    from citizenspot.desk.ports import Documents
    from citizenspot.visit.state import Visit


class DocumentDesk:
    """Keeps the table of the look and the table of the thread the same."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def take(self, command: TableCommand, visit: Visit | None, documents: Documents) -> None:
        """Do what screen 1 asks; what does not fit where the visit stands is not done."""
        if isinstance(command, LayOnTable):
            self._lay(command, visit, documents)
        elif isinstance(command, ClearTable):
            self._clear(documents)
        elif self._look.table is not None:
            documents.do(command)

    def seen(self, seen: Seen) -> KeepDocument | None:
        """Show how the table stands, or return the document to keep; late news is none."""
        table = self._look.table
        if isinstance(seen, TableSight):
            if table is not None and (table.case, table.evidence) == (seen.case, seen.evidence):
                self._look.table = seen
            return None
        if table is None or (table.case, table.evidence) != (seen.paper.case, seen.paper.evidence):
            return None
        return _keep(seen)

    def follow(self, visit: Visit | None, documents: Documents) -> None:
        """Clear the table when its paper is kept, or the visit stands elsewhere."""
        table = self._look.table
        if table is None:
            return
        case = visit.case if visit else None
        if case is None or case.id != table.case or not asks_for(case, table.evidence):
            self._clear(documents)

    def kept(self, documents: Documents) -> None:
        """Clear the table: its document is durable."""
        self._clear(documents)

    def _lay(self, command: LayOnTable, visit: Visit | None, documents: Documents) -> None:
        case = visit.case if visit else None
        if case is None or case.id != command.case or not asks_for(case, command.evidence):
            return
        if not takes_documents(case.service):
            return
        paper = next(each for each in case.service.evidence if each.id == command.evidence)
        language = case.service.source_lang
        title = words(paper.name, language, language)
        self._look.table = TableSight(
            case.id,
            paper.id,
            has_scanner=documents.has_scanner,
            has_camera=documents.has_camera,
        )
        documents.lay(PaperAsked(case.id, paper.id, title))

    def _clear(self, documents: Documents) -> None:
        self._look.table = None
        documents.clear()


def _keep(made: DocumentMade) -> KeepDocument:
    paper = made.paper
    return KeepDocument(paper.case, paper.evidence, made.pages, made.source, made.pdf)
