"""Sample views of the pages with fields."""

from __future__ import annotations

import msgspec

from citizenspot.visit.commands import Continue
from citizenspot.visit.views import Act, CitizenView, Fields, FieldView, Option
from ui.citizen.gallery.wording import CASE, STEP, Wording, step_view


def forms(say: Wording) -> dict[str, CitizenView]:
    """Return the pages that ask, and one that the mediator is filling in."""
    return {
        "question": _question(say),
        "form": _form(say),
        "form-mediator": _form_mediator(say),
    }


def go_on(say: Wording) -> Act:
    """Return the act that finishes a page."""
    return Act(say("Continuar", "Continue"), Continue(CASE, STEP), style="primary")


def _question(say: Wording) -> CitizenView:
    heading = say("Que veículos conduz?", "Which vehicles do you drive?")
    why = say("A idade da renovação depende disso.", "The age of renewal depends on it.")
    field = FieldView(
        CASE,
        "group",
        heading,
        "choice",
        text="1",
        why=why,
        options=(
            Option("1", say("Ligeiros e motociclos", "Cars and motorcycles")),
            Option("2", say("Pesados, táxis e ambulâncias", "Lorries, taxis and ambulances")),
        ),
    )
    return step_view(say, 3, heading, (why,), (Fields((field,)),), go_on(say))


def _form(say: Wording) -> CitizenView:
    fields = (
        FieldView(
            CASE,
            "address",
            say("Morada", "Address"),
            "text",
            text="Rua das Amostras 12, 3.º esq.",
            hint=say("Rua, número e andar", "Street, number and floor"),
        ),
        FieldView(
            CASE,
            "postal_code",
            say("Código postal", "Postal code"),
            "postal_code",
            text="1000-00",
            error=say(
                "Faltam algarismos: escreva quatro, um traço e três.",
                "Digits are missing: write four, a hyphen and three.",
            ),
        ),
        FieldView(
            CASE,
            "phone",
            say("Telemóvel", "Mobile phone"),
            "phone",
            text="912 345 678",
            shown="••• ••• 678",
            full="912 345 678",
            masked=True,
            required=False,
            why=say("Avisamos quando a carta chegar.", "We tell you when the licence arrives."),
        ),
        FieldView(
            CASE, "since", say("Mora aqui desde", "You live here since"), "date", text="1999-04-25"
        ),
        FieldView(
            CASE,
            "glasses",
            say("Usa óculos para conduzir?", "Do you wear glasses to drive?"),
            "yes_no",
            options=(Option("true", say("Sim", "Yes")), Option("false", say("Não", "No"))),
        ),
        FieldView(
            CASE,
            "notes",
            say("Quer dizer mais alguma coisa?", "Anything else?"),
            "long_text",
            required=False,
        ),
    )
    view = step_view(
        say, 4, say("Os seus dados", "Your details"), (), (Fields(fields),), go_on(say)
    )
    hand = say("É a sua vez de escrever", "It is your turn to write")
    return msgspec.structs.replace(view, hand=hand)


def _form_mediator(say: Wording) -> CitizenView:
    fields = (
        FieldView(
            CASE,
            "address",
            say("Morada", "Address"),
            "text",
            shown="Rua das Amostras 12, 3.º esq.",
            editable=False,
        ),
        FieldView(
            CASE,
            "locality",
            say("Localidade", "Town"),
            "text",
            editable=False,
            writer=say("O mediador está a escrever isto", "The mediator is writing this"),
            draft="Vila Tre",
        ),
        FieldView(
            CASE,
            "tax",
            say("Número fiscal", "Tax number"),
            "nif",
            shown="••••••789",
            full="123456789",
            masked=True,
            editable=False,
        ),
    )
    return step_view(
        say,
        4,
        say("Os seus dados", "Your details"),
        (say("O mediador preenche isto consigo.", "The mediator fills this in with you."),),
        (Fields(fields),),
    )
