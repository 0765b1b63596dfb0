"""The compiled form of a catalogue: one file, opened without reading its services.

The file begins with a mark and the length and check sum of its index; the index (MessagePack)
says where each service lies and what was wrong with the others; the services follow. Opening
reads the index alone: a service is read when it is first asked for, and judged by its own check
sum. What does not fit is never used: the catalogue is then read from its definitions again.
"""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from services_catalog.catalogue import Catalogue
from services_catalog.compiled.packed_services import KEPT_IN_MEMORY, packed_ones
from services_catalog.definition import Provider, Service
from services_catalog.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = b"citizenspot catalogue 1\n"
_HEAD = len(MARK) + 8


class CompiledDamaged(ValueError):
    """The compiled file is cut short or altered; the definitions are to be read again."""


class Lies(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where one service lies: from the end of the index, its length and check sum."""

    start: int
    length: int
    check: int
    file: str


class _Index(msgspec.Struct, frozen=True, array_like=True):
    made_from: str
    services: dict[str, Lies]
    providers: dict[str, Provider]
    problems: tuple[Problem, ...]
    easy_languages: frozenset[str]


def write_compiled(file: Path, catalogue: Catalogue, made_from: str) -> None:
    """Write a catalogue's compiled form, whole or not at all.

    `made_from` stands for the definitions and the program it was made by.

    Raises:
        OSError: it cannot be written.
    """
    lies, parts, start = {}, [], 0
    for id_, packed in packed_ones(catalogue.services).items():
        lies[id_] = Lies(start, len(packed), zlib.crc32(packed), catalogue.files.get(id_, ""))
        parts.append(packed)
        start += len(packed)
    providers, problems = dict(catalogue.providers), catalogue.problems
    easy = catalogue.easy_languages
    index = msgspec.msgpack.encode(_Index(made_from, lies, providers, problems, easy))
    head = MARK + len(index).to_bytes(4, "big") + zlib.crc32(index).to_bytes(4, "big")
    file.parent.mkdir(parents=True, exist_ok=True)
    _put(file, b"".join([head, index, *parts]))


def _put(file: Path, whole: bytes) -> None:
    """Put bytes where a file is to be, at once; whoever else does so has a beginning of its own."""
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only where there is one to write

    beside = NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}.", delete=False)  # noqa: SIM115 - it outlives its being open
    try:
        with beside:
            beside.write(whole)
        Path(beside.name).replace(file)
    except OSError:
        Path(beside.name).unlink(missing_ok=True)
        raise


def open_compiled(file: Path, made_from: str | None = None) -> Catalogue | None:
    """Return the catalogue in a compiled file, nothing where there is none that fits.

    With `made_from`, only a file made from just that fits.
    """
    try:
        with file.open("rb") as opened:
            whole = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    index, end = _index_of(whole)
    if index is None or (made_from is not None and index.made_from != made_from):
        whole.close()
        return None
    return Catalogue(
        services=Services(index.services, lambda lies: _cut(whole, end, lies)),
        providers=index.providers,
        problems=index.problems,
        files=Files(index.services),
        easy_languages=index.easy_languages,
    )


def _index_of(whole: mmap.mmap) -> tuple[_Index | None, int]:
    """Return the index and where it ends; nothing where the file is not ours, whole and sound."""
    length = int.from_bytes(whole[len(MARK) : len(MARK) + 4], "big")
    check = int.from_bytes(whole[len(MARK) + 4 : _HEAD], "big")
    packed, end = whole[_HEAD : _HEAD + length], _HEAD + length
    if whole[: len(MARK)] != MARK or len(packed) != length or zlib.crc32(packed) != check:
        return None, 0
    try:
        index = msgspec.msgpack.decode(packed, type=_Index)
    except msgspec.DecodeError:
        return None, 0
    last = max((lies.start + lies.length for lies in index.services.values()), default=0)
    return (index, end) if end + last == len(whole) else (None, 0)


def _cut(whole: mmap.mmap, end: int, lies: Lies) -> bytes:
    packed = whole[end + lies.start : end + lies.start + lies.length]
    if zlib.crc32(packed) != lies.check:
        raise CompiledDamaged(f"the compiled form of {lies.file} is damaged")
    return packed


class Services(Mapping[str, Service]):
    """The services of a compiled file by id, each read when it is asked for."""

    def __init__(self, lies: Mapping[str, Lies], packed: Callable[[Lies], bytes]) -> None:
        self._lies = lies
        self._packed = packed
        self._decoder = msgspec.msgpack.Decoder(Service)
        self._kept = lru_cache(KEPT_IN_MEMORY)(self._read)

    def __getitem__(self, id_: str) -> Service:
        """Return a service; one whose part of the file was altered comes from its definition.

        Raises:
            KeyError: there is none of this id.
            CompiledDamaged: neither its part of the file nor its definition can be read.
        """
        if id_ not in self._lies:
            raise KeyError(id_)
        return self._kept(id_)

    def _read(self, id_: str) -> Service:
        lies = self._lies[id_]
        try:
            return self._decoder.decode(self._packed(lies))
        except CompiledDamaged:
            from services_catalog.loading import read_definition  # noqa: PLC0415 - hardly ever

            again = read_definition(Path(lies.file), Service)
            if again is None or again.id != id_:
                raise
            return again

    def __contains__(self, id_: object) -> bool:
        """Say whether there is such a service, without reading it."""
        return id_ in self._lies

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._lies)

    def __len__(self) -> int:
        """Return how many services there are."""
        return len(self._lies)


class Files(Mapping[str, str]):
    """The file of each service by its id, as the index has them."""

    def __init__(self, lies: Mapping[str, Lies]) -> None:
        self._lies = lies

    def __getitem__(self, id_: str) -> str:
        """Return the file; raises `KeyError`."""
        return self._lies[id_].file

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._lies)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._lies)
