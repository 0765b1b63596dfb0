"""The desk's process leaves no core file, and no other program of the same user looks into it."""

import subprocess
import sys
from pathlib import Path

DIES = """
import ctypes, os, resource
from citizenspot.private_memory import keep_memory_private
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), flush=True)
os.abort()
"""


def test_a_desk_that_dies_leaves_nothing_of_its_memory(tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DIES],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert died.returncode == -6
    assert died.stdout.split() == ["(0,", "0)", "0"]
    assert list(tmp_path.iterdir()) == []
