"""Sample views of the kinds of step, with every kind of block."""

from __future__ import annotations

from citizenspot.visit.commands import (
    Agree,
    Change,
    ConfirmAnswers,
    ConfirmIdentity,
    Decline,
    RejectIdentity,
    Skip,
    Submit,
)
from citizenspot.visit.views import (
    Act,
    CheckItem,
    Checklist,
    CitizenView,
    Code,
    Notice,
    Numbered,
    Rating,
    Row,
    Rows,
    SheetPicture,
    SignaturePad,
    Waiting,
)
from ui.citizen.gallery.forms import go_on
from ui.citizen.gallery.wording import CASE, STEP, Wording, step_view
from ui.gallery.sample_sheet import sample_sheet

_SIGNATURE = (
    ((110, 640), (160, 340), (190, 300), (200, 420), (180, 620), (230, 480), (270, 470)),
    ((300, 560), (340, 470), (360, 560), (400, 470), (430, 560), (520, 500), (640, 430)),
)


def steps(say: Wording) -> dict[str, CitizenView]:
    """Return a view of each kind of step."""
    return {
        "identify": _identify(say),
        "consent": _consent(say),
        "documents": _documents(say),
        "handed-in": _handed_in(say),
        "review": _review(say),
        "sign": _sign(say),
        "signed": _signed(say),
        "submit": _submit(say),
        "submit-waiting": _waiting(say),
        "receipt": _receipt(say),
        "teach": _teach(say),
        "feedback": _feedback(say),
    }


def _identify(say: Wording) -> CitizenView:
    rows = (
        Row(say("Nome", "Name"), "Maria Exemplo da Silva"),
        Row(say("Data de nascimento", "Date of birth"), say("9 de março de 1951", "9 March 1951")),
        Row(say("Número do documento", "Document number"), "••••• 789", "00123 789"),
    )
    return step_view(
        say,
        1,
        say("Esta pessoa é a senhora, é o senhor?", "Is this you?"),
        (
            say(
                "Lemos isto do seu cartão. Veja com calma.",
                "We read this from your card. Look at it calmly.",
            ),
        ),
        (Rows(rows),),
        Act(say("Sim, sou eu", "Yes, this is me"), ConfirmIdentity(), style="primary"),
        Act(say("Não, não sou eu", "No, this is not me"), RejectIdentity()),
    )


def _consent(say: Wording) -> CitizenView:
    rows = (
        Row(say("Quem lê", "Who reads"), "Instituto da Mobilidade (exemplo)"),
        Row(say("O quê", "What"), say("Nome, morada e fotografia", "Name, address and photograph")),
        Row(say("Porquê", "Why"), say("Para fazer a nova carta", "To make the new licence")),
        Row(
            say("Até quando", "Until when"),
            say("Até a carta ser entregue", "Until it is delivered"),
        ),
    )
    return step_view(
        say,
        2,
        say("Podemos pedir a sua fotografia?", "May we ask for your photograph?"),
        (
            say(
                "A fotografia do seu cartão pode servir para a nova carta.",
                "The photograph of your card can be used for the new licence.",
            ),
            say("Se não quiser, traga outra.", "If you do not want this, bring another one."),
        ),
        (Rows(rows),),
        Act(say("Sim, concordo", "Yes, I agree"), Agree(CASE, STEP), style="primary"),
        Act(say("Não concordo", "I do not agree"), Decline(CASE, STEP)),
    )


def _documents(say: Wording) -> CitizenView:
    items = (
        CheckItem(
            say("Cartão de cidadão", "Citizen card"), state="done", state_text=say("Visto", "Seen")
        ),
        CheckItem(
            say("Atestado médico", "Medical certificate"),
            say("Eletrónico, com menos de seis meses", "Electronic, less than six months old"),
            "open",
            say("Ainda não visto", "Not seen yet"),
        ),
        CheckItem(
            say("Fotografia", "Photograph"),
            say("Só se não usar a do cartão", "Only if you do not use the card's"),
            "missing",
            say("Em falta", "Missing"),
        ),
    )
    return step_view(
        say,
        5,
        say("Os seus papéis", "Your papers"),
        (say("Mostre-os ao mediador, um a um.", "Show them to the mediator, one by one."),),
        (Checklist(items),),
    )


def _handed_in(say: Wording) -> CitizenView:
    """Return the page on which the citizen sees what is copied."""
    back = Notice(
        "warning", say("Leve os seus originais: contrato", "Take your originals back: contract")
    )
    sheet = SheetPicture(sample_sheet(), say("Contrato, folha 1 de 2", "Contract, sheet 1 of 2"))
    return step_view(
        say,
        5,
        say("Veja o que vai ser entregue", "Look at what is handed in"),
        (say("É o seu documento: contrato", "This is your paper: contract"),),
        (sheet, back),
    )


