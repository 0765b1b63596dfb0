"""A process that is forked, told what to do, watched and ended.

Each story is played in a process of its own: the one that runs the tests has threads.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

LIMIT_S = 60.0
BEGINNING = """
import os, signal, sys
from citizenspot.citizen_link.forked_process import fork

def repeat(arguments):
    print(*arguments(), flush=True)
    return 7
"""


def played(story: str, *words: str) -> list[str]:
    """Play a story to the end of all its processes, and return the lines that they printed."""
    program = [sys.executable, "-c", BEGINNING + story, *words]
    done = subprocess.run(program, capture_output=True, check=True, text=True, timeout=LIMIT_S)
    assert not done.stderr
    return done.stdout.splitlines()


def test_it_does_what_it_is_told_and_its_end_is_heard() -> None:
    story = "forked = fork(repeat); forked.tell(['one', 'two três', '']); print(forked.wait())"
    assert played(story) == ["one two três ", "7"]


def test_it_ends_where_it_is_told_nothing() -> None:
    assert played("forked = fork(repeat); forked.dismiss(); print(forked.poll())") == ["0"]


def test_telling_one_that_has_gone_is_no_error() -> None:
    assert played("forked = fork(lambda _: 3); forked.wait(); forked.tell(['x']); print(3)") == [
        "3"
    ]


def test_it_does_not_outlive_a_parent_that_died_without_a_word() -> None:
    program = [
        sys.executable,
        "-c",
        BEGINNING + "fork(repeat); print('forked', flush=True); input()",
    ]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"forked\n"
        parent.kill()
        # Both hold the other end; it ends when both have.
        assert parent.stdout.read() == b""


def test_it_has_no_file_of_its_parents(tmp_path: Path) -> None:
    secret = tmp_path / "journal.key"
    secret.touch()
    story = """
def look(arguments):
    held = {n: os.path.realpath(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")}
    print(held["0"], *[path for n, path in held.items() if path.startswith(sys.argv[2])])
    return 0

secret = open(sys.argv[1])
forked = fork(look); forked.tell(["look"]); forked.wait()
"""
    assert played(story, str(secret), str(tmp_path)) == ["/dev/null"]


def test_it_is_ended_and_ending_it_again_does_nothing() -> None:
    story = """
def stay(arguments):
    arguments()
    signal.pause()

for end in ("terminate", "kill"):
    forked = fork(stay); forked.tell(["stay"])
    assert forked.poll() is None
    getattr(forked, end)()
    print(forked.wait()); forked.kill()
"""
    assert played(story) == [str(-signal.SIGTERM), str(-signal.SIGKILL)]


def test_after_it_the_command_is_started() -> None:
    story = """
from citizenspot.citizen_link.supervisor import CitizenProcess
forked = fork(repeat); forked.tell(["first"])
command = [sys.executable, "-c", "import signal; print('again', flush=True); signal.pause()"]
process = CitizenProcess(command, os.environ, forked)
process.start()
input()
process.close()
"""
    program = [sys.executable, "-c", BEGINNING + story]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        assert [parent.stdout.readline() for _ in range(2)] == [b"first\n", b"again\n"]
        parent.stdin.write(b"\n")
        parent.stdin.close()
        assert parent.wait(LIMIT_S) == 0
