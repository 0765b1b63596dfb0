"""What every sample page of the mediator stands in: the visit, its steps, tasks and acts."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import AskToExplain, Cover, HandOver, Stop, TakeBack
from citizenspot.visit.views import (
    Act,
    CitizenView,
    DeskView,
    Notice,
    Page,
    StepLine,
    Task,
)
from citizenspot.visit.words import HelpLevel, Outcome

Language = str

CASE = "case-1"


OTHER_CASE = "case-2"


VISIT = "V-0412"


SIGNATURE = (
    ((80, 620), (140, 380), (200, 300), (230, 420), (190, 640), (260, 560), (330, 480)),
    ((330, 480), (360, 620), (420, 460), (470, 610), (540, 440), (600, 590), (720, 470)),
    ((100, 760), (420, 700), (860, 720)),
)


def in_language(language: Language, portuguese: str, english: str) -> str:
    return portuguese if language == "pt" else english


def hand_acts(language: Language) -> tuple[Act, ...]:
    return (
        Act(in_language(language, "Passar ao cidadão", "Hand over"), HandOver(), key="F7"),
        Act(in_language(language, "Retomar", "Take back"), TakeBack(), key="F8"),
        Act(in_language(language, "Tapar o ecrã 2", "Cover screen 2"), Cover(), key="F9"),
    )


def visit_acts(language: Language) -> tuple[Act, ...]:
    return (
        *hand_acts(language),
        Act(
            in_language(language, "Pôr de lado", "Park the visit"),
            c.Park(),
            key="Ctrl+P",
            style="quiet",
            asks="note",
        ),
        Act(
            in_language(language, "Fechar sem realizar", "Close, not carried out"),
            c.CloseCase(CASE, Outcome.DECLINED),
            key="Ctrl+W",
            style="quiet",
        ),
    )


def helps(language: Language) -> tuple[Act, ...]:
    words = {
        HelpLevel.ALONE: in_language(language, "Sozinho", "Alone"),
        HelpLevel.TOLD: in_language(language, "Explicado", "Told"),
        HelpLevel.SHOWN: in_language(language, "Mostrado", "Shown"),
        HelpLevel.PARTLY: in_language(language, "Em parte por nós", "Partly done"),
        HelpLevel.DONE: in_language(language, "Feito por nós", "Done for them"),
    }
    return tuple(
        Act(word, c.SetHelpLevel(CASE, "form", level), selected=level is HelpLevel.PARTLY)
        for level, word in words.items()
    )


def tasks(language: Language) -> tuple[Task, ...]:
    return (
        Task(
            in_language(language, "Renovar a carta de condução", "Renew the driving licence"),
            in_language(language, "Em curso", "In progress"),
            "current",
            Act(in_language(language, "Ir para", "Go to"), c.SwitchCase(CASE)),
        ),
        Task(
            in_language(language, "Alterar a morada", "Change of address"),
            in_language(language, "Por começar", "Not yet started"),
            "todo",
            Act(in_language(language, "Ir para", "Go to"), c.SwitchCase(OTHER_CASE)),
        ),
    )


STEP_NAMES = {
    "identify": ("Identificação", "Identify"),
    "consent": ("Informação e consentimento", "Information and consent"),
    "form": ("Dados da carta", "Licence details"),
    "documents": ("Documentos", "Papers"),
    "review": ("Verificar as respostas", "Check the answers"),
    "payment": ("Pagamento", "Payment"),
    "sign": ("Assinatura", "Signature"),
    "submit": ("Enviar", "Send"),
    "receipt": ("Comprovativo", "Receipt"),
    "teach": ("Para a próxima vez", "For the next time"),
    "feedback": ("Opinião", "Feedback"),
}


def steps(language: Language, current: str) -> tuple[StepLine, ...]:
    names = list(STEP_NAMES)
    here = names.index(current)
    lines: list[StepLine] = []
    for number, (name, (portuguese, english)) in enumerate(STEP_NAMES.items()):
        by = (
            in_language(language, "cidadã", "citizen")
            if name in {"consent", "identify"}
            else "M. Costa"
        )
        if number < here:
            lines.append(StepLine(in_language(language, portuguese, english), "done", by))
        else:
            title = in_language(language, portuguese, english)
            lines.append(StepLine(title, "current" if number == here else "todo"))
    return tuple(lines)


def citizen_view(language: Language, page: Page, *, hand: str = "") -> CitizenView:
    """What screen 2 shows beside a page of screen 1."""
    return CitizenView(
        position=40,
        state="step",
        page=page,
        language=language,
        hand=hand,
        service=in_language(language, "Renovar a carta de condução", "Renew the driving licence"),
        chrome=(
            Act(in_language(language, "Parar", "Stop"), Stop()),
            Act(in_language(language, "Explicar", "Explain"), AskToExplain()),
        ),
    )


def desk_view(language: Language, step: str, page: Page, citizens_page: Page) -> DeskView:
    """A view of the current case at a step, with everything around it."""
    return DeskView(
        position=40,
        visit=VISIT,
        page=replace(page, step=list(STEP_NAMES).index(step) + 1, steps=len(STEP_NAMES)),
        citizen=citizen_view(language, citizens_page),
        language=language,
        mediator="M. Costa",
        desk=in_language(
            language, "Espaço Cidadão de Vila Modelo · Balcão 1", "Vila Modelo · Desk 1"
        ),
        phase="case",
        say=in_language(
            language,
            "Vamos confirmar os dados da sua carta. Diga-me se algo não estiver certo.",
            "Let us confirm the details of your licence. Tell me if anything is not right.",
        ),
        reader=Notice(
            "success", in_language(language, "Leitor pronto, sem cartão", "Reader ready, no card")
        ),
        tasks=tasks(language),
        steps=steps(language, step),
        acts=visit_acts(language),
        helps=helps(language),
        search=True,
    )


def go_on(language: Language, step: str) -> tuple[Act, ...]:
    return (
        Act(
            in_language(language, "Continuar", "Continue"),
            c.Continue(CASE, step),
            "Ctrl+Return",
            "primary",
        ),
        Act(in_language(language, "Voltar", "Back"), c.GoBack(CASE), "Esc", "quiet"),
    )
