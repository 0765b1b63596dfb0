"""One page of HTML that checks a receipt's code on any telephone, offline: nothing is sent.

It holds the public keys it was made with, and the check itself: Ed25519 by the browser's own Web
Cryptography (Secure Curves in the Web Cryptography API, W3C), in a script that may load nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.statement import outcome_letters
from citizenspot.receipts.words import outcome_sentence
from citizenspot.texts import Texts

_PAGE = Path(__file__).with_name("check_page.html")


def check_page(keys: Iterable[PublicKey], texts: Texts) -> str:
    """Return the page, which knows these keys and speaks the texts' language."""
    known = {
        "keys": [
            {"id": key.id.hex(), "raw": key.raw.hex(), "practice": key.practice} for key in keys
        ],
        "words": _words(texts),
    }
    # In a script `<` would be markup, whatever it stands in.
    told = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    page = _PAGE.read_text(encoding="utf-8")
    return page.replace("LANGUAGE", texts.language, 1).replace("KNOWN", told, 1)


def _words(texts: Texts) -> dict[str, object]:
    say = texts.say
    return {
        "heading": say("Is this receipt genuine?"),
        "paste": say("Paste what the receipt's code says. It begins with CS1:"),
        "check": say("Check it"),
        "genuine": say("Genuine."),
        "practice": say("Made in practice: not valid. It is not changed."),
        "changed": say("Not genuine: the code was changed or damaged."),
        "unknown": say(
            "Signed with a key that is not known here ({key}): it may be genuine or not.",
            key="{key}",
        ),
        "none": say("There is no code of a receipt in this."),
        "cannot": say("This telephone's browser cannot check it. Use a newer one."),
        "compare": say(
            "Compare the paper with these lines. Whether it was made void, only its desk knows."
        ),
        "number": say("Receipt"),
        "issued": say("Issued"),
        "desk": say("Desk"),
        "service": say("Service"),
        "ended": say("How it ended"),
        "reference": say("Reference"),
        "total": say("Amount"),
        "journal": say("Journal"),
        "outcomes": {
            letter: outcome_sentence(outcome, texts)
            for outcome, letter in outcome_letters().items()
        },
    }
