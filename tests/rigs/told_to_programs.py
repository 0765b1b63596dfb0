"""Hears what a Python program gives to the programs it starts: command lines and environments.

Others on the machine can read both. Python's audit events tell of every start; the hook is in the
path of the program and of its Python children, and writes down what they give and what they pass
on by inheriting it.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from pathlib import Path

HOOK = """
import os, sys
STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn"}

def hear(name, given):
    inherited = dict(os.environ) if name in STARTS else None
    if inherited is not None or name == "os.putenv":
        with open(TOLD, "a", encoding="utf-8", errors="backslashreplace") as told:
            told.write(repr((name, given, inherited)) + chr(10))

sys.addaudithook(hear)
"""


def heard_in(folder: Path) -> dict[str, str]:
    """Return the environment in which a program is heard; `told_in` the same folder says what."""
    folder.mkdir(exist_ok=True)
    told = folder / "told"
    told.touch()
    (folder / "sitecustomize.py").write_text(HOOK.replace("TOLD", repr(str(told))))
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def told_in(folder: Path) -> str:
    """Return what was given to other programs, one start a line."""
    return (folder / "told").read_text(encoding="utf-8")


def forms_of(secret: bytes) -> list[str]:
    """Return a secret as it would stand on a command line: text, hexadecimal, base 64, escaped."""
    forms = [secret.hex(), base64.b64encode(secret).decode(), repr(secret)[2:-1]]
    return [*forms, secret.hex().upper(), base64.urlsafe_b64encode(secret).decode()]


def handed_on(secrets: Iterable[bytes], told: str) -> list[str]:
    """Return the forms of secrets that stand in what was told."""
    return [form for secret in secrets for form in forms_of(secret) if form in told]
