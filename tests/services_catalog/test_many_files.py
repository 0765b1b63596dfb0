"""Many definitions are read by two processes as by one, whatever becomes of the second."""

import subprocess
import sys
from pathlib import Path

from services_catalog.definition_files import packaged_services
from tests.services_catalog.made_up import changed, write_catalogue

IN_A_PROCESS_WITH_ONE_THREAD = """
import os, sys
from pathlib import Path
from services_catalog.compiled.many_files import (
    has_one_thread, read_in_two, send, sound_definitions,
)
from services_catalog.definition import Service

def die(pipe, files):
    os._exit(1)

def send_half(pipe, files):
    send(pipe, files[: len(files) // 2])

def send_rubbish(pipe, files):
    os.write(pipe, b"\\x91\\xc1 rubbish")
    os._exit(0)

every = sorted(Path(sys.argv[1]).glob("*/*.yaml"))
files = [file for file in every if file.name != "provider.yaml"]
alone = sound_definitions(files, Service)
assert has_one_thread()
for child in (send, die, send_half, send_rubbish):
    assert read_in_two(files, child) == alone, child
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print(len(alone), sum(service is not None for service in alone))
"""


def read_by_two(folder: Path) -> str:
    """Return how many files there are and how many are sound; all four children agree on it."""
    command = [sys.executable, "-c", IN_A_PROCESS_WITH_ONE_THREAD, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_what_the_second_process_does_not_read_the_first_reads(tmp_path: Path) -> None:
    services = {f"hive-{n}": changed("keep-hive\nv", f"keep-hive-{n}\nv") for n in range(7)}
    doubtful = changed("en: Registers hives.", "en: 1.10", changed("keep-hive\nv", "doubtful\nv"))
    folder = write_catalogue(tmp_path, doubtful=doubtful, **services)
    assert read_by_two(folder) == "8 7"


def test_the_shipped_services_are_read_by_two_as_by_one() -> None:
    number, sound = read_by_two(packaged_services()).split()
    assert number == sound != "0"
