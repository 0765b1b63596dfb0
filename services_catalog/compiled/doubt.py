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

_BREAKS = (b"\r", b"\t", b"\x00")
_WIDE_BREAKS = (
    re.compile(rb"\xc2[\x84\x85]"),
    re.compile(rb"\xe2[\x80\x82][\xa8\xa9]"),
    re.compile(rb"\xef[\xbb\xbc][\xbf\xbe]"),
)
"""Other ends of lines and the mark of a file's beginning, each with a neighbour.

An expression that begins with one byte and goes on with a choice is looked for by that byte alone,
ten times as fast as by two.
"""

_HIDDEN = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2[\x80\x81][\xa6-\xae]"),
    re.compile(rb"\\[bfu]"),
)
"""The hidden characters of `hidden_characters.py` in JSON, with their neighbours."""

_COLON_WITHOUT_SPACE = re.compile(rb":[,?\[\]{}]")
"""Within brackets such a colon ends the words before it to one reader, and not to another."""

_DOCUMENTS = (b"\n---", b"\n...")
_COMMENT = re.compile(rb"#(?<= #)")
_MOST_BRACKETS = 20_000

_ALIKE = bytes.maketrans(_SPECIAL + b".:" + b"[{,\n-", b"!" * len(_SPECIAL) + b"!!" + b"     ")
"""Takes every special character for one, and whatever a value begins after for a space."""

_BEGUN_BY_SPECIAL = b" !"
_BEGUN_ODDLY = b".:"
"""Decimals without a nought, and values that begin with a colon."""


def is_doubtful(written: bytes) -> bool:
    """Say whether a file's bytes (UTF-8) may be read in two ways, or trip a reader up."""
    if any(part in written for part in _BREAKS):
        return True
    if any(wide.search(written) for wide in _WIDE_BREAKS):
        return True
    if len(written) > _MOST_BRACKETS < written.count(b"[") + written.count(b"{"):
        return True
    if _COLON_WITHOUT_SPACE.search(written):
        return True
    begun = b"\n" + written
    if any(mark in begun for mark in _DOCUMENTS):
        return True
    return _has_comment_after_words(begun) or _begins_with_special(begun)


def may_hide(json: bytes) -> bool:
    """Say whether JSON (UTF-8) may hold a hidden character, as it is or escaped."""
    return b"\x7f" in json or any(wide.search(json) for wide in _HIDDEN)


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
