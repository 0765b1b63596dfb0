"""The thread that sends receipts by e-mail, one after another."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from citizenspot import logs
from citizenspot.receipts.letter import Letter, written
from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.texts import Texts

if TYPE_CHECKING:
    from citizenspot.receipts.mailing import Send

Report = Callable[[Letter, MailReason | None], None]
"""Told when the server has a receipt (None), or what kept it."""


class MailWorker:
    """Sends each receipt once, and reports; nothing of a message is written to the disk.

    A file is read when it is asked for: the visit may be wiped before its turn comes. `desk_key`
    names the desk in each message's identifier. `close` waits for what was asked for.
    """

    def __init__(self, send: Send, sender: str, desk_key: str, report: Report) -> None:
        self._send, self._sender, self._desk_key = send, sender, desk_key
        self._report = report
        self._asked: SimpleQueue[tuple[Letter, bytes | None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="mail", daemon=False)
        self._is_started = False

    def mail(self, letter: Letter, pdf: Path) -> None:
        """Ask for a receipt to be sent, and read its file; the thread begins with the first."""
        self._asked.put((letter, _content(pdf)))
        if not self._is_started:
            self._is_started = True
            self._thread.start()

    def close(self) -> None:
        """Send what was asked for, and end the thread."""
        if self._is_started:
            self._asked.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._report(asked[0], self._sent(*asked))

    def _sent(self, letter: Letter, content: bytes | None) -> MailReason | None:
        if content is None:
            return MailReason.NO_FILE
        texts = Texts.for_language(letter.language)
        try:
            return self._send(written(letter, content, self._sender, self._desk_key, texts))
        except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
            # Its words may hold the address, so only its kind and place are logged.
            place = traceback.extract_tb(error.__traceback__)[-1]
            logs.warning(
                "mail defect", reason=type(error).__name__, where=Path(place.filename).name
            )
            return MailReason.ANSWER_LOST


def _content(pdf: Path) -> bytes | None:
    """Return what a file holds; None where it is gone."""
    try:
        return pdf.read_bytes()
    except OSError:
        return None
