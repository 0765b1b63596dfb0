"""Sample views of the states that belong to no step of a service."""

from __future__ import annotations

from citizenspot.visit.commands import Begin
from citizenspot.visit.screen_commands import GoOn
from citizenspot.visit.views import Act, Choices, CitizenView, Page, Row, Rows
from citizenspot.visit.words import Contrast, TextSize
from ui.citizen.gallery.wording import Wording, chrome, contrast_acts, language_acts, size_acts


def around_steps(say: Wording, language: str, size: TextSize) -> dict[str, CitizenView]:
    """Return a view of each state."""
    return {
        "idle": CitizenView(
            1,
            "idle",
            Page(
                "idle",
                say("Bem-vindo ao Espaço Cidadão", "Welcome to the Citizen Spot"),
                (say("Sente-se, por favor.", "Please take a seat."),),
            ),
        ),
        "welcome": CitizenView(2, "welcome", _welcome(say, language, size), chrome=chrome(say)),
        "stopped": CitizenView(3, "stopped", _stopped(say)),
        "paused": CitizenView(
            4, "paused", Page("paused", say("Um momento, por favor", "One moment, please"))
        ),
        "covered": CitizenView(
            5,
            "covered",
            Page(
                "covered",
                say("Este ecrã está tapado", "This screen is covered"),
                (
                    say(
                        "O mediador destapa-o dentro de momentos.",
                        "The mediator uncovers it in a moment.",
                    ),
                ),
            ),
        ),
        "goodbye": CitizenView(6, "goodbye", _goodbye(say)),
    }


def _welcome(say: Wording, language: str, size: TextSize) -> Page:
    return Page(
        "welcome",
        say("Bem-vinda, bem-vindo", "Welcome"),
        (
            say(
                "Escolha a sua língua e o tamanho do texto.",
                "Choose your language and how large the text is.",
            ),
        ),
        (
            Choices(language_acts(language), title=say("Língua", "Language")),
            Choices(size_acts(say, size), title=say("Texto", "Text")),
            Choices(contrast_acts(say, Contrast.USUAL), title=say("Cores", "Colours")),
        ),
        (Act(say("Começar", "Begin"), Begin(), style="primary"),),
    )


def _stopped(say: Wording) -> Page:
    return Page(
        "stopped",
        say("Parou", "Stopped"),
        (
            say("Nada mais é feito nem enviado.", "Nothing more is done or sent."),
            say(
                "Fale com o mediador e continue quando quiser.",
                "Talk to the mediator, and go on when you want to.",
            ),
        ),
        acts=(Act(say("Continuar", "Go on"), GoOn(), style="primary"),),
    )


def _goodbye(say: Wording) -> Page:
    done = Row(
        say("Renovar a carta de condução", "Renew a driving licence"),
        say("Enviado, a resposta vem a caminho", "Sent, the answer is on its way"),
    )
    return Page(
        "goodbye",
        say("Obrigado pela sua visita", "Thank you for coming"),
        (
            say("Leve o seu cartão e os seus papéis.", "Take your card and your papers with you."),
            say("Este ecrã esquece-o agora.", "This screen now forgets you."),
        ),
        (Rows((done,), title=say("Esta visita", "This visit")),),
    )
