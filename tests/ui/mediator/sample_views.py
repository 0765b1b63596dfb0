"""Views of a visit as the desk would show them, for tests and for looking at.

The people, numbers and addresses are made up. Each function gives one moment, in Portuguese or
English; `every_view` names them all.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.views import (
    Act,
    CheckItem,
    Checklist,
    Choices,
    CitizenView,
    Code,
    DeskView,
    DocumentForm,
    Fields,
    FieldView,
    Notice,
    Numbered,
    Option,
    Page,
    ParkedVisit,
    Rating,
    Row,
    Rows,
    SignaturePad,
    StepLine,
    Task,
    Waiting,
)
from citizenspot.visit.words import HelpLevel, Outcome, PaymentMethod

CASE = "case-1"
OTHER_CASE = "case-2"
VISIT = "V-0412"
SIGNATURE = (
    ((80, 620), (140, 380), (200, 300), (230, 420), (190, 640), (260, 560), (330, 480)),
    ((330, 480), (360, 620), (420, 460), (470, 610), (540, 440), (600, 590), (720, 470)),
    ((100, 760), (420, 700), (860, 720)),
)

Language = str
Moment = Callable[[Language], DeskView]


def _in(language: Language, portuguese: str, english: str) -> str:
    return portuguese if language == "pt" else english


def _hand_acts(language: Language) -> tuple[Act, ...]:
    return (
        Act(_in(language, "Passar ao cidadão", "Hand over"), c.HandOver(), key="F7"),
        Act(_in(language, "Retomar", "Take back"), c.TakeBack(), key="F8"),
        Act(_in(language, "Tapar o ecrã 2", "Cover screen 2"), c.Cover(), key="F9"),
    )


def _visit_acts(language: Language) -> tuple[Act, ...]:
    return (
        *_hand_acts(language),
        Act(_in(language, "Pôr de lado", "Park the visit"), c.Park(), key="Ctrl+P", style="quiet"),
        Act(
            _in(language, "Fechar sem realizar", "Close, not carried out"),
            c.CloseCase(CASE, Outcome.DECLINED),
            key="Ctrl+W",
            style="quiet",
        ),
    )


def _helps(language: Language) -> tuple[Act, ...]:
    words = {
        HelpLevel.ALONE: _in(language, "Sozinho", "Alone"),
        HelpLevel.TOLD: _in(language, "Explicado", "Told"),
        HelpLevel.SHOWN: _in(language, "Mostrado", "Shown"),
        HelpLevel.PARTLY: _in(language, "Em parte por nós", "Partly done"),
        HelpLevel.DONE: _in(language, "Feito por nós", "Done for them"),
    }
    return tuple(
        Act(word, c.SetHelpLevel(CASE, "form", level), selected=level is HelpLevel.PARTLY)
        for level, word in words.items()
    )


def _tasks(language: Language) -> tuple[Task, ...]:
    return (
        Task(
            _in(language, "Renovar a carta de condução", "Renew the driving licence"),
            _in(language, "Em curso", "In progress"),
            "current",
            Act(_in(language, "Ir para", "Go to"), c.SwitchCase(CASE)),
        ),
        Task(
            _in(language, "Alterar a morada", "Change of address"),
            _in(language, "Por começar", "Not yet started"),
            "todo",
            Act(_in(language, "Ir para", "Go to"), c.SwitchCase(OTHER_CASE)),
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


def _steps(language: Language, current: str) -> tuple[StepLine, ...]:
    names = list(STEP_NAMES)
    here = names.index(current)
    lines: list[StepLine] = []
    for number, (name, (portuguese, english)) in enumerate(STEP_NAMES.items()):
        by = _in(language, "cidadã", "citizen") if name in {"consent", "identify"} else "M. Costa"
        if number < here:
            lines.append(StepLine(_in(language, portuguese, english), "done", by))
        else:
            title = _in(language, portuguese, english)
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
        service=_in(language, "Renovar a carta de condução", "Renew the driving licence"),
        chrome=(
            Act(_in(language, "Parar", "Stop"), c.Stop()),
            Act(_in(language, "Explicar", "Explain"), c.AskToExplain()),
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
        desk=_in(language, "Espaço Cidadão de Vila Modelo · Balcão 1", "Vila Modelo · Desk 1"),
        phase="case",
        say=_in(
            language,
            "Vamos confirmar os dados da sua carta. Diga-me se algo não estiver certo.",
            "Let us confirm the details of your licence. Tell me if anything is not right.",
        ),
        reader=Notice(
            "success", _in(language, "Leitor pronto, sem cartão", "Reader ready, no card")
        ),
        tasks=_tasks(language),
        steps=_steps(language, step),
        acts=_visit_acts(language),
        helps=_helps(language),
        search=True,
    )


def _go_on(language: Language, step: str) -> tuple[Act, ...]:
    return (
        Act(
            _in(language, "Continuar", "Continue"), c.Continue(CASE, step), "Ctrl+Return", "primary"
        ),
        Act(_in(language, "Voltar", "Back"), c.GoBack(CASE), "Esc", "quiet"),
    )


def start(language: Language) -> DeskView:
    """No visit: the start page, with visits put aside and a submission on its way."""
    view = desk_view(
        language,
        "identify",
        Page(
            "start",
            _in(language, "Sem atendimento aberto", "No visit is open"),
            (_in(language, "O próximo cidadão pode sentar-se.", "The next citizen can sit down."),),
            acts=(
                Act(
                    _in(language, "Abrir um atendimento", "Open a visit"),
                    c.OpenVisit("M. Costa"),
                    "Return",
                    "primary",
                ),
            ),
        ),
        Page("idle", _in(language, "Bem-vindo ao Espaço Cidadão", "Welcome to Citizen Spot")),
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
            _parked(language, "V-0409", "João Modelo", "10:05"),
            _parked(language, "V-0411", _in(language, "Sem nome", "Unnamed"), "11:20"),
        ),
        outbox=_outbox(language),
    )


def _parked(language: Language, visit: str, name: str, since: str) -> ParkedVisit:
    service = _in(language, "Alterar a morada", "Change of address")
    act = Act(_in(language, "Retomar", "Resume"), c.Resume(visit))
    return ParkedVisit(visit, f"{name} · {service}", since, act)


def _outbox(language: Language) -> tuple[Task, ...]:
    return (
        Task(
            _in(language, "Leitura do contador · V-0407", "Meter reading · V-0407"),
            _in(language, "A enviar", "Sending"),
            "waiting",
        ),
        Task(
            _in(language, "Buraco na rua · V-0405", "Street fault · V-0405"),
            _in(language, "Sem resposta: chegou?", "No answer: did it arrive?"),
            "problem",
            Act(
                _in(language, "Enviar outra vez", "Send again"),
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
        _in(language, "Língua do cidadão", "The citizen's language"),
    )
    page = Page(
        "welcome",
        _in(language, "Receber o cidadão", "Welcome the citizen"),
        (
            _in(
                language,
                "Escolham juntos a língua do ecrã 2.",
                "Choose the language of screen 2 together.",
            ),
        ),
        (choices,),
        (Act(_in(language, "Começar", "Begin"), c.Begin(), "Ctrl+Return", "primary"),),
    )
    view = desk_view(language, "identify", page, replace(page, acts=page.acts[:1]))
    return replace(view, phase="welcome", tasks=(), steps=(), helps=(), search=False)


def services(language: Language) -> DeskView:
    """The welcome is over and no service is chosen yet."""
    page = Page(
        "services",
        _in(language, "Escolher os serviços", "Choose the services"),
        (_in(language, "O que é que o cidadão precisa hoje?", "What is needed today?"),),
    )
    view = desk_view(
        language,
        "identify",
        page,
        Page("services", _in(language, "Em que podemos ajudar?", "How can we help?")),
    )
    return replace(view, phase="services", tasks=(), steps=(), helps=())


def identify(language: Language) -> DeskView:
    """Identify by card, or by a document seen."""
    page = Page(
        "case-1.identify",
        _in(language, "Quem é o cidadão?", "Who is the citizen?"),
        (
            _in(
                language,
                "Introduza o cartão no leitor, ou copie o documento.",
                "Put the card into the reader, or copy the document.",
            ),
        ),
        (
            Waiting(
                _in(language, "À espera de um cartão no leitor.", "Waiting for a card."), "card"
            ),
            DocumentForm(_in(language, "Mostrar ao cidadão", "Show to the citizen")),
        ),
        (_go_on(language, "identify")[1],),
    )
    citizens = Page(
        "identify",
        _in(language, "Introduza o seu cartão", "Put in your card"),
        blocks=(
            Waiting(_in(language, "O cartão é lido aqui.", "Your card is read here."), "card"),
        ),
    )
    return desk_view(language, "identify", page, citizens)


def consent(language: Language) -> DeskView:
    """Information and consent: the citizen's act, assisted where they cannot touch."""
    rows = Rows(
        (
            Row(_in(language, "Para quê", "Purpose"), _in(language, "Renovar a carta", "Renewal")),
            Row(_in(language, "Base legal", "Legal basis"), "DL 138/2012, art. 17.º"),
            Row(
                _in(language, "Fotografia e assinatura", "Photo and signature"),
                _in(language, "do registo de identificação", "from the identity register"),
            ),
        ),
        _in(language, "O que é lido, e de quem", "What is read, and from whom"),
    )
    page = Page(
        "case-1.consent",
        _in(language, "O cidadão decide no ecrã 2", "The citizen decides on screen 2"),
        (
            _in(
                language,
                "Leia em voz alta o que vai ser consultado.",
                "Read aloud what is going to be read.",
            ),
        ),
        (rows,),
        (
            Act(
                _in(language, "Aceitar por ele", "Agree for them"),
                c.Agree(CASE, "consent"),
                "Ctrl+G",
                reason_asked=True,
            ),
            Act(
                _in(language, "Recusar por ele", "Decline for them"),
                c.Decline(CASE, "consent"),
                "Ctrl+R",
                reason_asked=True,
            ),
            _go_on(language, "consent")[1],
        ),
    )
    citizens = Page(
        "consent",
        _in(language, "Podemos ler a sua fotografia?", "May we read your photo?"),
        blocks=(rows,),
        acts=(Act(_in(language, "Sim", "Yes"), c.Agree(CASE, "consent"), style="primary"),),
    )
    return desk_view(language, "consent", page, citizens)


