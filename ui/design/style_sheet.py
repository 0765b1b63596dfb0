"""The Qt style of what the program does not paint itself: palette, lists, tables, scroll bars."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.design.look import Look


def palette_of(look: Look) -> QPalette:
    """Return the palette of a whole application."""
    colours = look.colours
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.background),
        (QPalette.ColorRole.WindowText, colours.text),
        (QPalette.ColorRole.Base, colours.surface),
        (QPalette.ColorRole.AlternateBase, colours.surface_sunken),
        (QPalette.ColorRole.Text, colours.text),
        (QPalette.ColorRole.PlaceholderText, colours.text_subtle),
        (QPalette.ColorRole.Button, colours.surface),
        (QPalette.ColorRole.ButtonText, colours.text),
        (QPalette.ColorRole.ToolTipBase, colours.curtain),
        (QPalette.ColorRole.ToolTipText, colours.on_curtain),
        (QPalette.ColorRole.Highlight, colours.accent),
        (QPalette.ColorRole.HighlightedText, colours.on_accent),
        (QPalette.ColorRole.Link, colours.accent),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def style_sheet(look: Look) -> str:
    """Return the style sheet of lists, tables and scroll bars; screen 2 needs none of it."""
    colours, measures = look.colours, look.measures
    space, radius = measures.space, measures.radius
    return f"""
    QListView, QTableView, QTreeView {{
        background: {colours.surface}; color: {colours.text};
        border: {measures.border}px solid {colours.line}; border-radius: {radius}px;
        outline: none; padding: {space // 2}px;
    }}
    QListView::item, QTableView::item {{ padding: {space}px; border-radius: {radius // 2}px; }}
    QListView::item:hover {{ background: {colours.accent_tint}; }}
    QListView::item:selected, QTableView::item:selected {{
        background: {colours.accent}; color: {colours.on_accent};
    }}
    QHeaderView::section {{
        background: {colours.surface_sunken}; color: {colours.text_subtle};
        border: none; padding: {space}px;
    }}
    QScrollBar:vertical {{ background: transparent; width: {space * 2}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {space * 2}px; margin: 0; }}
    QScrollBar::handle {{
        background: {colours.border}; border-radius: {space // 2}px; margin: {space // 2}px;
        min-height: {measures.target}px; min-width: {measures.target}px;
    }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{
        background: {colours.curtain}; color: {colours.on_curtain};
        border: none; padding: {space}px;
    }}
    """
