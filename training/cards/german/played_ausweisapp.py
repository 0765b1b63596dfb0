"""An AusweisApp that is played, for the German card that was put into the practice reader.

It says what the documentation says (Governikus/AusweisApp @17ffcd01, docs/sdk/messages.rst), in the
order it gives: who reads, the citizen's yes, the card, the printed number before a last try, the
PIN. The card's troubles are those of its specimen.
"""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from citizenspot.eid.ausweisapp.ausweisapp_words import (
    CANCELLED_BY_USER,
    OK,
    AccessRights,
    ApiLevel,
    Auth,
    AuthResult,
    BadState,
    Certificate,
    CertificateDescription,
    CertificateValidity,
    Chat,
    EnterCan,
    EnterPin,
    EnterPuk,
    InsertCard,
    InsertedCard,
    Reader,
    ReaderInside,
    UnknownCommand,
)
from training.cards.pin_keeper import VERIFIED, PinKeeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Self

    from citizenspot.eid.ausweisapp.ausweisapp_words import Message
    from citizenspot.eid.pin.secret_pin import SecretPin
    from training.cards.specimen import Specimen

LEVEL = 2
LAST_TRY = 1
DIGITS = 6
SLOW_S = 3.0
"""How long the service takes to read a slow card."""
RESULT = "http://www.bsi.bund.de/ecard/api/1.1/resultmajor#error"
TOKEN_URL = "https://practice.example/token"  # noqa: S105 - an address, and nobody's
DATA_URL = "https://practice.example/data/"
REQUIRED = ("FamilyName", "GivenNames", "DateOfBirth")
OPTIONAL = ("Nationality", "Address", "ValidUntil", "Pseudonym")
DESCRIPTION = CertificateDescription(
    issuer_name="Practice authority",
    subject_name="Citizen Spot, practice",
    subject_url="https://practice.example",
    purpose="To know who is at the counter",
)


class LaidCard:
    """A German card on the reader, and how its PIN stands as long as it lies there."""

    def __init__(self, specimen: Specimen) -> None:
        """Lay it down."""
        self.specimen = specimen
        document = specimen.document
        assert document is not None  # noqa: S101 - a German specimen has one
        self.document = document
        self.pin = PinKeeper(document.pin, specimen.behaviour.pin)

    def inside(self) -> ReaderInside:
        """Return reader and card as messages name them."""
        off = self.pin.state == "not activated"
        card = InsertedCard(deactivated=off, retry_counter=self.pin.left)
        return ReaderInside("Practice reader", card=card)


class PlayedAusweisApp:
    """The AusweisApp of practice; implements `handover_worker.AusweisApp`."""

    def __init__(self, today: Callable[[], date], pull_out: Callable[[], None]) -> None:
        """Begin with an empty reader; `pull_out` takes the card out of the practice reader."""
        self.today = today
        self.pull_out = pull_out
        self.card: LaidCard | None = None

    def lay(self, specimen: Specimen | None) -> None:
        """Lay a German card on the reader, or take it away; may be called from any thread."""
        self.card = LaidCard(specimen) if specimen else None

    def answers(self) -> bool:
        """Be there."""
        return True

    def connect(self) -> PlayedLine:
        """Return a new line."""
        return PlayedLine(self)


