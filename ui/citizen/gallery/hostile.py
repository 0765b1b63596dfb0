"""Sample views of what a page must survive: overlong, unbroken, disguised and acting texts."""

from __future__ import annotations

import msgspec

from citizenspot.visit.commands import Change
from citizenspot.visit.views import Act, CitizenView, Fields, FieldView, Notice, Row, Rows
from ui.citizen.gallery.forms import go_on
from ui.citizen.gallery.wording import CASE, Wording, step_view

LONG_NAME = " ".join(["Maria da Conceição Exemplo de Castro e Vasconcelos"] * 8)
LONG_WORD = "palavra" * 715
MARKUP = "<h1>Ana</h1><img src='http://127.0.0.1:9/canary.png'><b onclick='x'>&amp; & Rui</b>"
DISGUISED = "Ana\x00 \u202egpj.exe\u202c \u0007\x1b[31m \ud83d fim\u2028nova linha"
NO_FONT = "\U00011c70\U00011c72\U00011c8f \U00017000\U00017001 \U0001e900\U0001e901 Ana"
"""Marchen, Tangut and Adlam: scripts that most machines have no font for."""

TOWER = "A" + "\u0301" * 60 + "na"


def hostile(say: Wording) -> dict[str, CitizenView]:
    """Return pages whose texts are everything but polite."""
    change = Act(say("Mudar", "Change"), Change(CASE, "name"))
    rows = (
        Row(say("Nome", "Name"), LONG_NAME, change=change),
        Row("Markup", MARKUP),
        Row("Disguised", DISGUISED.encode("utf-8", "replace").decode()),
        Row("Tower", TOWER),
        Row("Script", NO_FONT),
        Row("Word", LONG_WORD),
    )
    heading = " ".join([say("Um título que não acaba", "A heading that does not end")] * 12)
    fields = (
        FieldView(CASE, "name", LONG_NAME, "text", text=LONG_NAME, error=MARKUP),
        FieldView(CASE, "word", "Word", "text", shown=LONG_WORD[:400], editable=False),
    )
    in_another = msgspec.structs.replace(
        step_view(say, 1, say("Os seus dados", "Your details"), (), (Rows(rows[:1]),), go_on(say)),
        written_in=say(
            "Nem tudo está traduzido. Este serviço está em: português",
            "Not everything is translated. This service is in: Portuguese",
        ),
    )
    return {
        "not-translated": in_another,
        "hostile-rows": step_view(say, 1, heading, (MARKUP,), (Rows(rows),), go_on(say)),
        "hostile-form": step_view(
            say,
            1,
            LONG_WORD,
            (),
            (Notice("problem", LONG_NAME, LONG_WORD[:300]), Fields(fields)),
            Act(" ".join([say("Continuar assim mesmo", "Go on all the same")] * 9), change.command),
        ),
    }
