"""The flow of a service of which only a description is known: it informs, and sends nothing.

Another catalogue says what a service asks for and how it is done, not how a case reaches its
provider. Such a service is carried out as guidance: who may have it, the questions its papers
depend on, the papers, and how to go on; its availability is to be confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services_catalog.definition import (
    AnyStep,
    ConsentStep,
    DocumentsStep,
    FeedbackStep,
    FormStep,
    IdentifyStep,
    ReceiptStep,
    ReviewStep,
    TeachStep,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services_catalog.definition import Text

FIELDS_A_PAGE = 4

_SENTENCES = {
    "purpose": {
        "pt": "Ver o que este serviço pede e como se faz.",
        "en": "To see what this service asks for and how it is done.",
    },
    "basis": {
        "pt": "Nada é enviado daqui. O pedido faz-se junto da entidade.",
        "en": "Nothing is sent from here. The request is made to the provider.",
    },
    "goal": {"pt": "Fazer o pedido junto da entidade.", "en": "To make the request yourself."},
    "next": {
        "pt": "A informação vem de outro catálogo. Confirme-a junto da entidade.",
        "en": "This comes from another catalogue. Please confirm it with the provider.",
    },
}


def sentence(key: str, languages: Sequence[str]) -> Text:
    """Return one of the flow's own sentences in each language: Portuguese, or else English."""
    said = _SENTENCES[key]
    return {tag: said["pt" if tag.partition("-")[0] == "pt" else "en"] for tag in languages}


def body(questions: Sequence[str]) -> dict[str, Any]:
    """Return a schema of yes-or-no answers to these fields, none of them required."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "boolean"} for name in questions},
    }


def steps(
    languages: Sequence[str],
    who: Text,
    questions: Sequence[str],
    papers: Sequence[str],
    how: Sequence[Text],
) -> tuple[AnyStep, ...]:
    """Return the steps; those that would have nothing to do are left out."""
    pages = tuple(
        tuple(questions[start : start + FIELDS_A_PAGE])
        for start in range(0, len(questions), FIELDS_A_PAGE)
    )
    said = {key: sentence(key, languages) for key in _SENTENCES}
    wanted: list[AnyStep | None] = [
        IdentifyStep(id="who", say=who, assurance="none", methods=("card", "document", "none")),
        ConsentStep(id="inform", purpose=said["purpose"], basis=said["basis"]),
        FormStep(id="cases", pages=pages) if pages else None,
        DocumentsStep(id="papers", of=tuple(papers)) if papers else None,
        ReviewStep(id="check"),
        ReceiptStep(id="proof", next=(said["next"],)),
        TeachStep(id="how", goal=said["goal"], how=tuple(how)) if how else None,
        FeedbackStep(id="rate"),
    ]
    return tuple(step for step in wanted if step is not None)
