"""Gives every act on screen 1 a key of its own, and finds two acts that claim the same one.

Most acts come with their key. Those that do not are numbered in reading order: the page's own
with digits (with Alt where a field takes the digits), the desk's with Ctrl, the help levels with
Ctrl+F1 to Ctrl+F5. A key already spoken for is passed over.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_uppercase

import msgspec

from citizenspot.visit.commands import GoBack, SettleDelivery
from citizenspot.visit.desk_commands import ReadCard
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.views import (
    Act,
    Block,
    CheckItem,
    Checklist,
    Choices,
    DeskView,
    DocumentForm,
    EntryForm,
    Fields,
    Notice,
    Page,
    ParkedVisit,
    Row,
    Rows,
    SheetPicture,
    Task,
)

PALETTE = "Ctrl+K"
SEARCH = "F2"
SAY = "F1"
NEXT_PANE = "F6"
MAIN = "Ctrl+Return"
BACK = "Esc"
RECEIPT = "F12"

READ = "F4"
AGAIN = "F5"
_USUAL_KEYS: dict[type, str] = {GoBack: BACK, IssueReceipt: RECEIPT, ReadCard: READ}
_DIGITS = tuple("123456789")
_DESK_KEYS = tuple(f"Ctrl+{digit}" for digit in _DIGITS)
_HELP_KEYS = tuple(f"Ctrl+F{number}" for number in range(1, 6))
_PAGE_KEYS = _DIGITS + tuple(ascii_uppercase)
_PAGE_KEYS_BESIDE_FIELDS = tuple(f"Alt+{digit}" for digit in _DIGITS)


def canonical(key: str) -> str:
    """Return a key in the one spelling it is compared in."""
    *modifiers, last = [part.strip().capitalize() for part in key.split("+")]
    last = {"Enter": "Return", "Escape": "Esc"}.get(last, last)
    ranks = {"Ctrl": 0, "Alt": 1, "Shift": 2}
    return "+".join([*sorted(modifiers, key=lambda each: ranks.get(each, 3)), last])


def with_keys(view: DeskView) -> DeskView:
    """Return the view with a key on every act, as far as there are keys."""
    taken = {canonical(act.key) for act in acts_of(view) if act.key} | reserved(view)
    page, page_keys = _page_with_keys(view.page, taken)
    desk = _Keys(_DESK_KEYS, taken)
    helps = _Keys(_HELP_KEYS, taken)
    return msgspec.structs.replace(
        view,
        page=page,
        helps=helps.given(view.helps),
        tasks=desk.given_to_tasks(view.tasks),
        acts=desk.given(view.acts),
        notices=tuple(desk.given_to_notice(each) for each in view.notices),
        reader=desk.given_to_notice(view.reader) if view.reader else None,
        outbox=desk.given_to_tasks(view.outbox),
        parked=() if view.visit else page_keys.given_to_parked(view.parked),
    )


def acts_of(view: DeskView) -> Iterator[Act]:
    """Yield every act that screen 1 offers in this view, in reading order."""
    yield from view.queue.acts if view.queue else ()
    for task in (*view.tasks, *view.outbox):
        if task.act:
            yield task.act
    for notice in (*view.notices, view.reader):
        yield from notice.acts if notice else ()
    yield from (each.act for each in view.parked)
    for block in view.page.blocks:
        yield from acts_of_block(block)
    yield from view.page.acts
    yield from view.helps
    yield from view.acts


def acts_of_block(block: Block) -> Iterator[Act]:
    """Yield the acts inside one block of a page."""
    match block:
        case Choices(acts=acts) | Notice(acts=acts) | SheetPicture(acts=acts):
            yield from acts
        case Rows(rows=rows):
            yield from (row.change for row in rows if row.change)
        case Checklist(items=items):
            yield from (act for item in items for act in item.acts)
        case _:
            return


def ambiguous_keys(view: DeskView) -> frozenset[str]:
    """Return the keys that two acts of the view claim, or one act and the screen itself."""
    claimed = Counter(canonical(act.key) for act in acts_of(view) if act.key)
    return frozenset(key for key, acts in claimed.items() if acts > 1 or key in reserved(view))


def reserved(view: DeskView) -> frozenset[str]:
    """Return the keys the screen keeps for itself on every page."""
    search = {PALETTE, SEARCH} if view.search else {PALETTE}
    forms = (DocumentForm, EntryForm)
    form = {MAIN} if any(isinstance(each, forms) for each in view.page.blocks) else set()
    return frozenset({SAY, NEXT_PANE, "Shift+F6", "Tab", "Shift+Tab"} | search | form)


def has_editors(page: Page) -> bool:
    """Say whether the page has a field that takes letters and digits."""
    return any(
        isinstance(block, DocumentForm | EntryForm)
        or (isinstance(block, Fields) and any(field.editable for field in block.fields))
        for block in page.blocks
    )


def letters_for(labels: Sequence[str]) -> tuple[str, ...]:
    """Return a letter for each label, from the label where one is free; empty when none is left."""
    given: list[str] = []
    for label in labels:
        plain = unicodedata.normalize("NFKD", label).upper()
        wishes = [each for each in plain if each in ascii_uppercase]
        given.append(next((each for each in [*wishes, *ascii_uppercase] if each not in given), ""))
    return tuple(given)


class _Keys:
    """Keys to give away, in order, past those that are taken."""

    def __init__(self, keys: Iterable[str], taken: set[str]) -> None:
        self._keys, self._taken = iter(keys), taken

    def given(self, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        return tuple(self.given_to(act) for act in acts)

    def given_to(self, act: Act) -> Act:
        usual = self.usual_given_to(act)
        if usual.key:
            return usual
        return self._with(act, next((key for key in self._keys if key not in self._taken), ""))

    def usual_given_to(self, act: Act) -> Act:
        usual = _usual_key(act)
        return act if act.key or usual in self._taken else self._with(act, usual)

    def _with(self, act: Act, key: str) -> Act:
        if key:
            self._taken.add(key)
        return msgspec.structs.replace(act, key=key)

    def given_to_tasks(self, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tuple(
            msgspec.structs.replace(task, act=self.given_to(task.act)) if task.act else task
            for task in tasks
        )

    def given_to_notice(self, notice: Notice) -> Notice:
        return msgspec.structs.replace(notice, acts=self.given(notice.acts))

    def given_to_parked(self, parked: tuple[ParkedVisit, ...]) -> tuple[ParkedVisit, ...]:
        return tuple(msgspec.structs.replace(each, act=self.given_to(each.act)) for each in parked)

    def given_to_row(self, row: Row) -> Row:
        return msgspec.structs.replace(row, change=self.given_to(row.change)) if row.change else row

    def given_to_item(self, item: CheckItem) -> CheckItem:
        return msgspec.structs.replace(item, acts=self.given(item.acts))

    def given_to_block(self, block: Block) -> Block:
        match block:
            case Choices(acts=acts) | SheetPicture(acts=acts):
                return msgspec.structs.replace(block, acts=self.given(acts))
            case Notice():
                return self.given_to_notice(block)
            case Rows(rows=rows):
                keyed = tuple(self.given_to_row(row) for row in rows)
                return msgspec.structs.replace(block, rows=keyed)
            case Checklist(items=items):
                listed = tuple(self.given_to_item(item) for item in items)
                return msgspec.structs.replace(block, items=listed)
            case _:
                return block


def _page_with_keys(page: Page, taken: set[str]) -> tuple[Page, _Keys]:
    """Return the page with its keys, and the keys that are left for what stands below it."""
    keys = _Keys(_PAGE_KEYS_BESIDE_FIELDS if has_editors(page) else _PAGE_KEYS, taken)
    first = tuple(keys.usual_given_to(act) for act in page.acts)
    blocks = tuple(keys.given_to_block(block) for block in page.blocks)
    return msgspec.structs.replace(page, blocks=blocks, acts=keys.given(first)), keys


def _usual_key(act: Act) -> str:
    """Return the key that an act of this kind has on every page, where it has one."""
    if act.style == "primary":
        return MAIN
    if isinstance(act.command, SettleDelivery) and act.command.decision == "send_again":
        return AGAIN
    return _USUAL_KEYS.get(type(act.command), "")
