"""The words for what has the focus: its name, what it is, its state, and what is said of it.

They come from the same accessible names that a screen reader would get on another machine: screen
2 speaks for itself, because nothing can be plugged into it (EN 301 549 V3.2.1 §5.1.3).
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from citizenspot.visit.speech import spelled
from ui.design.look import Say


def words_of(widget: QWidget, say: Say) -> tuple[str, str]:
    """Return what is said of a widget into the room, and into headphones where that is more."""
    node = QAccessible.queryAccessibleInterface(widget)
    if node is None:
        return "", ""
    state, role = node.state(), node.role()
    name = node.text(QAccessible.Text.Name)
    description = node.text(QAccessible.Text.Description)
    parts = [name, _kind(role, say), description if description != name else ""]
    if state.checkable or state.checked:
        parts.append(say("chosen") if state.checked else say("not chosen"))
    if state.disabled:
        parts.append(say("cannot be pressed now"))
    room = ". ".join(part.rstrip(".") for part in parts if part)
    if role is not QAccessible.Role.EditableText:
        return room, ""
    value = node.text(QAccessible.Text.Value)
    return room, f"{room}. {spelled(value) if value else say('empty')}"


def _kind(role: QAccessible.Role, say: Say) -> str:
    kinds = {
        QAccessible.Role.Button: say("button"),
        QAccessible.Role.PushButton: say("button"),
        QAccessible.Role.EditableText: say("write here"),
        QAccessible.Role.RadioButton: say("one of several"),
        QAccessible.Role.CheckBox: say("button"),
    }
    return kinds.get(role, "")
