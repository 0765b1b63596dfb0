"""Gestures: what a played visit does on a screen, by the words that stand there.

They are pressed and typed on the real widgets. A screen takes them in practice only: in live work
nobody but the citizen touches screen 2.
"""

from __future__ import annotations

import msgspec

from citizenspot.visit.commands import Stroke


class Gesture(msgspec.Struct, frozen=True, tag_field="gesture"):
    """The base of all gestures."""


class Press(Gesture, frozen=True, tag="press"):
    """Press what has this label."""

    label: str


class TypeText(Gesture, frozen=True, tag="type_text"):
    """Type into the field with this label, in place of what is there, and leave it."""

    label: str
    text: str


class Draw(Gesture, frozen=True, tag="draw"):
    """Draw on the signature pad."""

    strokes: tuple[Stroke, ...]


AnyGesture = Press | TypeText | Draw
