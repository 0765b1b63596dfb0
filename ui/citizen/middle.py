"""The middle of screen 2: one page at a time, and a sheet that may lie over it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.laying_out import laid_out_once


class Middle(QWidget):
    """Room for one page; what is taken away is destroyed with all that was typed into it.

    Not a `QStackedWidget`: PySide 6.11 takes what that removes for a widget without parent, and
    never lets go of it when `findChildren` meets it before Qt has deleted it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._page: QWidget | None = None
        self._sheet: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def put(self, page: QWidget) -> None:
        """Show this page, and no longer the one before nor a sheet over it."""
        self.take_sheet()
        before, self._page = self._page, page
        # It begins with the size it will have: texts are broken into lines once.
        page.resize(self.size())
        with laid_out_once(self._column):
            self._column.addWidget(page)
            if before is not None:
                self._destroy(before)
            page.show()

    def lay_over(self, sheet: QWidget) -> None:
        """Show a sheet in place of the page, which stays as it is."""
        self.take_sheet()
        self._sheet = sheet
        if self._page is not None:
            self._page.hide()
        self._column.addWidget(sheet)
        sheet.show()

    def take_sheet(self) -> None:
        """Take the sheet away, if there is one, and show the page again."""
        if self._sheet is None:
            return
        self._destroy(self._sheet)
        self._sheet = None
        if self._page is not None:
            self._page.show()

    def _destroy(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
