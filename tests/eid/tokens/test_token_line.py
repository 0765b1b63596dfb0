"""PKCS#11 modules that misbehave, each a real one: only their own process is lost."""

import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from citizenspot.eid.card_events import CardState
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.tokens.token_line import TokenLine
from citizenspot.eid.tokens.token_words import Look, Refused, Sign, TokenProblem
from tests.eid.tokens.token_desk import token_line

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc here: install the package gcc"),
]

CRASHES = "*(volatile int *)0 = 0; return 0;"
HANGS = "for (;;) pause(); return 0;"
PRINTS = 'puts("{}"); fflush(stdout); return 5;'


def module_that(body: str, folder: Path) -> str:
    """Return a module that does something when it is asked for its functions."""
    source, module = folder / "module.c", folder / "module.so"
    source.write_text(
        "#include <stdio.h>\n#include <unistd.h>\n"
        f"unsigned long C_GetFunctionList(void **list) {{ {body} }}\n"
    )
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", module, source], check=True, timeout=60)
    return str(module)


def failure_of(line: TokenLine) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        line.ask(Look("any reader"))
    assert caught.value.state is CardState.COMMUNICATION_ERROR
    return caught.value


def test_a_module_that_crashes_ends_its_process_with_the_signal(tmp_path: Path) -> None:
    assert "ended with -11" in failure_of(token_line(module_that(CRASHES, tmp_path), {})).detail


def test_a_module_that_hangs_is_ended_after_its_time(tmp_path: Path) -> None:
    line = token_line(module_that(HANGS, tmp_path), {}, limit_s=1.0)
    assert "has not answered in 1 s" in failure_of(line).detail


def test_what_a_module_prints_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    answer = token_line(module_that(PRINTS, tmp_path), {}).ask(Look("any reader"))
    assert isinstance(answer, Refused)
    assert answer.problem is TokenProblem.FAILED


def test_hanging_up_ends_a_module_at_once(tmp_path: Path) -> None:
    line = token_line(module_that(HANGS, tmp_path), {})
    pin = SecretPin(bytearray(b"1234"))
    failed = threading.Event()

    def ask() -> None:
        with pytest.raises(ReaderError):
            line.ask(Sign("any reader", b"", b"", 4), pin)
        failed.set()

    asking = threading.Thread(target=ask)
    asking.start()
    while not failed.wait(0.05):
        line.hang_up()
    asking.join()
