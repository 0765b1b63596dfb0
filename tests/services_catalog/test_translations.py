"""A translation knows the text it was made from, and says so when that text changes."""

from pathlib import Path

import pytest

from services_catalog.translations import (
    hash_of,
    never_stamped,
    read_stamps,
    stale,
    stamps,
    texts_of,
    write_stamps,
)
from tests.services_catalog.made_up import changed, the_service


def test_every_text_has_a_name_made_of_ids(tmp_path: Path) -> None:
    names = [name for name, _ in texts_of(the_service(tmp_path))]
    assert len(names) == len(set(names))
    assert {"name", "costs[senior].label", "steps[may-we].purpose", "steps[learn].how[0]"} <= {
        *names
    }
    assert "fields.colour.options.gold" in names
    assert not any(name.startswith("data") for name in names)


def test_a_changed_source_makes_its_translations_stale_and_no_others(tmp_path: Path) -> None:
    before = stamps(the_service(tmp_path / "before"))
    text = changed("pt: Regista colmeias.", "pt: Regista colmeias e abelhas.")
    after = the_service(tmp_path / "after", text)
    assert list(stale(after, before)) == [("en", "summary")]


def test_a_changed_translation_or_a_step_before_makes_nothing_stale(tmp_path: Path) -> None:
    before = stamps(the_service(tmp_path / "before"))
    text = changed("en: Registers hives.", "en: Registers a hive.")
    text = changed("steps:\n", "steps:\n  - {id: first, do: review}\n", text)
    assert list(stale(the_service(tmp_path / "after", text), before)) == []


def test_marking_as_translated_settles_it_for_one_service_and_language(tmp_path: Path) -> None:
    service = the_service(tmp_path / "services")
    other = the_service(tmp_path / "other", changed("keep-hive\nv", "sell-honey\nv"))
    assert len(list(never_stamped(service, {}))) == len(list(texts_of(service)))
    write_stamps(tmp_path, [service, other], [])
    recorded = read_stamps(tmp_path)
    assert list(never_stamped(service, recorded[service.id])) == []
    text = changed("pt: Regista colmeias.", "pt: Regista abelhas.")
    edited = the_service(tmp_path / "edited", text)
    write_stamps(tmp_path, [edited], ["uk"])
    assert list(stale(edited, read_stamps(tmp_path)[service.id])) == [("en", "summary")]
    write_stamps(tmp_path, [edited], ["en"])
    assert list(stale(edited, read_stamps(tmp_path)[service.id])) == []
    assert read_stamps(tmp_path)[other.id] == recorded[other.id]


def test_accents_written_in_two_ways_are_one_text() -> None:
    assert hash_of("Pr\u00e9dio") == hash_of("Pre\u0301dio")


def test_a_side_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "translations.json").write_text('{"pt.x": 3}')
    with pytest.raises(ValueError, match=r"translations\.json"):
        read_stamps(tmp_path)
