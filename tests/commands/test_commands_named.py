"""Every command that a sentence or a guide tells people to type can be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from citizenspot.commands.every_command import app
from tests.house.sources import REPOSITORY

NAMED = re.compile(r"`(?:\./run|citizenspot) ([a-z-][^`…\\]*)`")
ROOMS = ("citizenspot", "kiosk_config", "services_catalog", "training", "ui")
OPTION = re.compile(r"--[a-z][a-z-]*")


def named_commands() -> Iterator[tuple[str, str]]:
    """Yield what is written to be typed, and where."""
    for room in ROOMS:
        for source in (REPOSITORY / room).rglob("*.py"):
            joined = re.sub(r'"\s*\n\s*f?"', "", source.read_text(encoding="utf-8"))
            yield from ((source.name, typed) for typed in NAMED.findall(joined))
    for guide in (REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")):
        text = guide.read_text(encoding="utf-8").replace("\n", " ")
        yield from ((guide.name, typed) for typed in NAMED.findall(text))


def taken_apart(typed: str) -> tuple[Any, list[str]]:
    """Return the command that is named, and the words that follow it."""
    command: Any = get_command(app)
    words = typed.split()
    while words and (sub := getattr(command, "commands", {}).get(words[0])) is not None:
        command = sub
        words = words[1:]
    return command, words


def mistake(typed: str) -> str:
    """Return what of a command line there is not, empty where it can be typed."""
    command, words = taken_apart(typed)
    if getattr(command, "commands", None) and words and not words[0].startswith("-"):
        return words[0]
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    unknown = [name for name in OPTION.findall(" ".join(words)) if name not in {*known, "--help"}]
    return " ".join(unknown)


def test_what_people_are_told_to_type_can_be_typed() -> None:
    wrong = {f"{where}: {typed}": mistake(typed) for where, typed in named_commands()}
    assert len(wrong) > 20
    assert not {line: what for line, what in wrong.items() if what}


def test_the_readme_leaves_out_nothing_that_a_command_needs() -> None:
    for typed in NAMED.findall((REPOSITORY / "README.md").read_text(encoding="utf-8")):
        command, words = taken_apart(typed)
        needed = [each for each in command.params if each.required]
        options = [each for each in needed if each.param_type_name == "option"]
        assert all(set(each.opts) & set(words) for each in options), typed
        given = [word for word in words if word.isupper() or "." in word]
        assert len(given) >= len(needed), typed


def test_a_command_that_is_not_there_is_noticed() -> None:
    assert mistake("start --rehearse") == mistake("--rehearse") == "--rehearse"
    assert mistake("ledger verify") == "ledger"
    assert mistake("journal verify") == ""
