"""The machine's port: this machine and the told one keep the same promises."""

import os
import socket
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kiosk_config.self_check.machine import KeyringState, Machine, ThisMachine
from tests.kiosk_config.told_machine import ToldMachine


@pytest.fixture(params=[ThisMachine, ToldMachine])
def machine(request: pytest.FixtureRequest) -> Machine:
    made: Machine = request.param()
    return made


def test_a_program_that_is_missing_has_no_output(machine: Machine) -> None:
    assert machine.output_of("no-such-program-here") is None


def test_a_socket_where_nobody_listens_does_not_listen(machine: Machine, tmp_path: Path) -> None:
    assert not machine.listens(tmp_path / "nobody")


def test_an_address_where_nobody_answers_has_a_reason(machine: Machine) -> None:
    answer = machine.ask(f"http://127.0.0.1:{unused_port()}/")
    assert answer.status is None
    assert answer.reason


def test_the_time_has_a_zone(machine: Machine) -> None:
    assert machine.now().tzinfo is not None


def test_a_folder_that_is_yet_to_be_made_has_room(machine: Machine, tmp_path: Path) -> None:
    assert machine.free_bytes(tmp_path / "not" / "yet") > 0
    assert machine.can_write(tmp_path / "not" / "yet")


# What only the real one can show


def unused_port() -> int:
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        port: int = ours.getsockname()[1]
        return port


class Failing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def failing_address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Failing) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_an_address_answers_with_its_status(failing_address: str) -> None:
    assert ThisMachine().ask(failing_address).status == 503


def test_a_socket_where_someone_listens_listens(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "here"))
        server.listen()
        assert ThisMachine().listens(tmp_path / "here")


def test_a_program_speaks_english_and_one_that_fails_says_nothing() -> None:
    say = "import os; print(os.environ['LC_ALL'])"
    assert ThisMachine().output_of(sys.executable, "-c", say) == "C\n"
    assert ThisMachine().output_of(sys.executable, "-c", "raise SystemExit(1)") is None


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not ThisMachine().can_write(tmp_path / "file" / "folder")


def test_a_file_is_there_and_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert ThisMachine().is_file(tmp_path / "file")
    assert not ThisMachine().is_file(tmp_path)


def test_this_machine_tells_the_time_and_the_environment_of_now() -> None:
    assert abs(ThisMachine().now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert ThisMachine().environment["XDG_STATE_HOME"] == os.environ["XDG_STATE_HOME"]


def test_without_a_session_bus_there_is_no_keyring() -> None:
    assert ThisMachine().keyring() is KeyringState.ABSENT