def form_fields(language: Language) -> tuple[FieldView, ...]:
    """The fields of the form step: text, date, choices, a citizen's own, one being written."""
    return (
        FieldView(
            CASE,
            "licence_number",
            _in(language, "Número da carta", "Licence number"),
            "text",
            hint=_in(language, "Está no campo 5 da carta", "In field 5 of the licence"),
        ),
        FieldView(
            CASE,
            "valid_until",
            _in(language, "Válida até", "Valid until"),
            "date",
            hint=_in(language, "dia, mês e ano", "day, month and year"),
        ),
        FieldView(
            CASE,
            "category",
            _in(language, "Categoria", "Category"),
            "choice",
            options=(
                Option("B", _in(language, "B · ligeiros", "B · cars")),
                Option("A", _in(language, "A · motociclos", "A · motorcycles")),
                Option("C", _in(language, "C · pesados", "C · heavy vehicles")),
            ),
        ),
        FieldView(
            CASE,
            "phone",
            _in(language, "Telemóvel", "Mobile phone"),
            "phone",
            text="912000678",
            shown="••• ••• 678",
            editable=False,
            masked=True,
            writer=_in(language, "O cidadão está a escrever", "The citizen is writing"),
            draft="91200",
        ),
        FieldView(
            CASE,
            "remarks",
            _in(language, "Observações", "Remarks"),
            "long_text",
            required=False,
        ),
    )


