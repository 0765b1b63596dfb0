"""Texts that have broken receipts, screens or terminals elsewhere."""

from __future__ import annotations

from typing import Any

import msgspec

from citizenspot.receipts.content import ReceiptContent

TEXTS = (
    "",
    " ",
    "<b>Ana</b>",
    "<b>Ana",
    "</para><img src='file:///etc/passwd'/>",
    "<img src=http://127.0.0.1:9/x.png>",
    "&amp; & &#0; &nosuch;",
    "{name} {0} %s %(x)s {",
    "\\) Tj ET Q endstream endobj (",
    "(((((",
    ")))))",
    "nul\x00bell\x07escape\x1b[31mred",
    "line\nfeed\r\nreturn\ttab\x0bvertical\x0cform\x85next",
    "\u2028line\u2029paragraph",
    "\u202eright-to-left override",
    "\u2066isolate\u2069\u200e\u200f\u061c",
    "zero\u200bwidth\u200djoiner\ufeffmark\u00adhyphen",
    "half \ud800 pair \udfff",
    "private \ue000 unassigned \U000e0fff noncharacter \uffff",
    "Z" + "\u0301" * 500 + "algo",
    "e\u0301 a\u0308 composed",
    "Ґанна Ελένη Ἀθηνᾶ",
    "张伟 山田 김",
    "عبد الله עברית",
    "😀👩‍👩‍👧🏴\U000e0067",
    "ﷺ﷽𒐫",
    "narrow\u202fspace\u2009thin\u3000wide\u00a0none",
    "W" * 3_000,
    "word " * 2_000,
    "a" * 39 + " " + "b" * 41,
    '{"citizenspot_receipt":1,"code":"x"}\n',
    "CS1:AAAA",
    "../../etc/passwd",
    "Robert'); DROP TABLE citizens;--",
    "http://evil.example/?q=<script>alert(1)</script>",
)
TEXT_FIELDS = frozenset(
    {
        "spot",
        "desk",
        "mediator",
        "head_characters",
        "citizen_name",
        "verification_address",
        "service_id",
        "provider_said",
        "reference",
        "reason",
        "currency",
        "citizen",
        "service",
    }
)
"""The names of the fields that hold text from outside, wherever in a receipt they stand."""


def text_places(content: ReceiptContent) -> list[tuple[str | int, ...]]:
    """Return where in a receipt there is text from outside."""
    return list(_places(msgspec.to_builtins(content), ()))


def with_text(
    content: ReceiptContent, places: list[tuple[str | int, ...]], text: str
) -> ReceiptContent:
    """Return the receipt with this text in some places."""
    told = msgspec.to_builtins(content)
    for *way, last in places:
        part = told
        for step in way:
            part = part[step]
        part[last] = text
    return msgspec.convert(told, ReceiptContent)


def _places(part: Any, way: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - builtins of any kind
    if isinstance(part, dict):
        for name, value in part.items():
            if isinstance(value, str):
                if name in TEXT_FIELDS:
                    yield (*way, name)
            else:
                yield from _places(value, (*way, name))
    elif isinstance(part, list | tuple):
        for position, value in enumerate(part):
            yield from _places(value, (*way, position))
