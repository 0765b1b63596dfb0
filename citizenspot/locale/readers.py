"""Who reads which sentence: what a citizen may read is there in every language of screen 2.

The mediator's own sentences are whole in the languages of screen 1 only. Which are which is
decided by where they are written: in the rooms below, and there in no part that is named after
the mediator or the desk.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

DESK_LANGUAGES = ("pt", "en")
"""The languages that screen 1, the self-check and the command line speak."""

CITIZENS_ROOMS = (
    "citizenspot/visit/at_home.py",
    "citizenspot/visit/pages/",
    "citizenspot/visit/citizen_view.py",
    "citizenspot/visit/idle.py",
    "citizenspot/visit/refusals.py",
    "citizenspot/visit/speech.py",
    "citizenspot/visit/spoken_amounts.py",
    "citizenspot/visit/spoken_signs.py",
    "citizenspot/eid/ausweisapp/sentences.py",
    "citizenspot/eid/card_sentences.py",
    "citizenspot/eid/pin/pin_sentences.py",
    "citizenspot/providers/delivery_sentences.py",
    "citizenspot/receipts/a4.py",
    "citizenspot/receipts/held_sheet.py",
    "citizenspot/receipts/home_slip.py",
    "citizenspot/receipts/letter.py",
    "citizenspot/receipts/practice.py",
    "citizenspot/receipts/story.py",
    "citizenspot/receipts/words.py",
    "services_catalog/rejections.py",
    "ui/citizen/",
    "ui/design/",
)
"""Where sentences are written that reach screen 2 or a receipt."""

_MEDIATORS = ("mediator", "desk")


def is_citizens_room(path: str) -> bool:
    """Say whether a file, named from the root, writes sentences that a citizen may read."""
    return path.startswith(CITIZENS_ROOMS)


def citizens_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every part of a file but those that are named after the mediator or the desk.

    A function or a constant is named so, or the argument that a sentence is given as:
    `def for_desk`, `FOR_THE_MEDIATOR = …`, `Sentences(mediator=…)`.
    """
    if any(word in name.lower() for name in _names(tree) for word in _MEDIATORS):
        return
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from citizens_nodes(child)


def _names(node: ast.AST) -> tuple[str, ...]:
    match node:
        case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return (name,)
        case ast.keyword(arg=str(name)):
            return (name,)
        case ast.Assign(targets=targets):
            return tuple(target.id for target in targets if isinstance(target, ast.Name))
    return ()