def form(language: Language) -> DeskView:
    """A form, half filled in."""
    page = Page(
        "case-1.form.0",
        _in(language, "Dados da carta", "Licence details"),
        (_in(language, "Copie da carta antiga.", "Copy them from the old licence."),),
        (Fields(form_fields(language)),),
        _go_on(language, "form"),
    )
    citizens = Page(
        "form.0",
        _in(language, "Os dados da sua carta", "Your licence details"),
        blocks=(Fields(tuple(replace(each, editable=False) for each in form_fields(language))),),
    )
    return desk_view(language, "form", page, citizens)


def question(language: Language) -> DeskView:
    """One question with few answers."""
    field = FieldView(
        CASE,
        "lost",
        _in(language, "A carta antiga perdeu-se?", "Is the old licence lost?"),
        "choice",
        why=_in(language, "Muda os documentos pedidos.", "It changes the papers asked for."),
        options=(
            Option("true", _in(language, "Sim", "Yes")),
            Option("false", _in(language, "Não", "No")),
        ),
    )
    page = Page(
        "case-1.question",
        field.label,
        blocks=(Fields((field,)),),
        acts=_go_on(language, "question"),
    )
    return desk_view(language, "form", page, page)


def documents(language: Language) -> DeskView:
    """The papers to look at, one of them seen."""

    def acts(evidence: str) -> tuple[Act, ...]:
        return (
            Act(_in(language, "Está cá", "It is here"), c.MarkPaper(CASE, evidence, seen=True)),
            Act(_in(language, "Falta", "Missing"), c.MarkPaper(CASE, evidence, seen=False)),
        )

    items = (
        CheckItem(
            _in(language, "Carta de condução antiga", "The old licence"),
            state="done",
            state_text=_in(language, "Vista", "Seen"),
            acts=acts("old_licence"),
        ),
        CheckItem(
            _in(language, "Atestado médico eletrónico", "Electronic medical certificate"),
            _in(language, "A partir dos 60 anos", "From 60 years on"),
            acts=acts("certificate"),
        ),
        CheckItem(
            _in(language, "Certificado de avaliação psicológica", "Psychological assessment"),
            _in(language, "Só para pesados", "Heavy vehicles only"),
            "missing",
            _in(language, "Falta", "Missing"),
            acts=acts("psychological"),
        ),
    )
    page = Page(
        "case-1.documents",
        _in(language, "Documentos a ver", "Papers to look at"),
        blocks=(
            Checklist(items),
            Notice(
                "warning",
                _in(language, "Falta um documento.", "A paper is missing."),
                _in(
                    language,
                    "Ponha o atendimento de lado, ou feche o caso.",
                    "Park the visit, or close the case.",
                ),
                (
                    Act(
                        _in(language, "Fechar: falta documento", "Close: paper missing"),
                        c.CloseCase(CASE, Outcome.PAPERS_MISSING),
                    ),
                ),
            ),
        ),
        acts=_go_on(language, "documents"),
    )
    return desk_view(language, "documents", page, page)


