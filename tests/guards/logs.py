"""Fails a test that logs a warning nobody looked at, through `logging` or through structlog."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from citizenspot import logs


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Let a test go only when no warning or error is left unread.

    A test that expects one checks it and then says `caplog.clear()`.
    """
    # The program sets structlog up at its first line; done now, that cannot undo the next.
    logs._structlog()
    structlog.configure(
        processors=[structlog.stdlib.render_to_log_kwargs],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    yield
    structlog.reset_defaults()
    loud = [each for each in caplog.get_records("call") if each.levelno >= logging.WARNING]
    assert not loud, "\n".join(f"{each.name}: {each.getMessage()}" for each in loud)
