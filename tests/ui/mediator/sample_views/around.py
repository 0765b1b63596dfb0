"""The sample pages around a case: the day, the welcome, the services, what is covered."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Cover, Explained, Uncover
from citizenspot.visit.views import (
    Act,
    Choices,
    DeskView,
    Notice,
    Page,
    ParkedVisit,
    Task,
)
from tests.ui.mediator.sample_views.asking import form
from tests.ui.mediator.sample_views.parts import Language, desk_view, in_language


def start(language: Language) -> DeskView:
    """No visit: the start page, with visits put aside and a submission on its way."""
    view = desk_view(
        language,
        "identify",
        Page(
            "start",
            in_language(language, "Sem atendimento aberto", "No visit is open"),
            (
                in_language(
                    language, "O próximo cidadão pode sentar-se.", "The next citizen can sit down."
                ),
            ),
            acts=(
                Act(
                    in_language(language, "Abrir um atendimento", "Open a visit"),
                    c.OpenVisit("M. Costa"),
                    "Return",
                    "primary",
                ),
            ),
        ),
        Page(
            "idle", in_language(language, "Bem-vindo ao Espaço Cidadão", "Welcome to Citizen Spot")
        ),
    )
    return replace(
        view,
        visit="",
        phase="",
        say="",
        tasks=(),
        steps=(),
        acts=(),
        helps=(),
        search=False,
        citizen=replace(view.citizen, state="idle", service="", chrome=()),
        parked=(
            parked(language, "V-0409", "João Modelo", "10:05"),
            parked(language, "V-0411", in_language(language, "Sem nome", "Unnamed"), "11:20"),
        ),
        outbox=outbox(language),
    )


def parked(language: Language, visit: str, name: str, since: str) -> ParkedVisit:
    service = in_language(language, "Alterar a morada", "Change of address")
    act = Act(in_language(language, "Retomar", "Resume"), c.Resume(visit))
    return ParkedVisit(visit, f"{name} · {service}", since, act)


def outbox(language: Language) -> tuple[Task, ...]:
    return (
        Task(
            in_language(language, "Leitura do contador · V-0407", "Meter reading · V-0407"),
            in_language(language, "A enviar", "Sending"),
            "waiting",
        ),
        Task(
            in_language(language, "Buraco na rua · V-0405", "Street fault · V-0405"),
            in_language(language, "Sem resposta: chegou?", "No answer: did it arrive?"),
            "problem",
            Act(
                in_language(language, "Enviar outra vez", "Send again"),
                c.SettleDelivery("case-9", "send_again"),
            ),
        ),
    )


def welcome(language: Language) -> DeskView:
    """The welcome: language and text size."""
    languages = (("pt", "Português"), ("en", "English"), ("uk", "Українська"), ("ar", "العربية"))
    choices = Choices(
        tuple(
            Act(name, c.ChooseLanguage(tag), selected=tag == language) for tag, name in languages
        ),
        in_language(language, "Língua do cidadão", "The citizen's language"),
    )
    page = Page(
        "welcome",
        in_language(language, "Receber o cidadão", "Welcome the citizen"),
        (
            in_language(
                language,
                "Escolham juntos a língua do ecrã 2.",
                "Choose the language of screen 2 together.",
            ),
        ),
        (choices,),
        (Act(in_language(language, "Começar", "Begin"), c.Begin(), "Ctrl+Return", "primary"),),
    )
    view = desk_view(language, "identify", page, replace(page, acts=page.acts[:1]))
    return replace(view, phase="welcome", tasks=(), steps=(), helps=(), search=False)


def services(language: Language) -> DeskView:
    """The welcome is over and no service is chosen yet."""
    page = Page(
        "services",
        in_language(language, "Escolher os serviços", "Choose the services"),
        (in_language(language, "O que é que o cidadão precisa hoje?", "What is needed today?"),),
    )
    view = desk_view(
        language,
        "identify",
        page,
        Page("services", in_language(language, "Em que podemos ajudar?", "How can we help?")),
    )
    return replace(view, phase="services", tasks=(), steps=(), helps=())


def with_notices(language: Language) -> DeskView:
    """The form with everything going on at once: notices, a hand raised, the outbox."""
    view = form(language)
    notices = (
        Notice(
            "problem",
            in_language(language, "O IMT não responde.", "IMT does not answer."),
            in_language(
                language,
                "O pedido fica guardado e segue quando houver ligação.",
                "The request is kept and goes out when there is a connection.",
            ),
            (
                Act(
                    in_language(language, "Tentar já", "Try now"),
                    c.SettleDelivery("case-9", "send_again"),
                    "F5",
                ),
            ),
        ),
        Notice(
            "information",
            in_language(
                language, "O cidadão pede uma explicação.", "The citizen asks for an explanation."
            ),
            acts=(Act(in_language(language, "Expliquei", "Explained"), Explained(), "Ctrl+E"),),
        ),
    )
    return replace(view, notices=notices, outbox=outbox(language))


def practice(language: Language) -> DeskView:
    """The form in practice mode."""
    word = in_language(language, "PRÁTICA", "PRACTICE")
    view = with_notices(language)
    return replace(view, practice=word, citizen=replace(view.citizen, practice=word))


def covered(language: Language) -> DeskView:
    """Screen 2 is covered."""
    view = form(language)
    acts = tuple(
        Act(in_language(language, "Destapar o ecrã 2", "Uncover screen 2"), Uncover(), "F9")
        if isinstance(act.command, Cover)
        else act
        for act in view.acts
    )
    return replace(view, acts=acts, citizen=replace(view.citizen, state="covered"))