def review(language: Language) -> DeskView:
    """Checking the answers, each with Change."""
    answers = (
        ("licence_number", _in(language, "Número da carta", "Licence number"), "AV-000000 1"),
        ("valid_until", _in(language, "Válida até", "Valid until"), "31-12-2026"),
        (
            "category",
            _in(language, "Categoria", "Category"),
            _in(language, "B · ligeiros", "B · cars"),
        ),
        ("phone", _in(language, "Telemóvel", "Mobile phone"), "912 000 678"),
        (
            "remarks",
            _in(language, "Observações", "Remarks"),
            _in(language, "Não indicado", "Not given"),
        ),
    )
    change = _in(language, "Alterar", "Change")
    rows = tuple(
        Row(label, value, change=Act(change, c.Change(CASE, field)))
        for field, label, value in answers
    )
    page = Page(
        "case-1.review",
        _in(language, "O cidadão verifica no ecrã 2", "The citizen checks on screen 2"),
        (
            _in(
                language,
                "Leiam juntos. Só depois da confirmação é que se envia.",
                "Read it together. It is sent only after the citizen confirms.",
            ),
        ),
        (Rows(rows, _in(language, "Respostas", "Answers")),),
        (
            Act(
                _in(language, "Confirmar por ele", "Confirm for them"),
                c.ConfirmAnswers(CASE),
                "Ctrl+G",
                reason_asked=True,
            ),
            _go_on(language, "review")[1],
        ),
    )
    return desk_view(language, "review", page, page)


