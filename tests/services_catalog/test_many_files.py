"""Many definitions are read by two processes as by one, whatever becomes of the second."""

import os
from pathlib import Path
from time import monotonic

import pytest
from msgspec.structs import replace

from services_catalog.compiled.many_files import EACH, Found, read_until_met, sound_services
from services_catalog.compiled.second_process import News, second_process
from services_catalog.definition_files import PROVIDER_FILE, definition_files, packaged_services
from tests.services_catalog.made_up import changed, write_catalogue

MANY = 3 * EACH
PATIENCE_S = 120

SILENT = {
    "cannot be started": ("/there/is/no/such/program",),
    "dies at once": ("false",),
    "never answers": ("sleep", "3600"),
    "dies in the middle of an answer": ("printf", r"\0\0\1\1 half"),
    "answers rubbish": ("printf", r"\0\0\0\2xy and more"),
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Give more files than this process reads at a stretch, the last of them in doubt."""
    services = {f"hive-{n:02}": changed("keep-hive\nv", f"keep-hive-{n}\nv") for n in range(MANY)}
    doubtful = changed("en: Registers hives.", "en: 1.10", changed("keep-hive\nv", "doubtful\nv"))
    folder = write_catalogue(tmp_path, zz=doubtful, **services)
    return [str(file) for file in sorted(folder.glob("*/*.yaml")) if file.stem != "provider"]


def all_of_it(news: News, number: int) -> Found:
    """Return what comes until there is so much of it."""
    came: Found = []
    until = monotonic() + PATIENCE_S
    while len(came) < number and monotonic() < until:
        came += news()
        os.sched_yield()
    return came


def test_the_second_process_answers_from_the_last_file_back(files: list[str]) -> None:
    with second_process(files) as news:
        came = all_of_it(news, len(files))
    assert came == list(sound_services(reversed(files)))
    assert came[0] is None
    assert None not in came[1:]


def test_each_reads_until_they_meet(files: list[str]) -> None:
    alone = list(sound_services(files))
    theirs = [each and replace(each, whole=b"theirs") for each in reversed(alone)][: 2 * EACH]
    answers = iter([theirs])
    found = read_until_met(files, lambda: next(answers, []))
    assert found == alone[: -2 * EACH] + theirs[::-1]


def test_what_comes_of_files_read_already_changes_nothing(files: list[str]) -> None:
    alone = list(sound_services(files))
    answers = iter([[], alone[::-1]])
    assert read_until_met(files, lambda: next(answers, [])) == alone


@pytest.mark.parametrize("command", SILENT.values(), ids=SILENT)
def test_what_the_second_process_does_not_read_the_first_reads(
    command: tuple[str, ...], files: list[str]
) -> None:
    with second_process(files, command) as news:
        assert read_until_met(files, news) == list(sound_services(files))


def test_a_process_that_answers_too_often_is_heard_once_for_each_file(files: list[str]) -> None:
    nothing_for_ever = ("cat", "/dev/zero")
    with second_process(files, nothing_for_ever) as news:
        assert all_of_it(news, len(files)) == [None] * len(files)
        assert news() == []


def test_the_second_process_ends_with_the_reading(files: list[str], tmp_path: Path) -> None:
    told = tmp_path / "told"
    with second_process(files, ("sh", "-c", f"echo $$ > {told}.new; mv {told}.new {told}; cat")):
        until = monotonic() + PATIENCE_S
        while not told.exists() and monotonic() < until:
            os.sched_yield()
        process = Path("/proc", told.read_text().strip())
        assert process.exists()
    assert not process.exists()


def test_the_shipped_services_are_read_by_another_process_as_by_this_one() -> None:
    shipped = [str(file) for file in definition_files(packaged_services())]
    services = [file for file in shipped if not file.endswith(PROVIDER_FILE)]
    with second_process(services) as news:
        came = all_of_it(news, len(services))
    assert came[::-1] == list(sound_services(services))
    assert None not in came
