"""The process that loads a PKCS#11 module: one question comes in, one answer goes out, it ends.

`python -m citizenspot.eid.tokens.token_process MODULE`. Modules are other people's C code, which
may hang, crash, print, and keep PINs: here they can do so alone.
"""

from __future__ import annotations

import os
import resource
import sys
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from citizenspot.eid.tokens.token_words import Answer, Question, Refused, Sign, TokenProblem

if TYPE_CHECKING:
    from citizenspot.eid.tokens.token_module import PinBytes

QUIET = os.O_WRONLY


def main() -> int:
    """Answer the question on the standard input."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = _own_output()
    question, pin = read_question(sys.stdin.buffer)
    answers.write(msgspec.json.encode(answer_to(question, sys.argv[1], pin)))
    answers.flush()
    # Without the module's own farewell, which has been seen to hang on a card that is gone.
    os._exit(0)


def read_question(stream: BinaryIO) -> tuple[Question, PinBytes | None]:
    """Return the question, and the PIN that follows it where there is one."""
    from citizenspot.eid.tokens.token_module import PinBytes  # noqa: PLC0415 - loads PKCS#11

    question: Question = msgspec.json.decode(stream.readline(), type=Question)
    if not isinstance(question, Sign) or question.pin_length is None:
        return question, None
    digits = bytearray(question.pin_length)
    stream.readinto(digits)  # type: ignore[attr-defined]
    return question, PinBytes(digits)


def answer_to(question: Question, module: str, pin: PinBytes | None) -> Answer:
    """Return what the module says, whatever it raises."""
    from pkcs11 import PKCS11Error  # noqa: PLC0415 - as above

    from citizenspot.eid.tokens.token_module import TokenModule, problem_of  # noqa: PLC0415

    try:
        opened = TokenModule(module)
        if isinstance(question, Sign):
            return opened.sign(question, pin)
        return opened.look(question.reader)
    except PKCS11Error as error:
        return Refused(problem_of(error), type(error).__name__)
    except (OSError, RuntimeError, ValueError) as error:
        return Refused(TokenProblem.FAILED, type(error).__name__)
    finally:
        if pin is not None:
            pin.wipe()


def _own_output() -> BinaryIO:
    """Return where answers go, and let what a module prints go nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, QUIET)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


if __name__ == "__main__":
    sys.exit(main())
