"""How a case becomes a delivery, and how a report of it becomes an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from citizenspot.desk.ports import Sender
from citizenspot.journal.entries import Delivery
from citizenspot.providers import outbox
from citizenspot.providers.connector import Attachment, Submission
from citizenspot.providers.decisions import NotOpenToDecisionError, settle
from citizenspot.providers.report import DeliveryReport
from citizenspot.visit.commands import ReportDelivery, SettleDelivery
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import DeliveryState
from services_catalog.definition import SubmitStep


def delivery_of(visit: Visit, case: Case, now: datetime) -> Delivery:
    """Return the delivery of a case that was just submitted.

    Raises:
        ValueError: the case has not been submitted, or its service has no submit step.
    """
    step = next((s for s in case.service.steps if isinstance(s, SubmitStep)), None)
    if step is None or case.delivery is None:
        raise ValueError(f"case {case.id} has nothing to deliver")
    submission = Submission(
        key=case.delivery.key,
        case=case.id,
        service=case.service.id,
        version=case.service.version,
        provider=case.service.provider,
        operation=step.operation,
        body=body_of(case),
        practice=visit.practice,
        attachments=tuple(_attachments(case)),
    )
    return outbox.queued(submission, visit=visit.id, connector=step.connector, now=now)


def _attachments(case: Case) -> Iterator[Attachment]:
    """Yield the copies of papers, in the order the definition names the papers in."""
    for paper in case.service.evidence:
        held = case.documents.get(paper.id)
        if held is not None:
            yield Attachment(paper.id, sha256(held.pdf).hexdigest(), held.pdf)


def body_of(case: Case) -> dict[str, object]:
    """Return what is submitted, checked against the service's own schema."""
    from services_catalog.fields import body  # noqa: PLC0415 - loads the JSON Schema library

    return dict(body(case.service, case.values))


def command_of(report: DeliveryReport) -> ReportDelivery:
    """Return a sender's report as the visit hears of it."""
    return ReportDelivery(
        case=report.delivery.case,
        key=report.delivery.key,
        state=report.state,
        reference=report.reference,
        reason=report.reason,
        said=report.said,
        expected=report.expected,
    )


def is_news(case: Case, command: ReportDelivery) -> bool:
    """Say whether a report tells the visit anything; an attempt under way does not."""
    known = case.delivery
    if command.state is DeliveryState.SENDING or known is None:
        return False
    return (known.state, known.reason, known.reference) != (
        command.state,
        command.reason,
        command.reference,
    )


def settled_by(command: SettleDelivery, key: str, sender: Sender, now: datetime) -> Delivery | None:
    """Return a delivery as a person has settled it; nothing where it is not open to that."""
    taken = sender.take_back(key) if key else None
    if taken is None:
        return None
    try:
        return settle(taken, command.decision, now, command.reference)
    except NotOpenToDecisionError:
        sender.put(taken)
        return None
