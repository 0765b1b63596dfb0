"""The sample pages of a case that ends: review, payment, signature, sending, receipt."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.views import (
    Act,
    Choices,
    Code,
    DeskView,
    Numbered,
    Page,
    Rating,
    Row,
    Rows,
    SignaturePad,
    Waiting,
)
from citizenspot.visit.words import PaymentMethod
from tests.ui.mediator.sample_views.around import outbox
from tests.ui.mediator.sample_views.parts import (
    CASE,
    SIGNATURE,
    Language,
    desk_view,
    go_on,
    in_language,
)


def review(language: Language) -> DeskView:
    """Checking the answers, each with Change."""
    answers = (
        (
            "licence_number",
            in_language(language, "Número da carta", "Licence number"),
            "AV-000000 1",
        ),
        ("valid_until", in_language(language, "Válida até", "Valid until"), "31-12-2026"),
        (
            "category",
            in_language(language, "Categoria", "Category"),
            in_language(language, "B · ligeiros", "B · cars"),
        ),
        ("phone", in_language(language, "Telemóvel", "Mobile phone"), "912 000 678"),
        (
            "remarks",
            in_language(language, "Observações", "Remarks"),
            in_language(language, "Não indicado", "Not given"),
        ),
    )
    change = in_language(language, "Alterar", "Change")
    rows = tuple(
        Row(label, value, change=Act(change, c.Change(CASE, field)))
        for field, label, value in answers
    )
    page = Page(
        "case-1.review",
        in_language(language, "O cidadão verifica no ecrã 2", "The citizen checks on screen 2"),
        (
            in_language(
                language,
                "Leiam juntos. Só depois da confirmação é que se envia.",
                "Read it together. It is sent only after the citizen confirms.",
            ),
        ),
        (Rows(rows, in_language(language, "Respostas", "Answers")),),
        (
            Act(
                in_language(language, "Confirmar por ele", "Confirm for them"),
                c.ConfirmAnswers(CASE),
                "Ctrl+G",
                reason_asked=True,
            ),
            go_on(language, "review")[1],
        ),
    )
    return desk_view(language, "review", page, page)


def payment(language: Language) -> DeskView:
    """The fee and the ways to pay it."""
    ways = (
        Act(
            in_language(language, "Numerário", "Cash"),
            c.TakePayment(CASE, PaymentMethod.CASH),
            style="primary",
        ),
        Act(
            in_language(language, "Terminal", "Card terminal"),
            c.TakePayment(CASE, PaymentMethod.TERMINAL),
            asks="reference",
        ),
        Act(
            in_language(language, "Referência", "Reference"),
            c.TakePayment(CASE, PaymentMethod.REFERENCE),
            asks="reference",
        ),
    )
    page = Page(
        "case-1.payment",
        in_language(language, "Receber 30,00 €", "Take €30.00"),
        (
            in_language(
                language,
                "O pagamento regista-se uma só vez e não se desfaz aqui.",
                "A payment is recorded once and cannot be undone here.",
            ),
        ),
        (
            Rows(
                (
                    Row(
                        in_language(language, "Renovação, menos de 70 anos", "Renewal, under 70"),
                        "30,00 €",
                    ),
                    Row("Total", "30,00 €"),
                ),
                in_language(language, "Taxa", "Fee"),
            ),
            Choices(ways, in_language(language, "Como pagou", "How it was paid")),
        ),
        (go_on(language, "payment")[1],),
    )
    return desk_view(language, "payment", page, page)


def sign(language: Language) -> DeskView:
    """The signature is the citizen's; screen 1 looks on."""
    pad = SignaturePad(
        CASE,
        in_language(
            language,
            "Declaro que as respostas são verdadeiras.",
            "I declare that the answers are true.",
        ),
        SIGNATURE,
        editable=False,
    )
    page = Page(
        "case-1.sign",
        in_language(language, "O cidadão assina no ecrã 2", "The citizen signs on screen 2"),
        blocks=(pad,),
        acts=(go_on(language, "sign")[1],),
    )
    return desk_view(language, "sign", page, page)


