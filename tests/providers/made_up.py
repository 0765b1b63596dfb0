"""Submissions and deliveries of people who do not exist."""

from datetime import UTC, datetime, timedelta

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers import outbox
from citizenspot.providers.connector import Submission
from tests.training.town.running import RENEWALS, WORKS

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def renewal(number: int = 1, **body: object) -> Submission:
    """A licence renewal, for the provider with once-only keys."""
    return Submission(
        key=f"key-renewal-{number}",
        case=f"case-{number}",
        service="pt.imt.renew-licence",
        version=1,
        provider=RENEWALS,
        operation="licence-renewals",
        body={"licence_number": f"L-{number:06d}", **body},
        practice=True,
    )


def street_fault(number: int = 1, **body: object) -> Submission:
    """A broken street light, for the provider without once-only keys."""
    said = {
        "service_code": "street-light",
        "address_string": f"Rua de Exemplo {number}",
        "description": "A luz está apagada há 3 dias & pisca. [não é uma chave]",
        "danger": False,
    }
    return Submission(
        key=f"key-fault-{number}",
        case=f"case-fault-{number}",
        service="pt.obras.street-fault",
        version=1,
        provider=WORKS,
        operation="street-fault",
        body={**said, **body},
        practice=True,
    )


def delivery(submission: Submission | None = None, **changes: object) -> Delivery:
    """A delivery as the desk queues it, at noon."""
    submission = submission or renewal()
    connector = "open311" if submission.provider == WORKS else "rest"
    new = outbox.queued(submission, visit="visit-1", connector=connector, now=NOON)
    return msgspec.structs.replace(new, **changes)
