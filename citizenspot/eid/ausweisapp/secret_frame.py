"""One text frame of a WebSocket that holds a PIN (RFC 6455 §5.2), made in a buffer that is wiped.

The library would have the message as a text, and make more of it while it masks.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.pin.secret_pin import SecretPin

FINAL_TEXT = 0x81
MASKED = 0x80
LONGEST = 125
"""What fits into a frame whose length is one byte."""
MASK_LENGTH, HEAD_LENGTH = 4, 2


def secret_frame(
    command: str, digits: SecretPin, random: Callable[[int], bytes] = os.urandom
) -> bytearray:
    """Return the masked frame of a command with a `value`; to be wiped once it was sent.

    Raises:
        ValueError: it is longer than such a command ever is.
    """
    before, after = f'{{"cmd":"{command}","value":"'.encode(), b'"}'
    length = len(before) + len(digits) + len(after)
    if length > LONGEST:
        raise ValueError("a command that is too long")
    mask = random(MASK_LENGTH)
    frame = bytearray(HEAD_LENGTH + MASK_LENGTH + length)
    frame[:HEAD_LENGTH] = bytes((FINAL_TEXT, MASKED | length))
    frame[HEAD_LENGTH : HEAD_LENGTH + MASK_LENGTH] = mask
    with memoryview(frame)[HEAD_LENGTH + MASK_LENGTH :] as payload:
        payload[: len(before)] = before
        payload[len(before) : len(before) + len(digits)] = digits.digits
        payload[len(before) + len(digits) :] = after
        for at in range(length):
            payload[at] ^= mask[at % MASK_LENGTH]
    return frame
