"""Each guard, shown a test that keeps its rule and one that breaks it."""

from collections.abc import Callable

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
from tests.guards.logs import no_unexpected_warnings
from tests.guards.qt import no_qt_left_running
from tests.guards.threads import nothing_left_running
"""


RunStory = Callable[[str], pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, caplog: pytest.LogCaptureFixture) -> RunStory:
    """Run a story of tests under the guards, and say how they went."""
    pytester.makeconftest(CONFTEST)
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")

    def run_story(story: str) -> pytest.RunResult:
        pytester.makepyfile(story)
        result = pytester.runpytest_inprocess("-p", "no:randomly", "-p", "no:cacheprovider")
        # What the inner tests logged was also heard out here, where it was expected.
        caplog.clear()
        return result

    return run_story


def test_a_thread_left_running_fails_the_test_that_started_it(run: RunStory) -> None:
    result = run(
        """
        import threading

        END = threading.Event()

        def test_leaves_one():
            threading.Thread(target=END.wait, name="forgotten", daemon=True).start()

        def test_starts_none():
            END.set()
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left threads running: forgotten*"])


def test_a_thread_that_ends_with_its_test_is_welcome(run: RunStory) -> None:
    result = run(
        """
        import threading

        def test_ends_its_own():
            end = threading.Event()
            thread = threading.Thread(target=end.wait)
            thread.start()
            end.set()
            thread.join()
        """,
    )
    result.assert_outcomes(passed=1)


def test_a_thread_ended_by_a_fixture_is_welcome(run: RunStory) -> None:
    result = run(
        """
        import threading
        import pytest

        @pytest.fixture
        def worker():
            end = threading.Event()
            thread = threading.Thread(target=end.wait)
            thread.start()
            yield thread
            end.set()
            thread.join()

        def test_uses_it(worker):
            assert worker.is_alive()
        """,
    )
    result.assert_outcomes(passed=1)


def test_a_qt_timer_left_active_fails_the_test(run: RunStory) -> None:
    result = run(
        """
        from PySide6.QtCore import QTimer

        KEPT = []

        def test_leaves_one(qapp):
            KEPT.append(QTimer())
            KEPT[0].start(60_000)

        def test_starts_none(qapp):
            KEPT[0].stop()
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left Qt running: *QTimer*"])


def test_a_qt_thread_left_running_fails_the_test(run: RunStory) -> None:
    result = run(
        """
        from PySide6.QtCore import QThread

        KEPT = []

        def test_leaves_one(qapp):
            KEPT.append(QThread())
            KEPT[0].start()

        def test_starts_none(qapp):
            KEPT[0].quit()
            KEPT[0].wait()
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left Qt running: *QThread*"])


def test_a_timer_deleted_with_its_widget_is_welcome(run: RunStory) -> None:
    result = run(
        """
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QWidget

        def test_ends_with_its_widget(qtbot):
            widget = QWidget()
            qtbot.addWidget(widget)
            QTimer(widget).start(60_000)
        """,
    )
    result.assert_outcomes(passed=1)


def test_a_warning_nobody_looked_at_fails_the_test(run: RunStory) -> None:
    result = run(
        """
        import logging

        def test_is_loud():
            logging.getLogger("reader").warning("the reader is warm")

        def test_is_quiet():
            logging.getLogger("reader").info("the reader is cool")
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*reader: the reader is warm*"])


def test_a_warning_through_structlog_fails_the_test_as_well(run: RunStory) -> None:
    result = run(
        """
        import structlog

        def test_is_loud():
            structlog.get_logger("reader").warning("reader.warm", degrees=51)
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*reader.warm*"])


def test_a_warning_in_the_programs_own_log_fails_the_test_as_well(run: RunStory) -> None:
    result = run(
        """
        from citizenspot import logs

        def test_is_loud():
            logs.warning("reader.warm", reason="sun")
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*reader.warm*"])


def test_a_warning_that_was_expected_and_read_is_welcome(run: RunStory) -> None:
    result = run(
        """
        import logging

        def test_reads_what_it_expects(caplog):
            logging.getLogger("reader").warning("the reader is warm")
            assert "warm" in caplog.text
            caplog.clear()
        """,
    )
    result.assert_outcomes(passed=1)


def test_a_warning_of_qt_fails_the_test(run: RunStory) -> None:
    result = run(
        """
        from PySide6.QtCore import qWarning

        def test_is_loud(qapp):
            qWarning("a connection was never made")
        """,
    )
    result.assert_outcomes(failed=1)
