"""Texts that have broken receipts, screens or terminals elsewhere."""

from __future__ import annotations

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


def texts_naming(address: str, file: str) -> tuple[str, ...]:
    """Return hostile texts, those that name an address and a local file among them."""
    tags = ("img src", "image href", "script src", "iframe src", "a href", "link href")
    named = [f'<{tag}="{target}">' for tag in tags for target in (address, f"file://{file}")]
    others = (
        f"![x]({address})",
        f"![x]({file})",
        f"url({address})",
        f"@import '{address}';",
        f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '{address}'>]><x>&e;</x>",
        f"<para><img src='{file}' width='9' height='9'/></para>",
        f"/URI ({address})",
        f"<< /S /Launch /F ({file}) >>",
        f"`cat {file}`",
        f"$(cat {file})",
    )
    return (*TEXTS, *named, *others)
