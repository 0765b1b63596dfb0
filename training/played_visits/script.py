"""The script of a played visit: a YAML file that says who does what, act by act.

`docs/playing.md` explains it for who writes one. What is pressed is named by the command it
gives, so a script plays in every language of the screens.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec


class ScriptError(ValueError):
    """A script cannot be played; the sentence names the file and what is wrong in it."""


class DocumentSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the mediator copies from an identity document, as it is typed."""

    family_name: str
    given_names: str
    birth_date: str
    number: str
    kind: str = ""
    nationality: str = ""


class PlayedAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"typed": "type"}):
    """One act.

    `press` names a command (`agree`), and `where` what it has to hold (`{language: en}`);
    `typed` gives texts or choices by field; `search` and `start` find and start a service;
    `insert`, `remove` and `fault` are the trainer's; `wait` names a state of the delivery, `copied`
    papers or a `receipt` to wait for. `reason` and `line` are typed where an assisted act asks for
    one. `keys` are pressed on screen 1 one after the other, and `write` is typed where the focus
    is; `scan` is a code that the desk's scanner reads, as quickly as it types. `ticket` is a wish
    for which the dispenser at the door gives a ticket. `page` waits for a page of screen 1 whose
    name begins so, and `see` for words on it; `picture` keeps a picture of that name at the end of
    the act.
    """

    who: Literal["mediator", "citizen", "trainer"]
    press: str = ""
    where: dict[str, Any] = {}
    typed: dict[str, str] = {}
    draw: bool = False
    search: str = ""
    start: str = ""
    document: DocumentSeen | None = None
    reason: str = ""
    line: str = ""
    insert: str = ""
    remove: bool = False
    fault: str = ""
    how: str = "normal"
    milliseconds: int = 0
    wait: str = ""
    keys: str = ""
    write: str = ""
    scan: str = ""
    ticket: str = ""
    page: str = ""
    see: str = ""
    picture: str = ""


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole visit, or a day of them: its title, the desk's language, and the acts in order.

    With `day` one signs in at the desk, which has a queue of its own.
    """

    title: str
    acts: tuple[PlayedAct, ...]
    language: Literal["pt", "en"] = "pt"
    citizen_language: Literal["pt", "en", "es", "fr", "uk", "ar"] = "pt"
    mediator: str = "Ana Mediadora"
    spot: str = "Espaço Cidadão de Vila Exemplo"
    desk: str = "Balcão 1"
    day: bool = False


def read_script(file: Path) -> Script:
    """Return the script of a file.

    Raises:
        ScriptError: the file is not a script.
        OSError: the file cannot be read.
    """
    import yaml  # noqa: PLC0415 - needed only to play

    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), Script)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ScriptError(f"{file}:{line}: this is no YAML: {error.problem}.") from error
    except (UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise ScriptError(f"{file}: this is no visit to play: {error}.") from error
