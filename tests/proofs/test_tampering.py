"""Whatever an insider does to a journal is found, in short; `./test tampering` is the long form."""

from pathlib import Path

from tests.proofs.tampering import (
    bytes_of_file_missed,
    classes_found,
    made,
    turns,
    values_missed,
)


def test_every_kind_of_tampering_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    found = dict(classes_found(folder, made(folder, 120)))
    assert [kind for kind, is_found in found.items() if not is_found] == []
    assert len(found) == 10


def test_single_bytes_changed_anywhere_are_found(tmp_path: Path) -> None:
    made(tmp_path / "journal", 400)
    assert bytes_of_file_missed(tmp_path / "journal", 300) == 0
    assert values_missed(tmp_path / "journal", 400) == 0


def test_changes_made_together_are_a_page_apart_and_the_first_pages_are_alone() -> None:
    places = [0, 100, 5000, 9000, 9001, 13000]
    together = list(turns(places))
    assert together[:3] == [[0], [100], [5000]]
    assert sorted(place for turn in together for place in turn) == places
    assert all(len({place // 4096 for place in turn}) == len(turn) for turn in together)
