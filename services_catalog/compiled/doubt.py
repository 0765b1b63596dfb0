"""Finds what two readers of YAML may read in two ways, before either has read it.

It looks at bytes and not at characters, and at many of them as if they were one: that is what makes
it quick. It may doubt what is plain, and never the other way round.
"""

from __future__ import annotations

import re

_SPECIAL = b"&*!~?|>%@`"
"""What begins references, tags, nothing, keys of many lines, blocks and directives."""

_BEFORE = b":-,[{\n?"
"""After which a value or key begins, spaces left out."""

_BEFORE_ADJACENT = b"[{,\n"
"""After which one begins without a space."""

_SPACE = ord(" ")

_NEVER = (b"\r", b"\t", b"\x00", b"\x7f")
_NEVER_WIDE = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xa9])")),
    (b"\xef", re.compile(rb"\xef[\xbb]\xbf")),
)
"""Other ends of lines, the mark of a file's beginning, hidden characters, by their first byte.

Where that byte is nowhere, which is known ten times as fast, the expression need not look.
"""

_ESCAPED = re.compile(rb"\\[bfu]")
"""A hidden character as JSON escapes it."""

_COLON_WITHOUT_SPACE = re.compile(rb":[,?\[\]{}]")
"""Within brackets such a colon ends the words before it to one reader, and not to another."""

_DOCUMENT = b"\n---"
_COMMENT = re.compile(rb"#(?<= #)")
_MOST_BRACKETS = 20_000

_ALIKE = bytes.maketrans(_SPECIAL + b".:" + b"[{,\n-", b"!" * len(_SPECIAL) + b"!!" + b"     ")
"""Takes every special character for one, and whatever a value begins after for a space."""

_BEGUN_BY_SPECIAL = b" !"
_BEGUN_ODDLY = b".:"
"""Decimals without a nought, the end of a document, values that begin with a colon."""


def is_doubtful(written: bytes) -> bool:
    """Say whether a file's bytes (UTF-8) may be read in two ways, or trip a reader up."""
    if _holds_what_it_never_should(written):
        return True
    if len(written) > _MOST_BRACKETS < written.count(b"[") + written.count(b"{"):
        return True
    if _COLON_WITHOUT_SPACE.search(written):
        return True
    begun = b"\n" + written
    if _DOCUMENT in begun:
        return True
    return _has_comment_after_words(begun) or _begins_with_special(begun)


def may_hide(json: bytes, written: bytes) -> bool:
    """Say whether JSON (UTF-8) may hold a hidden character, as it is or escaped.

    It can be there without standing in what was `written`, which is not doubtful, by an escape.
    """
    if b"\\" not in written:
        return False
    return bool(_ESCAPED.search(json)) or _holds_what_it_never_should(json)


def _holds_what_it_never_should(text: bytes) -> bool:
    for part in _NEVER:
        if part in text:
            return True
    return any(first in text and wide.search(text) for first, wide in _NEVER_WIDE)


def _has_comment_after_words(begun: bytes) -> bool:
    comments = (comment.start() for comment in _COMMENT.finditer(begun))
    return any(begun[begun.rindex(b"\n", 0, at) : at].strip() for at in comments)


def _begins_with_special(begun: bytes) -> bool:
    """Say whether a special character stands where a value or a key begins."""
    alike = begun.translate(_ALIKE)
    position = alike.find(_BEGUN_BY_SPECIAL)
    while position >= 0:
        if begun[position + 1] in _BEGUN_ODDLY:
            return True
        before = position
        while begun[before] == _SPACE:
            before -= 1
        if begun[before] in (_BEFORE if before < position else _BEFORE_ADJACENT):
            return True
        position = alike.find(_BEGUN_BY_SPECIAL, position + 1)
    return False
