"""A mediator is told what changed in a service since last time; nothing is kept of people."""

from pathlib import Path

import msgspec

from citizenspot.desk.last_time import LastTimeOnDisk, NeverBefore
from services_catalog.definition import Service
from tests.visit.made_up_service import made_up_service

ANA = "Ana Exemplo"


def later(version: int) -> Service:
    return msgspec.structs.replace(made_up_service(), version=version, status="draft")


def test_the_first_time_nothing_has_changed(tmp_path: Path) -> None:
    assert LastTimeOnDisk(tmp_path).begun(ANA, made_up_service()) == ()


def test_a_change_is_told_once(tmp_path: Path) -> None:
    LastTimeOnDisk(tmp_path).begun(ANA, made_up_service())
    told = LastTimeOnDisk(tmp_path).begun(ANA, later(99))
    assert [each.sentence for each in told] == ["The service is being written anew."]
    assert LastTimeOnDisk(tmp_path).begun(ANA, later(99)) == ()


def test_each_mediator_has_a_last_time_of_their_own(tmp_path: Path) -> None:
    memory = LastTimeOnDisk(tmp_path)
    memory.begun(ANA, made_up_service())
    assert memory.begun("Rui Exemplo", later(99)) == ()


def test_nobody_is_named_in_what_is_kept(tmp_path: Path) -> None:
    LastTimeOnDisk(tmp_path).begun(ANA, made_up_service())
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == 1
    assert ANA not in str(files[0]) + files[0].read_text(encoding="utf-8")


def test_a_broken_memory_is_no_memory(tmp_path: Path) -> None:
    LastTimeOnDisk(tmp_path).begun(ANA, made_up_service())
    (file,) = tmp_path.rglob("*.json")
    file.write_text("{")
    assert LastTimeOnDisk(tmp_path).begun(ANA, later(99)) == ()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    assert LastTimeOnDisk(blocked).begun(ANA, later(99)) == ()
    assert NeverBefore().begun(ANA, later(99)) == ()