def _review(say: Wording) -> CitizenView:
    def row(label: str, value: str, full: str = "") -> Row:
        return Row(label, value, full, Act(say("Mudar", "Change"), Change(CASE, label)))

    rows = (
        row(say("Nome", "Name"), "Maria Exemplo da Silva"),
        row(say("Morada", "Address"), "Rua das Amostras 12, 3.º esquerdo, 1000-001 Vila Treino"),
        row(say("Telemóvel", "Mobile phone"), "••• ••• 678", "912 345 678"),
        row(say("Usa óculos", "Wears glasses"), say("Sim", "Yes")),
    )
    return step_view(
        say,
        6,
        say("Veja se está tudo certo", "Check your answers"),
        (say("Ainda nada foi enviado.", "Nothing has been sent yet."),),
        (Rows(rows, title=say("As suas respostas", "Your answers")),),
        Act(say("Está tudo certo", "Everything is right"), ConfirmAnswers(CASE), style="primary"),
    )


def _pad(say: Wording, *, signed: bool) -> SignaturePad:
    return SignaturePad(
        CASE,
        say(
            "Peço a renovação da minha carta de condução e confirmo as respostas que dei.",
            "I ask for the renewal of my driving licence and confirm the answers I gave.",
        ),
        strokes=_SIGNATURE if signed else (),
        editable=not signed,
        accept=say("Esta é a minha assinatura", "This is my signature"),
        clear=say("Apagar e desenhar outra vez", "Clear and draw again"),
    )


def _sign(say: Wording) -> CitizenView:
    sentence = say(
        "Desenhe a sua assinatura com o dedo ou a caneta.",
        "Draw your signature with your finger or the pen.",
    )
    return step_view(
        say, 7, say("Assine aqui", "Sign here"), (sentence,), (_pad(say, signed=False),)
    )


def _signed(say: Wording) -> CitizenView:
    done = Notice("success", say("A assinatura está guardada.", "The signature is kept."))
    heading = say("Assinou", "You signed")
    return step_view(say, 7, heading, (), (done, _pad(say, signed=True)), go_on(say))


def _submit(say: Wording) -> CitizenView:
    fee = Row(say("A pagar", "To pay"), "15,00 €" if say("pt", "en") == "pt" else "€15.00")
    once = Notice(
        "information",
        say("Isto faz-se uma só vez.", "This is done only once."),
        say("Depois de enviado já não se pode mudar.", "Once sent, it cannot be changed."),
    )
    act = Act(say("Enviar o pedido", "Send the application"), Submit(CASE), style="primary")
    return step_view(
        say, 8, say("Enviar o pedido", "Send the application"), (), (Rows((fee,)), once), act
    )


def _waiting(say: Wording) -> CitizenView:
    waiting = Waiting(
        say(
            "O Instituto da Mobilidade está a receber o seu pedido.",
            "The mobility institute is receiving your application.",
        ),
        "sending",
    )
    late = Notice(
        "warning",
        say("Está a demorar mais do que o costume.", "It takes longer than usual."),
        say(
            "Pode continuar: o recibo diz o que falta.",
            "You can go on: the receipt says what is open.",
        ),
    )
    return step_view(say, 8, say("A enviar", "Sending"), (), (waiting, late), go_on(say))


def _receipt(say: Wording) -> CitizenView:
    rows = (
        Row(say("Número do recibo", "Receipt number"), "P-2026-000123"),
        Row(say("Referência", "Reference"), "IMT-7F3K-22"),
    )
    nexts = Numbered(
        (
            say(
                "A carta chega por correio em 30 dias.", "The licence comes by post within 30 days."
            ),
            say(
                "Até lá, este recibo serve de carta.",
                "Until then, this receipt serves as a licence.",
            ),
            say(
                "Se não chegar, volte com o recibo.",
                "If it does not come, return with the receipt.",
            ),
        ),
        say("O que vem a seguir", "What comes next"),
    )
    caption = say(
        "Aponte o telemóvel para guardar o recibo.",
        "Point your telephone here to keep the receipt.",
    )
    code = Code("https://example.org/recibo/P-2026-000123/7F3K", caption)
    done = Notice("success", say("O pedido foi aceite.", "The application was accepted."))
    return step_view(
        say, 9, say("O seu recibo", "Your receipt"), (), (done, Rows(rows), nexts, code), go_on(say)
    )


def _teach(say: Wording) -> CitizenView:
    items = (
        say("Abra o portal e escolha «Cartas».", "Open the portal and choose “Licences”."),
        say("Entre com a chave móvel.", "Sign in with your mobile key."),
        say("Escolha «Renovar» e siga os passos.", "Choose “Renew” and follow the steps."),
    )
    return step_view(
        say,
        9,
        say("Da próxima vez, em casa", "Next time, at home"),
        (say("Fez quatro passos sozinha.", "You did four steps on your own."),),
        (Numbered(items),),
        go_on(say),
    )


def _feedback(say: Wording) -> CitizenView:
    grades = (
        say("Muito mau", "Very bad"),
        say("Mau", "Bad"),
        say("Assim-assim", "So so"),
        say("Bom", "Good"),
        say("Muito bom", "Very good"),
    )
    return step_view(
        say,
        9,
        say("Como correu?", "How was it?"),
        (say("O mediador não vê a sua resposta.", "The mediator does not see your answer."),),
        (Rating(CASE, grades, stars=4),),
        Act(say("Terminar sem avaliar", "Finish without rating"), Skip(CASE, STEP)),
    )
