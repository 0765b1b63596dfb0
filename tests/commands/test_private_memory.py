"""The desk's process leaves no core file, and no other program of the same user looks into it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

CRASHES = """
import ctypes, os, resource, sys
from citizenspot.private_memory import keep_memory_private
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
if sys.argv[1] == "private":
    keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE)[0] != 0, ctypes.CDLL(None).prctl(3), flush=True)
os.kill(os.getpid(), int(sys.argv[2]))
"""
CORE_PATTERN = Path("/proc/sys/kernel/core_pattern")


def crash(folder: Path, how: signal.Signals, memory: str) -> str:
    """Crash a process that works in a folder and may leave a core; return what it said before."""
    crashed = subprocess.run(
        [sys.executable, "-c", CRASHES, memory, str(int(how))],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert crashed.returncode == -how
    return crashed.stdout.strip()


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGABRT])
def test_a_desk_that_crashes_leaves_nothing_of_its_memory(
    tmp_path: Path, how: signal.Signals
) -> None:
    assert crash(tmp_path, how, "private") == "False 0"
    assert list(tmp_path.iterdir()) == []


def test_the_control_that_hides_nothing_leaves_its_core(tmp_path: Path) -> None:
    if not CORE_PATTERN.read_text().startswith("core"):
        pytest.skip("this machine puts cores elsewhere, where a test may not look")
    may, _ = crash(tmp_path, signal.SIGSEGV, "open").split()
    if may == "False":
        pytest.skip("no process here may leave a core")
    (core,) = tmp_path.iterdir()
    assert core.name.startswith("core")
    core.unlink()
