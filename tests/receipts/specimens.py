"""Receipts of made-up people, for every test of this room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import cos, sin
from typing import Any

import msgspec
from msgspec.structs import replace

from citizenspot.receipts.content import (
    Bilingual,
    CaseContent,
    Doer,
    DoneLine,
    Fee,
    NextStep,
    ReceiptContent,
    Signature,
)
from citizenspot.visit.words import Outcome, PaymentMethod

MORNING = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
STROKES = (
    tuple(
        (round(60 + 9 * t + 55 * sin(t / 3)), round(520 - 260 * cos(t / 3) * (1 - t / 90)))
        for t in range(70)
    ),
    tuple((560 + 6 * t, round(640 - 90 * sin(t / 9))) for t in range(60)),
    ((905, 300),),
)


def same(text: str) -> Bilingual:
    return Bilingual(text, text)


def renewal() -> CaseContent:
    """A driving licence renewed, and paid for."""
    return CaseContent(
        service_id="imt.driving-licence-renewal",
        service_version=3,
        service=Bilingual("Renew a driving licence", "Renovar a carta de condução"),
        provider=Bilingual(
            "Institute for Mobility and Transport", "Instituto da Mobilidade e dos Transportes"
        ),
        provider_private=False,
        outcome=Outcome.CARRIED_OUT,
        reference="IMT-2026-0048213",
        done=_done(),
        fees=(
            Fee(
                label=Bilingual("Renewal, up to 69 years of age", "Revalidação, até aos 69 anos"),
                amount=Decimal("30.00"),
                method=PaymentMethod.TERMINAL,
                reference="TPA 004821",
            ),
        ),
        accepted=(
            Bilingual("The request to renew", "O pedido de revalidação"),
            Bilingual("The medical certificate", "O atestado médico"),
        ),
        on_its_way=(),
        next_steps=(
            NextStep(
                text=Bilingual(
                    "Keep this receipt: with it you may drive until the new licence comes.",
                    "Guarde este comprovativo: com ele pode conduzir até chegar a nova carta.",
                ),
                when=Bilingual("for 90 days", "durante 90 dias"),
            ),
            NextStep(
                text=Bilingual(
                    "The licence comes by post to your address.",
                    "A carta chega pelo correio à sua morada.",
                ),
                when=Bilingual("within 15 working days", "no prazo de 15 dias úteis"),
            ),
        ),
    )


def _done() -> tuple[DoneLine, ...]:
    lines = (
        (
            Bilingual("Identity read from the card", "Identidade lida do cartão"),
            Doer.CITIZEN,
            "",
        ),
        (
            Bilingual("Consent to read the licence", "Consentimento para ler a carta"),
            Doer.CITIZEN,
            "",
        ),
        (Bilingual("Form filled in", "Formulário preenchido"), Doer.TOGETHER, ""),
        (Bilingual("Medical certificate seen", "Atestado médico visto"), Doer.MEDIATOR, ""),
        (
            Bilingual("Answers checked", "Respostas conferidas"),
            Doer.ASSISTED,
            "cannot touch the screen",
        ),
        (Bilingual("Sent to the provider", "Enviado ao prestador"), Doer.CITIZEN, ""),
    )
    return tuple(
        DoneLine(text=text, by=by, reason=reason, at=MORNING - timedelta(minutes=12 - 2 * place))
        for place, (text, by, reason) in enumerate(lines)
    )


def receipt(**changes: object) -> ReceiptContent:
    """A live receipt in English and Portuguese; `changes` replaces parts of it."""
    content = ReceiptContent(
        series="BRG1-2026",
        running=1207,
        practice=False,
        spot="Citizen Spot of Braga",
        desk="Desk 1",
        mediator="Mediator 07",
        issued_at=MORNING,
        time_zone="Europe/Lisbon",
        visit="visit-4c1d",
        head_position=48_211,
        head_hash="3f" * 32,
        head_characters="H5PT",
        salt="a7" * 16,
        citizen_name="Maria Specimen da Silva",
        citizen_language="en",
        service_language="pt",
        case=renewal(),
        signature=Signature(
            strokes=STROKES,
            statement=Bilingual(
                "I confirm that what I have stated is true.",
                "Confirmo que o que declarei é verdade.",
            ),
        ),
    )
    return replace(content, **changes)


def practised(**changes: object) -> ReceiptContent:
    """The same receipt, of the practice world."""
    return receipt(**{"practice": True, "series": "P-BRG1-2026", **changes})


def of_case(**changes: object) -> ReceiptContent:
    """A live receipt; `changes` replaces parts of its case."""
    return receipt(case=replace(renewal(), **changes))


def many_fees(count: int) -> ReceiptContent:
    """A receipt of so many fees, of 1, 2, 3 and so on."""
    return of_case(
        fees=tuple(
            Fee(
                label=Bilingual(f"Copy {number}", f"Cópia {number}"),
                amount=Decimal(number),
                method=PaymentMethod.CASH,
            )
            for number in range(1, count + 1)
        )
    )


def in_portuguese(content: ReceiptContent) -> ReceiptContent:
    """The same receipt for a citizen who reads the service's language."""
    plain = _in_service_language(msgspec.to_builtins(content))
    return msgspec.convert({**plain, "citizen_language": "pt"}, ReceiptContent)


def _in_service_language(part: object) -> Any:  # noqa: ANN401 - builtins of whatever kind
    match part:
        case {"citizen": str(), "service": str(text)}:
            return {"citizen": text, "service": text}
        case dict():
            return {name: _in_service_language(value) for name, value in part.items()}
        case list() | tuple():
            return [_in_service_language(value) for value in part]
    return part
