"""A reader's own keypad: the PIN goes from its keys to the card and never enters this computer.

Features and structures: PC/SC part 10 v2.02.09 §2.2 (GET_FEATURE_REQUEST) and §2.5.2
(PIN_VERIFY_STRUCTURE, little endian); block formats as the Belgian and Portuguese middlewares set
them (Fedict/eid-mw @af30d6b7, amagovpt/autenticacao.gov @72ecfd45).
"""

from __future__ import annotations

import struct

from citizenspot.eid.pin.pin_form import PinCoding, PinForm

GET_FEATURES = 0x42000D48
"""CM_IOCTL_GET_FEATURE_REQUEST of pcsc-lite."""
VERIFY_PIN_DIRECT = 0x06
FEATURE_LENGTH = 6
ENTRY_LIMIT_S = 30
"""How long the reader waits for the PIN; it answers 6400 after that."""
OK_KEY = 0x02
ONE_MESSAGE, FIRST_MESSAGE = 0x01, 0x00
PORTUGUESE = 0x0816
LONGEST_ON_KEYPADS = 8
"""What a GemPC pinpad takes at most."""
FORMATS = {
    # Bytes as units; ASCII, left-justified, at the block's first byte.
    PinCoding.ASCII_AND_FF: (0x82, 0x00, 0x00),
    PinCoding.ASCII_AND_00: (0x82, 0x00, 0x00),
    # BCD after one byte, whose second half says how many digits there are.
    PinCoding.GLOBAL_PLATFORM: (0x89, 0x40, 0x04),
}
"""bmFormatString, the upper half of bmPINBlockString, and bmPINLengthFormat."""
_STRUCTURE = struct.Struct("<BBBBBHBBHB3sI")


def verify_code(features: bytes) -> int | None:
    """Return the control code of FEATURE_VERIFY_PIN_DIRECT, where a reader has it.

    Features are a tag, the length 4, and a code in big endian, each; anything else is none.
    """
    for at in range(0, len(features) - FEATURE_LENGTH + 1, FEATURE_LENGTH):
        tag, length, code = struct.unpack_from(">BBI", features, at)
        if tag == VERIFY_PIN_DIRECT and length == struct.calcsize(">I"):
            return int(code)
    return None


def verify_structure(form: PinForm) -> bytes:
    """Return the order to ask for a PIN, and to send it in the form's VERIFY."""
    format_string, length_size, length_format = FORMATS[form.coding]
    block = form.block_length - (form.coding is PinCoding.GLOBAL_PLATFORM)
    longest = min(form.longest, LONGEST_ON_KEYPADS)
    command = form.blank_command()
    return (
        _STRUCTURE.pack(
            ENTRY_LIMIT_S,
            ENTRY_LIMIT_S,
            format_string,
            length_size | block,
            length_format,
            form.shortest << 8 | longest,
            OK_KEY,
            ONE_MESSAGE,
            PORTUGUESE,
            FIRST_MESSAGE,
            b"\x00\x00\x00",
            len(command),
        )
        + command
    )
