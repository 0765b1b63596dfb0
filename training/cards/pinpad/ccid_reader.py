"""A reader with a keypad as its driver sees it: CCID messages in, CCID messages out.

USB CCID rev 1.1 §6.1 and §6.2 for messages, states and errors; that a GemPC pinpad works at the
level of TPDUs (blocks of T=1, and PPS, come from the driver) is libccid's own table
(LudovicRousseau/CCID @5de6a966, src/ccid_serial.c).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from training.cards.emulated_card import CardPulledError
from training.cards.pinpad.block_protocol import BlockProtocol
from training.cards.pinpad.byte_protocol import ByteProtocol, NoCommandError
from training.cards.pinpad.keypad import Act, Keypad, PinOrder
from training.cards.pinpad.serial_frames import HEADER_LENGTH, checksum

if TYPE_CHECKING:
    from training.cards.emulated_card import EmulatedCard

SET_PARAMETERS, POWER_ON, POWER_OFF, SLOT_STATUS, SECURE, ESCAPE, TRANSFER = (
    0x61, 0x62, 0x63, 0x65, 0x69, 0x6B, 0x6F,
)  # fmt: skip
DATA, STATUS, PARAMETERS, ESCAPED = 0x80, 0x81, 0x82, 0x83
ACTIVE, INACTIVE, ABSENT, FAILED = 0x00, 0x01, 0x02, 0x40
MUTE, CANCELLED, TIMED_OUT, NOT_SUPPORTED, WRONG_LENGTH = 0xFE, 0xEF, 0xF0, 0x00, 0x01
ASK_FIRMWARE, FIRMWARE = b"\x02", b"GemPC pinpad, played"
"""The driver takes a line on which nobody answers this for one without a reader."""
PPS_START = 0xFF
LENGTH_FOR_BLOCKS = 7
"""Of abProtocolDataStructure for T=1; for T=0 it has five bytes (§6.1.7)."""
VERIFICATION = 0


class Reply(NamedTuple):
    """What is answered: the kind of message, its content, and an error where it failed."""

    kind: int
    content: bytes = b""
    error: int | None = None


class CcidReader:
    """One slot and one keypad; cards come and go, and `answer` is called by one thread."""

    def __init__(self, keypad: Keypad) -> None:
        """Begin with an empty slot."""
        self.keypad = keypad
        self._card: EmulatedCard | None = None
        self._is_powered = False
        self._speaks_blocks = False
        self._blocks = BlockProtocol(self._command)
        self._bytes = ByteProtocol(self._command)

    def insert(self, card: EmulatedCard) -> None:
        """Put a card in."""
        card.insert()
        self._is_powered = False
        self._card = card

    def remove(self) -> None:
        """Take the card out, if one is in."""
        self._card = None
        self._is_powered = False

    def answer(self, message: bytes) -> bytes:
        """Return the CCID message that answers one."""
        try:
            reply = self._reply(message[0], message[HEADER_LENGTH:])
        except CardPulledError:
            self.remove()
            reply = Reply(DATA, error=MUTE)
        except NoCommandError:
            reply = Reply(DATA, error=WRONG_LENGTH)
        slot_and_sequence = message[5:7]
        is_failed = reply.error is not None
        states = bytes([self._slot_state | (FAILED if is_failed else 0), reply.error or 0, 0])
        length = len(reply.content).to_bytes(4, "little")
        return bytes([reply.kind]) + length + slot_and_sequence + states + reply.content

    @property
    def _slot_state(self) -> int:
        if self._card is None:
            return ABSENT
        return ACTIVE if self._is_powered else INACTIVE

    def _reply(self, kind: int, content: bytes) -> Reply:
        to_the_reader = {
            ESCAPE: lambda: Reply(ESCAPED, FIRMWARE if content == ASK_FIRMWARE else b""),
            SLOT_STATUS: lambda: Reply(STATUS),
            POWER_OFF: self._power_down,
            POWER_ON: self._power_up,
        }
        to_the_card = {
            SET_PARAMETERS: lambda: self._set_protocol(content),
            TRANSFER: lambda: Reply(DATA, self._transfer(content)),
            SECURE: lambda: self._verify(content),
        }
        if kind in to_the_card and not self._is_powered:
            return Reply(DATA, error=MUTE)
        act = (to_the_reader | to_the_card).get(kind)
        return act() if act else Reply(DATA, error=NOT_SUPPORTED)

    def _power_up(self) -> Reply:
        if self._card is None or self._card.is_mute:
            return Reply(DATA, error=MUTE)
        self._card.reset()
        self._blocks.reset()
        self._bytes.reset()
        self._is_powered, self._speaks_blocks = True, False
        return Reply(DATA, self._card.atr)

    def _power_down(self) -> Reply:
        self._is_powered = False
        return Reply(STATUS)

    def _set_protocol(self, parameters: bytes) -> Reply:
        self._speaks_blocks = len(parameters) == LENGTH_FOR_BLOCKS
        return Reply(PARAMETERS, parameters)

    def _transfer(self, content: bytes) -> bytes:
        if content[:1] == bytes([PPS_START]):
            return content  # the card agrees to the protocol and the speed that it is offered
        protocol = self._blocks if self._speaks_blocks else self._bytes
        return protocol.exchange(content)

    def _verify(self, content: bytes) -> Reply:
        if content[0] != VERIFICATION:
            return Reply(DATA, error=NOT_SUPPORTED)
        entry = self.keypad.enter(content[1:])
        if isinstance(entry, Act):
            return Reply(DATA, error=CANCELLED if entry is Act.CANCELS else TIMED_OUT)
        order = PinOrder.read(content[1:])
        command = order.filled(entry)
        if not self._speaks_blocks:
            return Reply(DATA, self._bytes.exchange(command))
        block = order.prologue + command
        return Reply(DATA, self._blocks.exchange(block + bytes([checksum(block)])))

    def _command(self, command: bytes) -> bytes:
        if self._card is None:
            raise CardPulledError
        return self._card.answer(command)
