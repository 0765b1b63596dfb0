"""The town as a process: reached on this machine only, quick, and never left behind."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import msgspec
import pytest

from tests.training.town.running import RENEWALS, SERVICES, WORKS
from tests.training.town.visitors import renewal_body
from training.town.client import TownClient, TownError
from training.town.faults import Fault, FaultKind
from training.town.ledger import Outcome
from training.town.process import TownDidNotStartError, TownProcess

REPOSITORY = Path(__file__).resolve().parents[3]
LIMIT_S = 10.0


def send(town: TownClient, key: str = "key-1", connection: HTTPConnection | None = None) -> int:
    """Post a renewal; returns the status."""
    line = connection or line_to(town)
    headers = {"Idempotency-Key": f'"{key}"', "Content-Type": "application/json"}
    body = msgspec.json.encode(renewal_body())
    line.request("POST", f"/api/{RENEWALS}/licence-renewals", body, headers)
    answer = line.getresponse()
    answer.read()
    if connection is None:
        line.close()
    return answer.status


def line_to(town: TownClient) -> HTTPConnection:
    return HTTPConnection(town.url.removeprefix("http://"), timeout=LIMIT_S)


def test_it_is_reached_on_the_loopback_and_nowhere_else(town: TownProcess) -> None:
    port = int(town.url.rpartition(":")[2])
    assert town.url.startswith("http://127.0.0.1:")
    [bound] = [line for line in listening() if line.endswith(f":{port:04X}")]
    assert bound == f"0100007F:{port:04X}"


def listening() -> list[str]:
    """Return the local addresses that are listened on, as the kernel writes them."""
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    rows = [row.split() for table in tables for row in table.read_text().splitlines()]
    return [row[1] for row in rows if row[3] == "0A"]


def test_one_connection_carries_many_requests_without_waiting(town: TownProcess) -> None:
    line = line_to(town)
    line.connect()
    own = line.sock.getsockname()
    took = []
    for number in range(50):
        began = time.monotonic()
        assert send(town, f"key-{number}", line) == 201
        took.append(time.monotonic() - began)
        assert line.sock.getsockname() == own
    line.close()
    # Nagle's algorithm with delayed acknowledgements would take 40 ms for each of them; a busy
    # machine delays some.
    assert min(took) < 0.040


def test_what_was_received_can_be_asked_for(town: TownProcess) -> None:
    send(town)
    send(town)
    first, second = town.received()
    assert (first.provider, first.operation, first.key) == (RENEWALS, "licence-renewals", "key-1")
    assert (first.outcome, first.reference) == (Outcome.TAKEN, "P-IMT-2026-000001")
    assert first.body == {"licence_number": "L-000001"}
    assert second.outcome is Outcome.REPEATED


def test_a_standing_fault_stays_until_told_otherwise(town: TownProcess) -> None:
    town.set_fault(RENEWALS, Fault(FaultKind.DOWN))
    assert [send(town), send(town)] == [503, 503]
    town.set_fault(RENEWALS, Fault())
    assert send(town) == 201
    assert [each.outcome.value for each in town.received()] == [*["turned_away"] * 2, "taken"]


def test_a_plan_is_for_the_next_submissions_only(town: TownProcess) -> None:
    town.plan(RENEWALS, [Fault(FaultKind.DOWN), Fault(FaultKind.ERROR500)])
    assert [send(town), send(town), send(town)] == [503, 500, 201]


def test_a_fault_of_one_provider_is_not_anothers(town: TownProcess) -> None:
    town.set_fault(WORKS, Fault(FaultKind.DOWN))
    assert send(town) == 201


def test_a_slow_provider_takes_its_time(town: TownProcess) -> None:
    town.set_fault(RENEWALS, Fault(FaultKind.SLOW, milliseconds=150))
    began = time.monotonic()
    assert send(town) == 201
    assert time.monotonic() - began >= 0.15


def test_a_reset_town_remembers_nothing(town: TownProcess) -> None:
    town.set_fault(RENEWALS, Fault(FaultKind.DOWN))
    send(town)
    town.reset()
    assert town.received() == ()
    assert send(town) == 201
    assert town.received()[0].reference == "P-IMT-2026-000001"


def test_an_order_for_nobody_names_who_there_is(town: TownProcess) -> None:
    with pytest.raises(TownError, match=rf"{RENEWALS}, {WORKS}; not pt\.nobody"):
        town.set_fault("pt.nobody", Fault(FaultKind.DOWN))


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET\r\n\r\n",
        b"POST /api/pt.imt/x HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
        b"POST /api/pt.imt/x HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/pt.imt/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"GET /%ff%00/../x HTTP/1.1\r\n\r\n",
    ],
)
def test_nonsense_ends_with_its_connection(town: TownProcess, said: bytes) -> None:
    port = int(town.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT_S) as line:
        line.sendall(said)
        line.shutdown(socket.SHUT_WR)
        while line.recv(65536):
            pass
    assert send(town) == 201


def gone(pid: int) -> bool:
    """Wait until a process that may not be our child has ended."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([watched], [], [], LIMIT_S)
    os.close(watched)
    return bool(ended)


ORPHANING = """
import sys
from pathlib import Path
from training.town.process import TownProcess
town = TownProcess.start(catalogue=Path(sys.argv[1]))
print(town.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_its_parent_however_that_ends(end: signal.Signals) -> None:
    program = [sys.executable, "-c", ORPHANING, str(SERVICES)]
    with subprocess.Popen(
        program, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert Path(f"/proc/{pid}").exists()
        parent.send_signal(end)
    assert gone(pid)


def test_it_is_ended_by_its_own_id_and_only_once() -> None:
    town = TownProcess.start(catalogue=SERVICES)
    town.stop()
    assert gone(town.pid)
    town.stop()
    with pytest.raises(TownError, match="no practice town"):
        town.received()


def test_its_address_stands_in_the_ready_file_while_it_runs(tmp_path: Path) -> None:
    ready = tmp_path / "there" / "town"
    with TownProcess.start(catalogue=SERVICES, ready_file=ready) as town:
        assert ready.read_text() == town.url
    assert not ready.exists()


def test_a_town_that_came_later_keeps_the_ready_file(tmp_path: Path) -> None:
    ready = tmp_path / "town"
    with TownProcess.start(catalogue=SERVICES, ready_file=ready):
        ready.write_text("http://127.0.0.1:1")
    assert ready.read_text() == "http://127.0.0.1:1"


def test_a_town_that_cannot_start_is_an_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TownDidNotStartError):
        TownProcess.start(catalogue=SERVICES, ready_file=tmp_path / "file" / "town")
    assert "FileExistsError" in capfd.readouterr().err


def test_it_plays_every_provider_of_the_shipped_catalogue() -> None:
    with TownProcess.start() as town:
        line = line_to(town)
        line.request("GET", "/town")
        said = msgspec.json.decode(line.getresponse().read())
        line.close()
    assert said["practice"] is True
    assert {"pt.imt", "pt.irn"} <= {*said["providers"]}
    assert os.getpid() != town.pid
