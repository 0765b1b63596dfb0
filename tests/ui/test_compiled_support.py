"""PySide's own modules, compiled once and kept."""

import os
import subprocess
import sys
from pathlib import Path

STORY = """
import builtins, sys
from pathlib import Path
from ui.compiled_support import compiled_once

compiled = []
usual = builtins.compile

def noted(source, filename, *more, **named):
    if str(filename).startswith("shibokensupport/"):
        compiled.append(filename)
    return usual(source, filename, *more, **named)

builtins.compile = noted
with compiled_once(Path(sys.argv[1])):
    import PySide6
assert builtins.compile is noted
from PySide6.QtCore import QObject
try:
    QObject(3)
except TypeError as error:
    assert "Supported signatures" in str(error)
print(len(compiled))
"""

RUN = """
import sys
from ui.compiled_support import compiled_once
with compiled_once():
    import PySide6
from PySide6.QtCore import QObject

def tell(*names):
    for name in names:
        module, _, function = name.rpartition(".")
        if function in vars(sys.modules["shibokensupport.signature." + module]):
            print(name)

late = ("errorhandler.seterror_argument", "layout.create_signature", "parser.pyside_type_init",
        "lib.pyi_generator.generate_all_pyi")
tell(*late)
print("a wrong call")
try:
    QObject(3)
except TypeError as error:
    assert "Supported signatures" in str(error)
tell(*late)
"""


def compiled_in(folder: Path) -> int:
    """Return how many modules of PySide's own a process compiles."""
    program = [sys.executable, "-c", STORY, str(folder)]
    keeps = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return int(subprocess.run(program, capture_output=True, check=True, env=keeps).stdout)


def test_a_second_process_compiles_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert compiled_in(folder) == len(list(folder.iterdir())) > 1
    assert compiled_in(folder) == 0


def test_what_is_damaged_is_compiled_again_and_kept(tmp_path: Path) -> None:
    compiled_in(tmp_path)
    first, second, *_ = sorted(tmp_path.iterdir())
    first.write_bytes(first.read_bytes()[:100])
    second.write_bytes(b"nothing of the kind")

    assert compiled_in(tmp_path) == 2
    assert compiled_in(tmp_path) == 0


def test_where_nothing_can_be_kept_it_is_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert compiled_in(tmp_path / "file" / "folder") > 1


def test_what_says_that_a_call_is_wrong_is_run_when_a_call_is_wrong() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines() == [
        "a wrong call",
        "errorhandler.seterror_argument",
        "layout.create_signature",
        "parser.pyside_type_init",
    ]
