"""Files fit a sitting, and their names say what they are about."""

import ast

from tests.house.sources import REPOSITORY, ROOMS, report, sources

MOST_LINES = 400
# Names that say nothing of what is inside. `data` is a word of ours: what a case submits.
EMPTY_NAMES = frozenset({"common", "helper", "helpers", "info", "manager", "misc", "util", "utils"})


def test_no_file_is_longer_than_a_sitting() -> None:
    lengths = {each.path: len(each.text.splitlines()) for each in sources(*ROOMS)}
    long = [f"{path}: {length} lines" for path, length in lengths.items() if length > MOST_LINES]
    assert not long, report(long)


def test_every_file_name_says_what_is_inside() -> None:
    empty = [
        each.path
        for each in sources(*ROOMS)
        if EMPTY_NAMES & set(each.path.removesuffix(".py").split("/"))
    ]
    assert not empty, report(empty)


def test_a_package_says_what_it_is_for_and_does_nothing_when_imported() -> None:
    busy = [
        each.path
        for each in sources(*ROOMS)
        if each.path.endswith("__init__.py") and not _is_docstring_only(each.tree)
    ]
    assert not busy, report(busy)


def test_every_folder_of_python_files_is_a_package() -> None:
    bare = {
        str(file.parent.relative_to(REPOSITORY))
        for room in ROOMS
        for file in (REPOSITORY / room).rglob("*.py")
        if not (file.parent / "__init__.py").exists()
    }
    assert not bare, report(sorted(bare))


def _is_docstring_only(tree: ast.Module) -> bool:
    return ast.get_docstring(tree) is not None and len(tree.body) == 1
