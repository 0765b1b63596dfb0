"""The tree that assistive technology sees, and what a walk through it finds wrong."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from ui.design.controls.act_button import ActButton

Role = QAccessible.Role
SAYS_SOMETHING = frozenset(
    {
        Role.Button,
        Role.CheckBox,
        Role.RadioButton,
        Role.EditableText,
        Role.List,
        Role.ListItem,
        Role.StaticText,
        Role.Graphic,
    }
)
"""The roles of places the focus comes to; "client" or "pane" tell a listener nothing."""


def nodes(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Walk the tree, leaving out what is invisible."""
    QAccessible.setActive(True)
    left = [QAccessible.queryAccessibleInterface(window)]
    while left:
        node = left.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        left += [node.child(number) for number in range(node.childCount())]


def name_of(node: QAccessibleInterface) -> str:
    """Return what a node is called."""
    return node.text(QAccessible.Text.Name).strip()


def faults(window: QWidget) -> list[str]:
    """Return what is wrong with the places of a window: no name, no role, a role that misleads."""
    found: list[str] = []
    for node in nodes(window):
        if not node.state().focusable:
            continue
        role, widget = node.role(), node.object()
        if not name_of(node):
            found.append(f"a {role.name} without a name: {widget}")
        if role not in SAYS_SOMETHING:
            found.append(f"{name_of(node)!r} is a {role.name}")
        if isinstance(widget, QAbstractButton) and role is not _role_of(widget):
            found.append(f"{name_of(node)!r} is a {role.name}, not a {_role_of(widget).name}")
    return found


def _role_of(button: QAbstractButton) -> QAccessible.Role:
    """Return what a button has to be called: a choice is no plain button, nor the reverse."""
    if isinstance(button, QRadioButton):
        return Role.RadioButton
    if isinstance(button, ActButton):
        return Role.Button if button.act.selected is None else Role.CheckBox
    return Role.CheckBox if button.isCheckable() else Role.Button