def payment(language: Language) -> DeskView:
    """The fee and the ways to pay it."""
    ways = (
        Act(_in(language, "Numerário", "Cash"), c.TakePayment(CASE, PaymentMethod.CASH)),
        Act(
            _in(language, "Terminal", "Card terminal"), c.TakePayment(CASE, PaymentMethod.TERMINAL)
        ),
        Act(_in(language, "Referência", "Reference"), c.TakePayment(CASE, PaymentMethod.REFERENCE)),
    )
    page = Page(
        "case-1.payment",
        _in(language, "Receber 30,00 €", "Take €30.00"),
        (
            _in(
                language,
                "O pagamento regista-se uma só vez e não se desfaz aqui.",
                "A payment is recorded once and cannot be undone here.",
            ),
        ),
        (
            Rows(
                (
                    Row(
                        _in(language, "Renovação, menos de 70 anos", "Renewal, under 70"), "30,00 €"
                    ),
                    Row("Total", "30,00 €"),
                ),
                _in(language, "Taxa", "Fee"),
            ),
            Choices(ways, _in(language, "Como pagou", "How it was paid")),
        ),
        (_go_on(language, "payment")[1],),
    )
    return desk_view(language, "payment", page, page)


def sign(language: Language) -> DeskView:
    """The signature is the citizen's; screen 1 looks on."""
    pad = SignaturePad(
        CASE,
        _in(
            language,
            "Declaro que as respostas são verdadeiras.",
            "I declare that the answers are true.",
        ),
        SIGNATURE,
        editable=False,
    )
    page = Page(
        "case-1.sign",
        _in(language, "O cidadão assina no ecrã 2", "The citizen signs on screen 2"),
        blocks=(pad,),
        acts=(_go_on(language, "sign")[1],),
    )
    return desk_view(language, "sign", page, page)


def submit(language: Language) -> DeskView:
    """The irreversible act."""
    page = Page(
        "case-1.submit",
        _in(language, "Enviar o pedido ao IMT", "Send the request to IMT"),
        (
            _in(
                language,
                "O envio faz-se uma só vez e não se desfaz.",
                "It is sent once, and that cannot be undone.",
            ),
        ),
        acts=(
            Act(
                _in(language, "Enviar o pedido", "Send the request"),
                c.Submit(CASE),
                "Ctrl+Return",
                "primary",
            ),
            _go_on(language, "submit")[1],
        ),
    )
    return desk_view(language, "submit", page, page)


def sending(language: Language) -> DeskView:
    """Sent; the provider is slow and the visit goes on."""
    page = Page(
        "case-1.submit",
        _in(language, "O pedido está a caminho", "The request is on its way"),
        blocks=(
            Waiting(
                _in(
                    language,
                    "O IMT ainda não respondeu. O atendimento pode continuar.",
                    "IMT has not answered yet. The visit can go on.",
                ),
                "sending",
            ),
        ),
        acts=(_go_on(language, "submit")[0],),
    )
    return replace(desk_view(language, "submit", page, page), outbox=_outbox(language))


def receipt(language: Language) -> DeskView:
    """The receipt: paper, and a code to scan."""
    page = Page(
        "case-1.receipt",
        _in(language, "Dar o comprovativo", "Give the receipt"),
        (_in(language, "Referência IMT-2026-000123.", "Reference IMT-2026-000123."),),
        (
            Choices(
                (
                    Act(
                        _in(language, "Imprimir A4", "Print A4"), c.IssueReceipt(CASE, "a4"), "F12"
                    ),
                    Act(_in(language, "Talão 80 mm", "Slip, 80 mm"), c.IssueReceipt(CASE, "80mm")),
                    Act(_in(language, "Só no ecrã", "Screen only"), c.IssueReceipt(CASE, "screen")),
                ),
                _in(language, "Como o quer", "As wanted"),
            ),
            Code(
                "citizenspot:receipt:P-2026-000012:9f2c",
                _in(language, "Código do comprovativo P-2026-000012", "Code of P-2026-000012"),
            ),
        ),
        _go_on(language, "receipt"),
    )
    return desk_view(language, "receipt", page, page)


