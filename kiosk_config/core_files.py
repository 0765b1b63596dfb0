"""Keeps a process that holds what people said from leaving it on the disk when it crashes."""

from __future__ import annotations

import resource


def write_no_core_files() -> None:
    """Let no crash of this process, and of those it starts, write its memory to a file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
