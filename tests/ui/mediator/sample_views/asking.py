"""The sample pages where the citizen is asked: who, consent, form, documents."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.views import (
    Act,
    CheckItem,
    Checklist,
    DeskView,
    DocumentForm,
    Fields,
    FieldView,
    Notice,
    Option,
    Page,
    Row,
    Rows,
    Waiting,
)
from citizenspot.visit.words import Outcome
from tests.ui.mediator.sample_views.parts import CASE, Language, desk_view, go_on, in_language


def identify(language: Language) -> DeskView:
    """Identify by card, or by a document seen."""
    page = Page(
        "case-1.identify",
        in_language(language, "Quem é o cidadão?", "Who is the citizen?"),
        (
            in_language(
                language,
                "Introduza o cartão no leitor, ou copie o documento.",
                "Put the card into the reader, or copy the document.",
            ),
        ),
        (
            Waiting(
                in_language(language, "À espera de um cartão no leitor.", "Waiting for a card."),
                "card",
            ),
            DocumentForm(in_language(language, "Mostrar ao cidadão", "Show to the citizen")),
        ),
        (go_on(language, "identify")[1],),
    )
    citizens = Page(
        "identify",
        in_language(language, "Introduza o seu cartão", "Put in your card"),
        blocks=(
            Waiting(
                in_language(language, "O cartão é lido aqui.", "Your card is read here."), "card"
            ),
        ),
    )
    return desk_view(language, "identify", page, citizens)


def consent(language: Language) -> DeskView:
    """Information and consent: the citizen's act, assisted where they cannot touch."""
    rows = Rows(
        (
            Row(
                in_language(language, "Para quê", "Purpose"),
                in_language(language, "Renovar a carta", "Renewal"),
            ),
            Row(in_language(language, "Base legal", "Legal basis"), "DL 138/2012, art. 17.º"),
            Row(
                in_language(language, "Fotografia e assinatura", "Photo and signature"),
                in_language(language, "do registo de identificação", "from the identity register"),
            ),
        ),
        in_language(language, "O que é lido, e de quem", "What is read, and from whom"),
    )
    page = Page(
        "case-1.consent",
        in_language(language, "O cidadão decide no ecrã 2", "The citizen decides on screen 2"),
        (
            in_language(
                language,
                "Leia em voz alta o que vai ser consultado.",
                "Read aloud what is going to be read.",
            ),
        ),
        (rows,),
        (
            Act(
                in_language(language, "Aceitar por ele", "Agree for them"),
                c.Agree(CASE, "consent"),
                "Ctrl+G",
                reason_asked=True,
            ),
            Act(
                in_language(language, "Recusar por ele", "Decline for them"),
                c.Decline(CASE, "consent"),
                "Ctrl+R",
                reason_asked=True,
            ),
            go_on(language, "consent")[1],
        ),
    )
    citizens = Page(
        "consent",
        in_language(language, "Podemos ler a sua fotografia?", "May we read your photo?"),
        blocks=(rows,),
        acts=(Act(in_language(language, "Sim", "Yes"), c.Agree(CASE, "consent"), style="primary"),),
    )
    return desk_view(language, "consent", page, citizens)


def form_fields(language: Language) -> tuple[FieldView, ...]:
    """The fields of the form step: text, date, choices, a citizen's own, one being written."""
    return (
        FieldView(
            CASE,
            "licence_number",
            in_language(language, "Número da carta", "Licence number"),
            "text",
            hint=in_language(language, "Está no campo 5 da carta", "In field 5 of the licence"),
        ),
        FieldView(
            CASE,
            "valid_until",
            in_language(language, "Válida até", "Valid until"),
            "date",
            hint=in_language(language, "dia, mês e ano", "day, month and year"),
        ),
        FieldView(
            CASE,
            "category",
            in_language(language, "Categoria", "Category"),
            "choice",
            options=(
                Option("B", in_language(language, "B · ligeiros", "B · cars")),
                Option("A", in_language(language, "A · motociclos", "A · motorcycles")),
                Option("C", in_language(language, "C · pesados", "C · heavy vehicles")),
            ),
        ),
        FieldView(
            CASE,
            "phone",
            in_language(language, "Telemóvel", "Mobile phone"),
            "phone",
            text="912000678",
            shown="••• ••• 678",
            editable=False,
            masked=True,
            writer=in_language(language, "O cidadão está a escrever", "The citizen is writing"),
            draft="91200",
        ),
        FieldView(
            CASE,
            "remarks",
            in_language(language, "Observações", "Remarks"),
            "long_text",
            required=False,
        ),
    )


def form(language: Language) -> DeskView:
    """A form, half filled in."""
    page = Page(
        "case-1.form.0",
        in_language(language, "Dados da carta", "Licence details"),
        (in_language(language, "Copie da carta antiga.", "Copy them from the old licence."),),
        (Fields(form_fields(language)),),
        go_on(language, "form"),
    )
    citizens = Page(
        "form.0",
        in_language(language, "Os dados da sua carta", "Your licence details"),
        blocks=(Fields(tuple(replace(each, editable=False) for each in form_fields(language))),),
    )
    return desk_view(language, "form", page, citizens)


def question(language: Language) -> DeskView:
    """One question with few answers."""
    field = FieldView(
        CASE,
        "lost",
        in_language(language, "A carta antiga perdeu-se?", "Is the old licence lost?"),
        "choice",
        why=in_language(
            language, "Muda os documentos pedidos.", "It changes the papers asked for."
        ),
        options=(
            Option("true", in_language(language, "Sim", "Yes")),
            Option("false", in_language(language, "Não", "No")),
        ),
    )
    page = Page(
        "case-1.question",
        field.label,
        blocks=(Fields((field,)),),
        acts=go_on(language, "question"),
    )
    return desk_view(language, "form", page, page)


def documents(language: Language) -> DeskView:
    """The papers to look at, one of them seen."""

    def acts(evidence: str) -> tuple[Act, ...]:
        return (
            Act(
                in_language(language, "Está cá", "It is here"),
                c.MarkPaper(CASE, evidence, seen=True),
            ),
            Act(in_language(language, "Falta", "Missing"), c.MarkPaper(CASE, evidence, seen=False)),
        )

    items = (
        CheckItem(
            in_language(language, "Carta de condução antiga", "The old licence"),
            state="done",
            state_text=in_language(language, "Vista", "Seen"),
            acts=acts("old_licence"),
        ),
        CheckItem(
            in_language(language, "Atestado médico eletrónico", "Electronic medical certificate"),
            in_language(language, "A partir dos 60 anos", "From 60 years on"),
            acts=acts("certificate"),
        ),
        CheckItem(
            in_language(
                language, "Certificado de avaliação psicológica", "Psychological assessment"
            ),
            in_language(language, "Só para pesados", "Heavy vehicles only"),
            "missing",
            in_language(language, "Falta", "Missing"),
            acts=acts("psychological"),
        ),
    )
    page = Page(
        "case-1.documents",
        in_language(language, "Documentos a ver", "Papers to look at"),
        blocks=(
            Checklist(items),
            Notice(
                "warning",
                in_language(language, "Falta um documento.", "A paper is missing."),
                in_language(
                    language,
                    "Ponha o atendimento de lado, ou feche o caso.",
                    "Park the visit, or close the case.",
                ),
                (
                    Act(
                        in_language(language, "Fechar: falta documento", "Close: paper missing"),
                        c.CloseCase(CASE, Outcome.PAPERS_MISSING),
                    ),
                ),
            ),
        ),
        acts=go_on(language, "documents"),
    )
    return desk_view(language, "documents", page, page)
