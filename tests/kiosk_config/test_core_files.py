"""A crash leaves nothing of what a process held on the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CRASHING = """
import os, resource, sys
from kiosk_config.core_files import write_no_core_files
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
write_no_core_files()
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.chdir(sys.argv[1])
os.abort()
"""


def test_a_process_that_crashes_writes_no_core_file(tmp_path: Path) -> None:
    crashed = subprocess.run(
        [sys.executable, "-c", CRASHING, tmp_path], capture_output=True, text=True, check=False
    )
    assert crashed.stdout.split() == ["0", "0"]
    assert not list(tmp_path.iterdir())
