"""Keeps what PySide compiles of its own, as Python keeps what it compiles.

PySide 6.11 carries a dozen modules as text within its library (`shibokensupport`), and compiles
them in every process that imports it: a tenth of a start of ours.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

KEPT_IN = Path(__file__).parent / "__pycache__"
_OF_PYSIDE = "shibokensupport/"

Compile = Callable[..., Any]


@contextmanager
def compiled_once(folder: Path = KEPT_IN) -> Iterator[None]:
    """Compile PySide's own modules in the `with` block only where that was not done before."""
    usual = builtins.compile

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:  # noqa: ANN401 - as the built-in
        if isinstance(source, bytes) and str(filename).startswith(_OF_PYSIDE):
            return _kept(folder, source, str(filename), usual)
        return usual(source, filename, mode, *more, **named)

    vars(builtins)["compile"] = compile_once
    try:
        yield
    finally:
        vars(builtins)["compile"] = usual


def _kept(folder: Path, source: bytes, filename: str, usual: Compile) -> CodeType:
    file = folder / _name(source, filename)
    with suppress(OSError, EOFError, ValueError, TypeError):
        found = marshal.loads(file.read_bytes())  # noqa: S302 - as trusted as modules beside it
        if isinstance(found, CodeType):
            return found
    code: CodeType = usual(source, filename, "exec")
    if not sys.dont_write_bytecode:
        _keep(file, marshal.dumps(code))
    return code


def _name(source: bytes, filename: str) -> str:
    """Return a name that changes with all that the compiled code depends on."""
    interpreter = f"{sys.implementation.cache_tag}-{MAGIC_NUMBER.hex()}-{sys.flags.optimize}"
    return f"{filename.replace('/', '.')}-{source_hash(source).hex()}.{interpreter}"


def _keep(file: Path, code: bytes) -> None:
    """Write whole or not at all; where one may not write, it is compiled again next time."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        beside.write_bytes(code)
        beside.replace(file)
