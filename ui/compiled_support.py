"""Keeps what PySide compiles of its own, as Python keeps its own, and runs most of it late.

PySide 6.11 carries a dozen modules as text within its library (`shibokensupport`), and compiles
and runs them in every process that imports it: a seventh of a start of ours. Most of them are for
saying what a wrong call should have been.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

KEPT_IN = Path(__file__).parent / "__pycache__"
WHEN_TOUCHED = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "parser",
    )
)
"""What PySide imports without wanting anything of it yet."""

_OF_PYSIDE = "shibokensupport/"
_EMPTY = compile(
    f"from {__name__} import leave_empty; leave_empty(globals())", "empty until touched", "exec"
)

Compile = Callable[..., Any]
_waiting: dict[str, Callable[[], CodeType]] = {}
"""The code of modules that were left empty, by their names."""
_running = threading.RLock()


@contextmanager
def compiled_once(folder: Path = KEPT_IN) -> Iterator[None]:
    """Compile PySide's own modules in the `with` block only where that was not done before.

    Those that only a wrong call needs are not run before one of their names is asked for.
    """
    usual = builtins.compile

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:  # noqa: ANN401 - as the built-in
        name = str(filename)
        if not isinstance(source, bytes) or not name.startswith(_OF_PYSIDE):
            return usual(source, filename, mode, *more, **named)
        if name not in WHEN_TOUCHED:
            return _kept(folder, source, name, usual)
        _waiting[name.removesuffix(".py").replace("/", ".")] = lambda: _kept(
            folder, source, name, usual
        )
        return _EMPTY

    vars(builtins)["compile"] = compile_once
    try:
        yield
    finally:
        vars(builtins)["compile"] = usual


def leave_empty(module: dict[str, Any]) -> None:
    """Leave a module's namespace empty until one of its names is asked for (PEP 562)."""

    def touched(name: str) -> Any:  # noqa: ANN401 - whatever the module has
        if not name.startswith("__"):  # as the import system asks for `__path__`, and gets none
            with _running:
                run = _waiting.pop(module["__name__"], None)
                if run is not None:
                    exec(run(), module)  # noqa: S102 - PySide's own code, as PySide runs it
            with suppress(KeyError):
                return module[name]
        raise AttributeError(name)

    module["__getattr__"] = touched


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
