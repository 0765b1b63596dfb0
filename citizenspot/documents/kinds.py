"""What kind of file something is, by its first bytes; its name says nothing."""

from __future__ import annotations

from typing import Literal

Kind = Literal["picture", "pdf"]

_PDF_WITHIN = 1024
"""Readers look for the mark in so many bytes (ISO 32000-1, Annex H, note 13)."""


def kind_of(content: bytes) -> Kind | None:
    """Return what the bytes begin like: a JPEG or PNG picture, a PDF, or nothing that is taken."""
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return "picture"
    return "pdf" if b"%PDF-" in content[:_PDF_WITHIN] else None
