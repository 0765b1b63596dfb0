"""What a command says of a file or folder that it cannot use, instead of a trace of its code."""

from __future__ import annotations

import errno
from collections.abc import Callable

import typer

CANNOT = 2

_SENTENCES = {
    errno.ENOENT: "there is no such file or folder. Check the name.",
    errno.ENOTDIR: "a part of this path is no folder. Check the name.",
    errno.EISDIR: "this is a folder; the name of a file is needed.",
    errno.EEXIST: "it is there already. Choose another name.",
    errno.EACCES: "this account may not use it. Check whose it is.",
    errno.EPERM: "this account may not use it. Check whose it is.",
    errno.EROFS: "nothing can be written there. Choose another place.",
    errno.ENOSPC: "the disk is full. Make room, then do it again.",
    errno.EDQUOT: "the disk is full for this account. Make room, then do it again.",
}


def sentence_of(error: OSError) -> str:
    """Return what is wrong with the file that an error names, and what to do."""
    wrong = _SENTENCES.get(error.errno or 0, f"it cannot be used ({error.strerror}).")
    return f"{error.filename}: {wrong}"


def told_in_words(command: Callable[[], object]) -> None:
    """Run a command; an error about a named file ends it with a sentence and `CANNOT`.

    An error that names no file is a mistake of ours, and shows where.
    """
    try:
        command()
    except OSError as error:
        if error.filename is None:
            raise
        typer.echo(sentence_of(error), err=True)
        raise SystemExit(CANNOT) from error
