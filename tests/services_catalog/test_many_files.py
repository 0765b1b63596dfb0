"""Many definitions are read by two processes as by one, whatever becomes of the second."""

import subprocess
import sys
from pathlib import Path

import pytest

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

child = {"send": send, "die": die, "send half": send_half, "send rubbish": send_rubbish}
every = sorted(Path(sys.argv[1]).glob("*/*.yaml"))
files = [file for file in every if file.name != "provider.yaml"]
assert has_one_thread()
found = read_in_two(files, child[sys.argv[2]])
assert found == sound_definitions(files, Service)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print(len(found), sum(service is not None for service in found))
"""


def read_by_two(folder: Path, child: str) -> str:
    command = [sys.executable, "-c", IN_A_PROCESS_WITH_ONE_THREAD, str(folder), child]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize("child", ["send", "die", "send half", "send rubbish"])
def test_what_the_second_process_does_not_read_the_first_reads(child: str, tmp_path: Path) -> None:
    services = {f"hive-{n}": changed("keep-hive\nv", f"keep-hive-{n}\nv") for n in range(7)}
    doubtful = changed("en: Registers hives.", "en: 1.10", changed("keep-hive\nv", "doubtful\nv"))
    folder = write_catalogue(tmp_path, doubtful=doubtful, **services)
    assert read_by_two(folder, child) == "8 7"


def test_the_shipped_services_are_read_by_two_as_by_one() -> None:
    number, sound = read_by_two(packaged_services(), "send").split()
    assert number == sound != "0"
