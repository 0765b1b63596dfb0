"""How much of a document is taken: what a provider can be sent, and what a desk can work with."""

from __future__ import annotations

MOST_SHEETS = 20
"""Sheets of one document."""

MOST_FILE_BYTES = 20 * 1024 * 1024
"""Of a file that is brought, and of what a scanner or a camera gives for one page."""

MOST_DOCUMENT_BYTES = 4 * 1024 * 1024
"""Of one document as it is kept: PDF/A, which also has to go to its provider."""

MOST_CASE_BYTES = 12 * 1024 * 1024
"""Of all documents of one case."""

MOST_PIXELS = 80_000_000
"""Of one picture; A4 at 600 dots an inch has 35 million."""

LONGEST_PX = 2340
"""Of one sheet as it is worked with: A4 at 200 dots an inch, enough to read small print."""

SHOWN_LONGEST_PX = 1100
MOST_SHOWN_BYTES = 300_000
"""Of one sheet as both screens show it; a view has to stay small (`citizen_link.messages`)."""