def teach(language: Language) -> DeskView:
    """How to do it at home."""
    page = Page(
        "case-1.teach",
        _in(language, "Mostrar como se faz em casa", "Show how to do it at home"),
        blocks=(
            Numbered(
                (
                    _in(language, "Abra imtonline.pt.", "Open imtonline.pt."),
                    _in(
                        language, "Entre com a Chave Móvel Digital.", "Sign in with the mobile key."
                    ),
                    _in(language, "Escolha Renovar carta.", "Choose Renew licence."),
                ),
                _in(language, "Passos", "Steps"),
            ),
        ),
        acts=(
            *_go_on(language, "teach"),
            Act(_in(language, "Saltar", "Skip"), c.Skip(CASE, "teach"), "Ctrl+J", "quiet"),
        ),
    )
    return desk_view(language, "teach", page, page)


def feedback(language: Language) -> DeskView:
    """The citizen rates; screen 1 looks on."""
    labels = (
        ("Muito mau", "Very bad"),
        ("Mau", "Bad"),
        ("Assim-assim", "So-so"),
        ("Bom", "Good"),
        ("Muito bom", "Very good"),
    )
    page = Page(
        "case-1.feedback",
        _in(language, "O cidadão avalia no ecrã 2", "The citizen rates on screen 2"),
        blocks=(Rating(CASE, tuple(_in(language, *each) for each in labels), 4, editable=False),),
        acts=(_go_on(language, "feedback")[0],),
    )
    return desk_view(language, "feedback", page, page)


def goodbye(language: Language) -> DeskView:
    """Every case has ended."""
    page = Page(
        "goodbye",
        _in(language, "Despedida", "Goodbye"),
        (_in(language, "Devolva os documentos.", "Give the papers back."),),
        (
            Rows(
                (
                    Row(
                        _in(language, "Renovar a carta de condução", "Renew the driving licence"),
                        _in(language, "Realizado", "Carried out"),
                    ),
                    Row(
                        _in(language, "Alterar a morada", "Change of address"),
                        _in(language, "Falta documento", "Papers missing"),
                    ),
                ),
                _in(language, "Neste atendimento", "In this visit"),
            ),
        ),
        (
            Act(
                _in(language, "Apagar e terminar", "Wipe and end"),
                c.Wipe(),
                "Ctrl+Return",
                "primary",
            ),
        ),
    )
    view = desk_view(language, "feedback", page, page)
    done = tuple(replace(task, tone="done", act=None) for task in view.tasks)
    return replace(view, phase="goodbye", tasks=done, helps=(), search=False)


def with_notices(language: Language) -> DeskView:
    """The form with everything going on at once: notices, a hand raised, the outbox."""
    view = form(language)
    notices = (
        Notice(
            "problem",
            _in(language, "O IMT não responde.", "IMT does not answer."),
            _in(
                language,
                "O pedido fica guardado e segue quando houver ligação.",
                "The request is kept and goes out when there is a connection.",
            ),
            (
                Act(
                    _in(language, "Tentar já", "Try now"),
                    c.SettleDelivery("case-9", "send_again"),
                    "F5",
                ),
            ),
        ),
        Notice(
            "information",
            _in(language, "O cidadão pede uma explicação.", "The citizen asks for an explanation."),
            acts=(Act(_in(language, "Expliquei", "Explained"), c.Explained(), "Ctrl+E"),),
        ),
    )
    return replace(view, notices=notices, outbox=_outbox(language))


def practice(language: Language) -> DeskView:
    """The form in practice mode."""
    word = _in(language, "PRÁTICA", "PRACTICE")
    view = with_notices(language)
    return replace(view, practice=word, citizen=replace(view.citizen, practice=word))


def covered(language: Language) -> DeskView:
    """Screen 2 is covered."""
    view = form(language)
    acts = tuple(
        Act(_in(language, "Destapar o ecrã 2", "Uncover screen 2"), c.Uncover(), "F9")
        if isinstance(act.command, c.Cover)
        else act
        for act in view.acts
    )
    return replace(view, acts=acts, citizen=replace(view.citizen, state="covered"))


EVERY_MOMENT: dict[str, Moment] = {
    each.__name__: each
    for each in (
        start,
        welcome,
        services,
        identify,
        consent,
        question,
        form,
        documents,
        review,
        payment,
        sign,
        submit,
        sending,
        receipt,
        teach,
        feedback,
        goodbye,
        with_notices,
        practice,
        covered,
    )
}
