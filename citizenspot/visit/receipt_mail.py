"""A receipt on its way by e-mail: where to, how far it came, and who may send it now."""

from __future__ import annotations

from typing import Final

import msgspec

from citizenspot.receipts.mail_reasons import MailReason

BY_EMAIL: Final = "email"
"""The paper of a receipt that goes by e-mail."""
ADDRESS_FIELD = "receipt/address"
"""The field of the receipt's page that its address is written in; no service has such a name."""


class ReceiptMail(msgspec.Struct, frozen=True):
    """Where a receipt goes by e-mail and how it fares.

    `attempts` counts how often it was asked for; `problem` is a `MailReason`, or empty.
    """

    address: str = ""
    under_way: bool = False
    sent: bool = False
    problem: str = ""
    attempts: int = 0

    @property
    def citizen_may_send(self) -> bool:
        """Whether the citizen may press Send; what may have gone already is for a person to ask."""
        settled = self.under_way or self.sent or self.problem == MailReason.ANSWER_LOST.value
        return not settled

    @property
    def mediator_may_send_again(self) -> bool:
        """Whether it did not go, or may not have gone, to the address that still stands there."""
        return bool(self.address and self.problem) and not self.under_way
