"""An e-mail address that is asked for by the program itself, and not by a service."""

from __future__ import annotations

from services_catalog.field_kinds import EXAMPLES, FieldKind, readings
from services_catalog.formats import is_email
from services_catalog.hidden_characters import hidden_in
from services_catalog.rejections import RejectionReason, sentence


def email_typed(typed: str) -> str | None:
    """Return the address that was typed, or None where it has not the form of one."""
    if hidden_in(typed):
        return None
    return next((str(a) for a in readings(FieldKind.EMAIL, typed) if is_email(str(a))), None)


def not_an_email() -> tuple[str, str]:
    """Return the sentence for what is no address, and the example that it names."""
    return sentence(RejectionReason.NOT_AN_EMAIL), EXAMPLES[FieldKind.EMAIL]
