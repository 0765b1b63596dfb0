"""What is written down of a played visit: cases, outcomes, amounts, references, who did what."""

from __future__ import annotations

from typing import Any

from citizenspot.visit.state import Case, Visit


def summary(title: str, visit: Visit) -> dict[str, Any]:
    """Return a visit as plain values, for `visit.json`."""
    return {
        "title": title,
        "visit": visit.id,
        "practice": visit.practice,
        "language": visit.language,
        "assurance": visit.assurance.value,
        "phase": visit.phase.value,
        "cases": [_case(case) for case in visit.cases.values()],
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "service": case.service.id,
        "version": case.service.version,
        "outcome": case.outcome.value if case.outcome else "open",
        "reference": case.delivery.reference if case.delivery else "",
        "delivery": case.delivery.state.value if case.delivery else "",
        "paid": str(case.payment.amount) if case.payment else "0",
        "currency": case.payment.currency if case.payment else "",
        "documents": {
            paper: {"pages": held.pages, "source": held.source}
            for paper, held in case.documents.items()
        },
        "receipts": [receipt.number for receipt in case.receipts],
        "alone": case.alone.value if case.alone else "",
        "answered_by": {name: answer.by.value for name, answer in case.answers.items()},
        "steps": [_step(case, step.id) for step in case.service.steps],
    }


def _step(case: Case, step: str) -> dict[str, Any]:
    record = case.record(step)
    return {
        "step": step,
        "kind": str(case.service.step(step).__struct_config__.tag),
        "done": record.done,
        "by": record.by.value if record.by else "",
        "help": record.help.value if record.help else "",
        "assisted": record.assisted,
    }
