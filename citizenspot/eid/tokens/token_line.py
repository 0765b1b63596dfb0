"""Starts the process of a PKCS#11 module for one question, and ends it whatever it does."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING, cast

import msgspec

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.tokens.token_words import LONGEST_ANSWER, Answer, Question, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.pin.secret_pin import SecretPin

LOOK_LIMIT_S = 20.0
"""A module reads whole cards before it says anything; Python itself takes 0.2 s to start."""
SIGN_LIMIT_S = 60.0
"""A module's own keypad or window may be asking the citizen meanwhile."""
PROCESS = (sys.executable, "-I", "-m", "citizenspot.eid.tokens.token_process")


class TokenLine:
    """Asks a module questions, each in a new process, which loses its PIN with its memory."""

    def __init__(
        self,
        module: str,
        *,
        process: Sequence[str] = PROCESS,
        look_limit_s: float = LOOK_LIMIT_S,
        sign_limit_s: float = SIGN_LIMIT_S,
    ) -> None:
        """Keep the module's path; nothing is started before the first question."""
        self._command = [*process, module]
        self._look_limit_s, self._sign_limit_s = look_limit_s, sign_limit_s
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question, pin: SecretPin | None = None) -> Answer:
        """Return the module's answer; the PIN is sent behind the question and nowhere else.

        Raises:
            ReaderError: the module crashed, hung, or said what makes no sense.
        """
        limit_s = self._sign_limit_s if isinstance(question, Sign) else self._look_limit_s
        with subprocess.Popen(  # noqa: S603 - our own program, no shell
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            with self._lock:
                self._running = process
            try:
                said = self._exchange(process, question, pin, limit_s)
            finally:
                with self._lock:
                    self._running = None
                process.kill()
        return _read(said, process)

    def hang_up(self) -> None:
        """End a process that is at work; may be called from any thread."""
        with self._lock:
            if self._running is not None:
                self._running.kill()

    @staticmethod
    def _exchange(
        process: subprocess.Popen[bytes], question: Question, pin: SecretPin | None, limit_s: float
    ) -> bytes:
        line = bytearray(msgspec.json.encode(question) + b"\n")
        if pin is not None:
            line += pin.digits
        try:
            # Its type wants bytes; it takes whatever has a buffer, and this one can be wiped.
            said, _ = process.communicate(cast("bytes", line), timeout=limit_s)
        except subprocess.TimeoutExpired as error:
            sentence = f"the PKCS#11 module has not answered in {limit_s:g} s"
            raise ReaderError(CardState.COMMUNICATION_ERROR, sentence) from error
        finally:
            line[:] = bytes(len(line))
        return said


def _read(said: bytes, process: subprocess.Popen[bytes]) -> Answer:
    if not said or len(said) > LONGEST_ANSWER:
        sentence = f"the PKCS#11 module ended with {process.returncode}"
        raise ReaderError(CardState.COMMUNICATION_ERROR, sentence)
    try:
        answer: Answer = msgspec.json.decode(said, type=Answer)
    except msgspec.MsgspecError as error:
        sentence = "the PKCS#11 process said what makes no sense"
        raise ReaderError(CardState.COMMUNICATION_ERROR, sentence) from error
    return answer