class PlayedLine:
    """One program's line to the played AusweisApp; implements `handover.Line`."""

    def __init__(self, app: PlayedAusweisApp) -> None:
        """Begin without a workflow."""
        self._app = app
        self._said: SimpleQueue[Message] = SimpleQueue()
        self._optional: tuple[str, ...] = OPTIONAL
        self._is_accepted = self._is_over = False
        self._card: LaidCard | None = None
        """The card that is being read; nothing while one is waited for."""
        self._knows_number = self._has_asked_for_card = False
        self._answer_at: float | None = None

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up; the workflow ends with the line."""
        self._is_over = True

    def send(self, command: str, **values: object) -> None:
        """Take a command."""
        match command:
            case "SET_API_LEVEL":
                self._say(ApiLevel(LEVEL if values.get("level") == LEVEL else 1))
            case "RUN_AUTH":
                self._say(Auth(), self._rights())
            case "GET_CERTIFICATE":
                validity = CertificateValidity(self._app.today().isoformat())
                self._say(Certificate(DESCRIPTION, validity))
            case "SET_ACCESS_RIGHTS":
                chosen = values.get("chat")
                assert isinstance(chosen, list)  # noqa: S101 - as the documentation has it
                self._optional = tuple(each for each in OPTIONAL if each in chosen)
                self._say(self._rights())
            case "ACCEPT":
                self._is_accepted = True
            case "SET_PIN" | "SET_CAN":
                # Without a keypad there is nothing that it could take the digits from.
                self._say(BadState(command))
            case "CANCEL":
                self._end(AuthResult(RESULT, CANCELLED_BY_USER))
            case _:
                self._say(UnknownCommand(command))

    def send_digits(self, command: str, digits: SecretPin) -> None:
        """Take a PIN or an access number; it is a made-up card's, and wiped all the same."""
        with digits:
            given = bytes(digits.digits)
        card = self._card
        if card is None:
            return
        if len(given) != DIGITS:
            wrong = EnterPin if command == "SET_PIN" else EnterCan
            self._say(wrong(card.inside(), "6 digits are wanted"))
        elif command == "SET_CAN":
            self._knows_number = given == card.document.access_number.encode()
            self._ask_for_digits(card)
        else:
            self._verify(card, given)

    def hear(self, limit_s: float) -> Message | None:
        """Return what is said next, when cards have come and gone."""
        if self._is_accepted and not self._is_over:
            self._look_at_reader()
        if self._answer_at is not None and time.monotonic() >= self._answer_at:
            self._answer_at = None
            self._give_result()
        try:
            return self._said.get(timeout=limit_s)
        except Empty:
            return None

    def _look_at_reader(self) -> None:
        """Ask for a card where there is none, or go on with the one that has come."""
        card = self._app.card
        if card is self._card and (card is not None or self._has_asked_for_card):
            return
        was_read, self._card = self._card, card
        self._knows_number, self._answer_at = False, None
        if card is None:
            self._has_asked_for_card = True
            gone = (Reader("Practice reader"),) if was_read else ()
            self._say(*gone, InsertCard())
            return
        self._say(Reader("Practice reader", card=card.inside().card))
        if card.pin.state != "not activated":
            self._ask_for_digits(card)

    def _ask_for_digits(self, card: LaidCard) -> None:
        if card.pin.left == 0:
            self._say(EnterPuk(card.inside()))
        elif card.pin.left == LAST_TRY and not self._knows_number:
            self._say(EnterCan(card.inside()))
        else:
            self._say(EnterPin(card.inside()))

    def _verify(self, card: LaidCard, digits: bytes) -> None:
        if card.pin.verify(digits) != VERIFIED:
            self._knows_number = False
            self._ask_for_digits(card)
        elif card.specimen.behaviour.removed_at is not None:
            self._app.pull_out()
            self._end(AuthResult(RESULT, reason="Card_Removed"))
        else:
            is_slow = card.specimen.behaviour.bits_per_second is not None
            self._answer_at = time.monotonic() + (SLOW_S if is_slow else 0.0)

    def _give_result(self) -> None:
        """End as the service ends it: what is forged or has expired it does not take."""
        card = self._card
        assert card is not None  # noqa: S101 - whoever takes it away takes the answer's time too
        specimen = card.specimen
        if specimen.behaviour.forged or card.document.days_left < 0:
            self._end(AuthResult(RESULT, message="the service refuses the card"))
        else:
            self._end(AuthResult(OK), f"{DATA_URL}{specimen.name}/{'-'.join(self._optional)}")

    def _rights(self) -> AccessRights:
        effective = (*REQUIRED, *self._optional)
        return AccessRights(Chat(effective, OPTIONAL, REQUIRED))

    def _end(self, result: AuthResult, url: str = "") -> None:
        if not self._is_over:
            self._is_over = True
            self._say(Auth(result, url))

    def _say(self, *messages: Message) -> None:
        for each in messages:
            self._said.put(each)
