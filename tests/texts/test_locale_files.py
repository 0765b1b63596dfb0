"""The files of a language: gathered by one command, compiled at set-up, read in any state."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citizenspot.locale.catalogue_files import is_translated, left_to_translate, read, update
from citizenspot.locale.catalogues import DOMAIN, FOLDER, catalogue
from citizenspot.locale.extraction import ROOMS
from tests.house.sources import REPOSITORY


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A made-up program that says two sentences, and its empty Portuguese catalogue."""
    for room in ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "ui/citizen").mkdir()
    says(tmp_path, 'say("Sign here")', 'say("Take the card out")')
    po(tmp_path).parent.mkdir(parents=True)
    po(tmp_path).write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n')
    return tmp_path


def says(program: Path, *lines: str) -> None:
    (program / "ui/citizen/page.py").write_text("\n".join(lines))


def po(program: Path) -> Path:
    return program / f"locale/pt/LC_MESSAGES/{DOMAIN}.po"


def translate(file: Path, sentence: str, said: str) -> None:
    before = file.read_text(encoding="utf-8")
    empty = f'msgid "{sentence}"\nmsgstr ""'
    assert empty in before
    file.write_text(before.replace(empty, f'msgid "{sentence}"\nmsgstr "{said}"'))


def gathered(program: Path) -> list[str]:
    """Gather, and return what is left to translate."""
    (file,) = update(program / "locale", program)
    return left_to_translate(file)


def test_what_the_program_says_is_listed_until_it_is_translated(program: Path) -> None:
    assert gathered(program) == ["Sign here", "Take the card out"]
    translate(po(program), "Sign here", "Assine aqui")
    assert gathered(program) == ["Take the card out"]


def test_a_sentence_that_was_reworded_waits_for_a_translator(program: Path) -> None:
    gathered(program)
    translate(po(program), "Take the card out", "Retire o cartão")
    says(program, 'say("Sign here")', 'say("Take your card out")')
    assert gathered(program) == ["Sign here", "Take your card out"]
    assert "Retire o cartão" in po(program).read_text(encoding="utf-8")
    opened = catalogue("pt", program / "locale")
    assert opened.gettext("Take your card out") == "Take your card out"


def test_what_is_said_no_longer_goes(program: Path) -> None:
    gathered(program)
    translate(po(program), "Take the card out", "Retire o cartão")
    says(program, 'say("Sign here")')
    assert gathered(program) == ["Sign here"]
    assert "Retire" not in po(program).read_text(encoding="utf-8")


def test_moving_a_sentence_down_its_file_changes_nothing(program: Path) -> None:
    gathered(program)
    before = po(program).read_bytes(), (program / f"locale/{DOMAIN}.pot").read_bytes()
    says(program, "", "", 'say("Take the card out")', 'say("Sign here")')
    gathered(program)
    assert (po(program).read_bytes(), (program / f"locale/{DOMAIN}.pot").read_bytes()) == before


def test_the_files_in_which_a_sentence_is_said_stand_beside_it(program: Path) -> None:
    gathered(program)
    assert '#: ui/citizen/page.py\nmsgid "Sign here"' in po(program).read_text(encoding="utf-8")


def test_a_new_language_begins_with_a_copy_of_the_template(program: Path) -> None:
    says(program, 'texts.count("{number} day", "{number} days", 2)')
    gathered(program)
    copy = program / f"locale/uk/LC_MESSAGES/{DOMAIN}.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes((program / f"locale/{DOMAIN}.pot").read_bytes())
    update(program / "locale", program)
    written = copy.read_text(encoding="utf-8")
    assert "Language: uk" in written
    assert "nplurals=3" in written
    assert 'msgstr[2] ""' in written


# How a desk opens what a translator wrote


@pytest.fixture
def languages(tmp_path: Path) -> Path:
    """A folder with the real Portuguese catalogue, not compiled."""
    copy = tmp_path / f"pt/LC_MESSAGES/{DOMAIN}.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes((FOLDER / f"pt/LC_MESSAGES/{DOMAIN}.po").read_bytes())
    return tmp_path


def written_in(languages: Path) -> Path:
    return languages / f"pt/LC_MESSAGES/{DOMAIN}.po"


def compile_as_set_up_does(languages: Path) -> Path:
    pybabel = Path(sys.executable).with_name("pybabel")
    command: list[str | Path] = [pybabel, "compile", "--directory", languages, "--domain", DOMAIN]
    subprocess.run(command, check=True, capture_output=True)
    return written_in(languages).with_suffix(".mo")


def make_older(file: Path, than: Path) -> None:
    moment = than.stat().st_mtime - 60
    os.utime(file, (moment, moment))


def test_a_catalogue_that_nobody_compiled_is_read_as_it_is_written(languages: Path) -> None:
    assert catalogue("pt", languages).gettext("Sign here") == "Assine aqui"


def test_what_set_up_compiles_says_the_same_as_what_is_written(languages: Path) -> None:
    from_source = catalogue("pt", languages)
    compile_as_set_up_does(languages)
    compiled = catalogue("pt", languages)
    for message in filter(is_translated, read(written_in(languages))):
        if isinstance(message.id, tuple):
            one, many = message.id
            assert compiled.ngettext(one, many, 2) == from_source.ngettext(one, many, 2)
        elif isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == from_source.gettext(message.id)
            assert compiled.gettext(message.id) == message.string


def test_a_compiled_catalogue_is_what_a_desk_opens(languages: Path) -> None:
    compiled = compile_as_set_up_does(languages)
    written_in(languages).write_text("this is not read")
    make_older(written_in(languages), than=compiled)
    assert catalogue("pt", languages).gettext("Sign here") == "Assine aqui"


def test_a_compiled_catalogue_older_than_the_written_one_is_left_aside(languages: Path) -> None:
    compiled = compile_as_set_up_does(languages)
    written = written_in(languages)
    written.write_text(written.read_text(encoding="utf-8").replace("Assine aqui", "Assine já"))
    make_older(compiled, than=written)
    assert catalogue("pt", languages).gettext("Sign here") == "Assine já"


@pytest.mark.parametrize("length", [0, 3, 20, 5000])
def test_a_compiled_catalogue_that_was_cut_short_is_left_aside(
    languages: Path, length: int
) -> None:
    compiled = compile_as_set_up_does(languages)
    compiled.write_bytes(compiled.read_bytes()[:length])
    assert catalogue("pt", languages).gettext("Sign here") == "Assine aqui"


def test_a_language_without_a_catalogue_has_no_words_of_its_own(languages: Path) -> None:
    assert catalogue("de", languages).gettext("Sign here") == "Sign here"


def test_compiled_catalogues_are_not_kept_in_the_repository() -> None:
    assert "*.mo" in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").split()


def test_two_new_languages_have_forms_of_their_own(program: Path) -> None:
    says(program, 'texts.count("{number} day", "{number} days", 2)')
    for language in ("uk", "ar"):
        copy = program / f"locale/{language}/LC_MESSAGES/{DOMAIN}.po"
        copy.parent.mkdir(parents=True)
        copy.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n')
    gathered_files = update(program / "locale", program)
    forms = {each.parent.parent.name: each.read_text().count("msgstr[") for each in gathered_files}
    assert forms == {"pt": 2, "uk": 3, "ar": 6}