def submit(language: Language) -> DeskView:
    """The irreversible act."""
    page = Page(
        "case-1.submit",
        in_language(language, "Enviar o pedido ao IMT", "Send the request to IMT"),
        (
            in_language(
                language,
                "O envio faz-se uma só vez e não se desfaz.",
                "It is sent once, and that cannot be undone.",
            ),
        ),
        acts=(
            Act(
                in_language(language, "Enviar o pedido", "Send the request"),
                c.Submit(CASE),
                "Ctrl+Return",
                "primary",
            ),
            go_on(language, "submit")[1],
        ),
    )
    return desk_view(language, "submit", page, page)


def sending(language: Language) -> DeskView:
    """Sent; the provider is slow and the visit goes on."""
    page = Page(
        "case-1.submit",
        in_language(language, "O pedido está a caminho", "The request is on its way"),
        blocks=(
            Waiting(
                in_language(
                    language,
                    "O IMT ainda não respondeu. O atendimento pode continuar.",
                    "IMT has not answered yet. The visit can go on.",
                ),
                "sending",
            ),
        ),
        acts=(go_on(language, "submit")[0],),
    )
    return replace(desk_view(language, "submit", page, page), outbox=outbox(language))


def receipt(language: Language) -> DeskView:
    """The receipt: paper, and a code to scan."""
    page = Page(
        "case-1.receipt",
        in_language(language, "Dar o comprovativo", "Give the receipt"),
        (in_language(language, "Referência IMT-2026-000123.", "Reference IMT-2026-000123."),),
        (
            Choices(
                (
                    Act(
                        in_language(language, "Imprimir A4", "Print A4"),
                        IssueReceipt(CASE, "a4"),
                        "F12",
                    ),
                    Act(
                        in_language(language, "Talão 80 mm", "Slip, 80 mm"),
                        IssueReceipt(CASE, "80mm"),
                    ),
                    Act(
                        in_language(language, "Só no ecrã", "Screen only"),
                        IssueReceipt(CASE, "screen"),
                    ),
                ),
                in_language(language, "Como o quer", "As wanted"),
            ),
            Code(
                "citizenspot:receipt:P-2026-000012:9f2c",
                in_language(
                    language, "Código do comprovativo P-2026-000012", "Code of P-2026-000012"
                ),
            ),
        ),
        go_on(language, "receipt"),
    )
    return desk_view(language, "receipt", page, page)


def teach(language: Language) -> DeskView:
    """How to do it at home."""
    page = Page(
        "case-1.teach",
        in_language(language, "Mostrar como se faz em casa", "Show how to do it at home"),
        blocks=(
            Numbered(
                (
                    in_language(language, "Abra imtonline.pt.", "Open imtonline.pt."),
                    in_language(
                        language, "Entre com a Chave Móvel Digital.", "Sign in with the mobile key."
                    ),
                    in_language(language, "Escolha Renovar carta.", "Choose Renew licence."),
                ),
                in_language(language, "Passos", "Steps"),
            ),
        ),
        acts=(
            *go_on(language, "teach"),
            Act(in_language(language, "Saltar", "Skip"), c.Skip(CASE, "teach"), "Ctrl+J", "quiet"),
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
        in_language(language, "O cidadão avalia no ecrã 2", "The citizen rates on screen 2"),
        blocks=(
            Rating(CASE, tuple(in_language(language, *each) for each in labels), 4, editable=False),
        ),
        acts=(go_on(language, "feedback")[0],),
    )
    return desk_view(language, "feedback", page, page)


def goodbye(language: Language) -> DeskView:
    """Every case has ended."""
    page = Page(
        "goodbye",
        in_language(language, "Despedida", "Goodbye"),
        (in_language(language, "Devolva os documentos.", "Give the papers back."),),
        (
            Rows(
                (
                    Row(
                        in_language(
                            language, "Renovar a carta de condução", "Renew the driving licence"
                        ),
                        in_language(language, "Realizado", "Carried out"),
                    ),
                    Row(
                        in_language(language, "Alterar a morada", "Change of address"),
                        in_language(language, "Falta documento", "Papers missing"),
                    ),
                ),
                in_language(language, "Neste atendimento", "In this visit"),
            ),
        ),
        (
            Act(
                in_language(language, "Apagar e terminar", "Wipe and end"),
                c.Wipe(),
                "Ctrl+Return",
                "primary",
            ),
        ),
    )
    view = desk_view(language, "feedback", page, page)
    done = tuple(replace(task, tone="done", act=None) for task in view.tasks)
    return replace(view, phase="goodbye", tasks=done, helps=(), search=False)
