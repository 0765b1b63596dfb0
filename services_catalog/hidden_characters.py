"""Characters that nobody sees and that change what a text seems to say."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab, line feed, carriage return
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates (Unicode TR 36 §3.2)
    "\ud800-\udfff]"  # halves of surrogate pairs, which no file and no message can carry
)


def hidden_in(text: str) -> str:
    """Return the first hidden character of a text as `U+202E`, empty where there is none.

    Hidden are control characters (line breaks and tabs excepted), direction controls, and halves
    of surrogate pairs.
    """
    found = _HIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
