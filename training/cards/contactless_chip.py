"""An emulated chip that answers by radio: closed until BAC or PACE has opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from citizenspot.eid.icao.objects import written
from training.cards.chip_commands import WRONG_LENGTH, LongAnswers, came_extended, taken
from training.cards.secured_session import CARD_ACCESS, DONE, NO_SESSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from training.cards.agreement_gate import AgreementGate
    from training.cards.chip_commands import ChipCommand
    from training.cards.secured_session import BasicAccessGate, ChipSession, PaceGate

MASTER_FILE, CARD_ACCESS_FILE = bytes.fromhex("3F00"), bytes.fromhex("011C")
CHIP_INFO_FILE = bytes.fromhex("2F01")
CHIP_INFO = bytes.fromhex("4301B847030201427F66080202040002020400")
"""EF.ATR/INFO: card service data, capabilities with extended lengths, and 1,024 bytes each way."""
NOT_FOUND, CLOSED = bytes.fromhex("6A82"), bytes.fromhex("6982")
BEYOND_END, END_REACHED = bytes.fromhex("6B00"), bytes.fromhex("6282")
UNKNOWN_COMMAND, NO_FILE = bytes.fromhex("6D00"), bytes.fromhex("6986")
SELECT, READ, CHALLENGE, EXTERNAL, MANAGE, GENERAL, INTERNAL = (
    0xA4,
    0xB0,
    0x84,
    0x82,
    0x22,
    0x86,
    0x88,
)
LONGEST_SHORT_OBJECT = 129
"""Bytes of an object whose length has one byte, its header included."""
READ_FAR, WRONG_DATA = 0xB1, bytes.fromhex("6A80")
BY_NAME, BY_PATH = 0x04, 0x08
SECURED, FOR_AGREEMENT = 0x0C, 0x41


class ContactlessChip:
    """Applications with files by their two bytes; all but EF.CardAccess want a session."""

    free: ClassVar[Mapping[bytes, bytes]] = {}
    """Other files of the master file that anybody reads."""

    def __init__(
        self,
        applications: Mapping[bytes, Mapping[bytes, bytes]],
        pace: PaceGate | None,
        basic_access: BasicAccessGate | None,
        sign_challenge: Callable[[bytes], bytes] | None = None,
        agreement: AgreementGate | None = None,
        *,
        knows_extended: bool = False,
    ) -> None:
        """Keep the files of each application, the gates, and the chip's own key, if it has one.

        One without a gate answers by contact, and needs no session. What becomes of answers that
        are too long for a short command, `LongAnswers` says.
        """
        self._long = LongAnswers(knows_extended=knows_extended)
        self._is_open = pace is None and basic_access is None
        self._applications = applications
        self._pace = pace
        self._basic_access = basic_access
        self._sign_challenge = sign_challenge
        self._agreement = agreement
        self.reset()

    def reset(self) -> None:
        """Lose the session, and what was selected."""
        self._long.reset()
        self._session: ChipSession | None = None
        self._opens: ChipSession | None = None
        self._application: Mapping[bytes, bytes] = {}
        self._file: bytes | None = None

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        part = self._long.fetched(raw)
        if part is not None:
            return part
        if came_extended(raw) and not self._long.knows_extended:
            self._session = None
            return WRONG_LENGTH
        return self._long.given(raw, self._whole(raw))

    def _whole(self, raw: bytes) -> bytes:
        if raw[0] & SECURED != SECURED:
            answer = self._plain(taken(raw))
            self._session, self._opens = self._opens, None
            return answer
        if self._session is None:
            return NO_SESSION
        command = self._session.understand(raw)
        if command is None:
            self._session = None
            return NO_SESSION
        answer = self._session.protect(self._plain(command))
        if self._opens is not None:
            self._session, self._opens = self._opens, None
        return answer

    def _plain(self, command: ChipCommand) -> bytes:
        first, second, data = command.header[2], command.header[3], command.data
        known: dict[int, Callable[[], bytes]] = {
            SELECT: lambda: self._select(first, data),
            READ: lambda: self._read((first & 0x7F) << 8 | second, command.wanted),
            READ_FAR: lambda: self._read_far(data, command.wanted),
            CHALLENGE: self._challenge,
            EXTERNAL: lambda: self._open_by_basic_access(data),
            MANAGE: lambda: self._manage(first, second, data),
            GENERAL: lambda: self._agree(data) if self._session else self._open_by_pace(data),
            INTERNAL: lambda: self._prove(data),
        }
        return known.get(command.instruction, lambda: UNKNOWN_COMMAND)()

    def _select(self, how: int, name: bytes) -> bytes:
        self._file = None
        if name == MASTER_FILE:
            gate = {CARD_ACCESS_FILE: CARD_ACCESS} if self._pace else {}
            info = {CHIP_INFO_FILE: CHIP_INFO} if self._long.knows_extended else {}
            self._application = {**self.free, **gate, **info}
            return DONE
        if how == BY_NAME:
            return self._select_application(name)
        files = self._application
        if name == CARD_ACCESS_FILE and self._pace:
            files = {CARD_ACCESS_FILE: CARD_ACCESS}
        elif self._session is None and not self._is_open and name not in self.free:
            return CLOSED
        if name not in files:
            return NOT_FOUND
        self._file = files[name]
        return DONE

    def _select_application(self, name: bytes) -> bytes:
        if name not in self._applications:
            return NOT_FOUND
        if self._session is None and self._basic_access is None and not self._is_open:
            return CLOSED
        self._application = self._applications[name]
        return DONE

    def _read(self, at: int, wanted: int) -> bytes:
        """Read from a place that plain READ BINARY reaches with its 15 bits, or beyond."""
        if self._file is None:
            return NO_FILE
        rest = self._file[at:]
        if not rest:
            return BEYOND_END
        return rest[:wanted] + (DONE if len(rest) >= wanted else END_REACHED)

    def _read_far(self, data: bytes, wanted: int) -> bytes:
        """Read from a place that is told in an object, into an object (READ BINARY, odd)."""
        if data[:1] != b"\x54":
            return WRONG_DATA
        at_once = wanted - (2 if wanted <= LONGEST_SHORT_OBJECT else 3)
        answer = self._read(int.from_bytes(data[2:], "big"), max(at_once, 1))
        read, status = answer[:-2], answer[-2:]
        return written(0x53, read) + status if read else answer

    def _challenge(self) -> bytes:
        return self._basic_access.challenge() if self._basic_access else UNKNOWN_COMMAND

    def _open_by_basic_access(self, data: bytes) -> bytes:
        if self._basic_access is None:
            return UNKNOWN_COMMAND
        answer, self._opens = self._basic_access.authenticate(data)
        return answer

    def _manage(self, first: int, second: int, data: bytes) -> bytes:
        """Choose PACE in the open, or chip authentication in a session."""
        if first != FOR_AGREEMENT:
            return self._pace.choose(data) if self._pace else NOT_FOUND
        if self._session is None or self._agreement is None:
            return CLOSED
        answer, self._opens = self._agreement.choose(second, data)
        return answer

    def _agree(self, data: bytes) -> bytes:
        if self._agreement is None:
            return UNKNOWN_COMMAND
        answer, self._opens = self._agreement.agree(data)
        return answer

    def _open_by_pace(self, data: bytes) -> bytes:
        if self._pace is None:
            return UNKNOWN_COMMAND
        answer, self._opens = self._pace.step(data)
        return answer

    def _prove(self, challenge: bytes) -> bytes:
        if self._session is None or self._sign_challenge is None:
            return CLOSED
        return self._sign_challenge(challenge) + DONE
