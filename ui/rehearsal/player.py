"""Plays a script on the real screens: presses, types and draws where people would, and waits.

The player works on a thread of its own, so that both screens live on while it waits. What it does
on screen 1 runs on the GUI thread; what it does on screen 2 goes over the link.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from citizenspot.citizen_link.gestures import AnyGesture, Draw, Press, TypeText
from citizenspot.citizen_link.messages import FromCitizen, Painted
from citizenspot.visit.commands import AnyCommand, Rate, Sign, Stroke
from citizenspot.visit.state import Visit
from citizenspot.visit.views import (
    Act,
    Block,
    CitizenView,
    DeskView,
    Fields,
    FieldView,
    Page,
    Rating,
    SignaturePad,
)
from training.played_visits.script import DocumentSeen, PlayedAct, Script
from ui.design.laying_out import lay_out_now
from ui.mediator.key_plan import acts_of, acts_of_block, with_keys
from ui.program import Program
from ui.rehearsal import hands
from ui.rehearsal.album import Album
from ui.rehearsal.on_gui_thread import LIMIT_S, OnGuiThread
from ui.rehearsal.trainer import Trainer
from ui.rehearsal.words_shown import words_shown

_TURNS = 3
"""What came up to date is laid out on the next turns of the screen's loop."""

SIGNATURE: tuple[Stroke, ...] = (
    ((120, 620), (180, 300), (240, 620), (300, 320), (360, 620)),
    ((420, 560), (470, 480), (520, 560), (470, 640), (420, 560)),
    ((560, 500), (620, 620), (700, 420), (820, 600), (900, 460)),
)


class PlayError(Exception):
    """An act of the script could not be done; the sentence says which, and what was there."""


class Player(threading.Thread):
    """Plays one script on a running program; `problem` says what stopped it, if anything did."""

    def __init__(
        self,
        script: Script,
        program: Program,
        trainer: Trainer,
        album: Album,
        ended: Callable[[], None],
    ) -> None:
        """Listen to both screens; has to be made on the GUI thread."""
        super().__init__(name="player", daemon=False)
        self._script = script
        self._program = program
        self._trainer = trainer
        self._album = album
        self._ended = ended
        self._changed = threading.Condition()
        self._view: DeskView | None = None
        self._painted = 0
        self._gui = OnGuiThread()
        self.visit: Visit | None = None
        self.problem = ""
        program.room.changed.connect(self._desk_shows)
        program.observers.append(self._citizen_said)

    def run(self) -> None:
        """Play every act, then tell that it is over."""
        try:
            self._play()
        except Exception as error:  # noqa: BLE001 - the play has to end, and says by what
            self.problem = f"{type(error).__name__}: {error}"
        finally:
            self._ended()

    def _play(self) -> None:
        if not self._program.workstation.wait_until_ready(LIMIT_S):
            raise PlayError("the workstation did not start")
        for number, act in enumerate(self._script.acts, start=1):
            try:
                self._do(act)
            except (PlayError, TimeoutError, LookupError) as error:
                raise PlayError(f"act {number} ({_named(act)}): {error}") from error
        self._picture()

    def _do(self, act: PlayedAct) -> None:
        if act.who == "trainer":
            self._trainer.do(act)
        elif act.wait:
            self._wait_for(act.wait)
        elif act.page or act.see or act.keys or act.write or act.scan or act.picture:
            self._work_at_desk(act)
        elif act.typed:
            self._type(act)
        elif act.document is not None:
            self._copy(act.document)
        elif act.search:
            self._start_service(act)
        elif act.draw:
            self._on_citizen(Draw(SIGNATURE))
        else:
            self._press(act)
        self._remember()
        self._keep_papers()

    def _keep_papers(self) -> None:
        self._album.keep_papers(self._program.workstation.settings.receipts_folder)

    def _press(self, act: PlayedAct) -> None:
        on_desk = act.who == "mediator"
        found = self._wait_for_act(act, on_desk=on_desk)
        self._picture()
        before = self._position()
        if on_desk:
            self._gui.run(lambda: _press_on_desk(self._program, found))
            self._answer(act)
        else:
            self._on_citizen(Press(found.label))
        self._wait(lambda view: view.position > before, f"what {act.press} leads to")

    def _answer(self, act: PlayedAct) -> None:
        """Type the reason, or the line, that an act asks for."""
        if act.reason or act.line:
            window = self._program.window
            self._gui.run(lambda: _type_where_focus_is(window, act.reason or act.line))

    def _type(self, act: PlayedAct) -> None:
        for name, text in act.typed.items():
            field = self._wait_for_field(name, on_desk=act.who == "mediator")
            self._give_answer(act, _typing(field, text), f"{text!r} in {name}")

    def _work_at_desk(self, act: PlayedAct) -> None:
        """Wait for what is to be seen on screen 1; then type and press keys, as a mediator does."""
        if act.page or act.see:
            self._wait(
                lambda view: view.page.name.startswith(act.page) and act.see in words_shown(view),
                f"{act.page} {act.see}".strip(),
            )
            self._picture()
        if act.write:
            window = self._program.window
            self._gui.run(lambda: _type_where_focus_is(window, act.write, enter=False))
            self._program.port.wait_until_found(LIMIT_S)
        if act.scan:
            self._until_newer(lambda: self._scan(act.scan), f"what scanning {act.scan} leads to")
        for keys in act.keys.split():
            self._press_keys(keys)
            self._position()
        if act.picture:
            self._picture(step=act.picture)

    def _give_answer(self, act: PlayedAct, gesture: AnyGesture, what: str) -> None:
        there = self._on_desk if act.who == "mediator" else self._on_citizen
        self._until_newer(lambda: there(gesture), what)

    def _copy(self, seen: DocumentSeen) -> None:
        """Copy a document into its form; Enter in the last field may be enough to show it."""
        before = self._position()
        for label, text in self._trainer.document_fields(seen).items():
            self._on_desk(TypeText(label, text))
        if self._position() == before:
            self._press_keys("Ctrl+Return")
        self._wait(lambda view: view.position > before, "the identity")

    def _start_service(self, act: PlayedAct) -> None:
        self._picture()
        before = self._position()
        self._press_keys("F2")
        self._gui.run(lambda: _type_where_focus_is(self._program.window, act.search, enter=False))
        self._program.port.wait_until_found(LIMIT_S)
        self._picture(step="search")
        self._press_keys("Return")
        view = self._wait(lambda shown: shown.position > before, f"the service {act.start}")
        if act.start and not self._has_started(act.start):
            raise PlayError(f"{act.start} was not started; the page is {view.page.heading!r}")

    def _has_started(self, service: str) -> bool:
        self._remember()
        return self.visit is not None and any(
            case.service.id == service for case in self.visit.cases.values()
        )

    def _until_newer(self, act: Callable[[], None], what: str) -> None:
        before = self._position()
        act()
        self._wait(lambda view: view.position > before, what)

    def _press_keys(self, keys: str) -> None:
        self._gui.run(lambda: _keys(self._program, keys))

    def _scan(self, code: str) -> None:
        scanner = self._program.workstation.settings.scanner
        typed = f"{scanner.prefix}{code}" if scanner.kind == "prefix" else code
        self._gui.run(lambda: hands.scan(self._program.window, typed))

    def _on_desk(self, gesture: AnyGesture) -> None:
        _require(self._gui.run(lambda: hands.do(self._program.window, gesture)))

    def _on_citizen(self, gesture: AnyGesture) -> None:
        self._wait_painted()
        _require(self._program.link.rehearse(gesture).result(LIMIT_S).decode())

    def _wait_for(self, state: str) -> None:
        """Wait until the provider's answer, the copy or the receipt is what the script expects."""

        def is_there(_: DeskView) -> bool:
            self._remember()
            case = self.visit.case if self.visit else None
            if case is None:
                return False
            if state == "copied":
                return bool(case.documents)
            receipt_ready = case.receipt is not None and case.receipt.ready
            delivery = case.delivery.state.value if case.delivery else ""
            return receipt_ready if state == "receipt" else delivery == state

        self._wait(is_there, state)

    def _wait_for_act(self, act: PlayedAct, *, on_desk: bool) -> Act:
        """Return the act that gives the command wanted, once the screen offers it."""
        wanted: list[Act] = []

        def offers(view: DeskView) -> bool:
            offered = list(acts_of(with_keys(view)) if on_desk else citizens_acts(view.citizen))
            wanted[:] = [each for each in offered if _fits(each.command, act) and not each.why_not]
            return bool(wanted)

        self._wait(offers, f"{act.press} to be offered")
        return wanted[0]

    def _wait_for_field(self, name: str, *, on_desk: bool) -> FieldView:
        fields: list[FieldView] = []

        def asks(view: DeskView) -> bool:
            page = view.page if on_desk else view.citizen.page
            fields[:] = [f for f in _fields_of(page) if f.field == name and f.editable]
            return bool(fields)

        self._wait(asks, f"the field {name}")
        return fields[0]

    def _picture(self, step: str = "") -> None:
        view = self._wait_painted()
        if not self._album.takes_pictures:
            return
        self._gui.run(self._program.window.catch_up)
        for _ in range(_TURNS):
            self._gui.run(lambda: None)
        desk = self._gui.run(lambda: _png(self._program))
        citizen = self._program.link.grab().result(LIMIT_S)
        self._album.add(f"{view.page.name} {step}", step or self._step(view), desk, citizen)
        self._keep_papers()

    def _step(self, view: DeskView) -> str:
        """Return what the page is called in file names: the kind of step, or the page itself."""
        self._remember()
        case = self.visit.case if self.visit else None
        if case is None or not view.page.name.startswith(case.id):
            return view.page.name
        return str(case.current_step.__struct_config__.tag)

    def _remember(self) -> None:
        visit = self._program.workstation.desk.ask(lambda counter: counter.visit).result(LIMIT_S)
        self.visit = visit or self.visit

    def _position(self) -> int:
        """Return the position of the latest view, once everything given so far is done."""
        self._remember()
        self._gui.run(lambda: None)
        with self._changed:
            return self._view.position if self._view else 0

    def _wait(self, fits: Callable[[DeskView], bool], what: str) -> DeskView:
        with self._changed:
            if self._changed.wait_for(lambda: self._view is not None and fits(self._view), LIMIT_S):
                assert self._view is not None  # noqa: S101 - `fits` has seen it
                return self._view
            page = self._view.page.heading if self._view else "nothing"
            notices = [each.sentence for each in self._view.notices] if self._view else []
        raise PlayError(f"waited for {what}; the desk shows {page!r} {notices}")

    def _wait_painted(self) -> DeskView:
        """Wait until screen 2 has painted what the latest view holds for it."""
        return self._wait(lambda view: self._painted >= view.citizen.position, "screen 2")

    def _desk_shows(self, view: DeskView) -> None:
        with self._changed:
            self._view = view
            self._changed.notify_all()

    def _citizen_said(self, message: FromCitizen) -> None:
        if isinstance(message, Painted):
            with self._changed:
                self._painted = message.position
                self._changed.notify_all()


def citizens_acts(view: CitizenView) -> list[Act]:
    """Return everything that screen 2 offers to press, in reading order."""
    acts = [act for block in view.page.blocks for act in _acts_in(block)]
    return [*acts, *view.page.acts, *view.languages, *view.sizes, *view.wordings, *view.chrome]


def _acts_in(block: Block) -> list[Act]:
    match block:
        case SignaturePad(case=case, accept=accept, editable=True):
            return [Act(accept, Sign(case, ()))]
        case Rating(case=case, labels=labels, editable=True):
            return [Act(label, Rate(case, stars)) for stars, label in enumerate(labels, start=1)]
        case _:
            return list(acts_of_block(block))


def _fits(command: AnyCommand, act: PlayedAct) -> bool:
    plain = msgspec.to_builtins(command)
    return plain["do"] == act.press and all(
        plain.get(name) == value for name, value in act.where.items()
    )


def _fields_of(page: Page) -> list[FieldView]:
    return [f for block in page.blocks if isinstance(block, Fields) for f in block.fields]


def _typing(field: FieldView, text: str) -> AnyGesture:
    """Return how an answer is given: typed, or its option pressed."""
    if not field.options:
        return TypeText(field.label, text)
    labels = {option.value: option.label for option in field.options}
    return Press(labels.get(text, text))


def _press_on_desk(program: Program, act: Act) -> None:
    """Press an act by its key; one without a key is pressed by its words."""
    if act.key:
        _keys(program, act.key)
    else:
        _require(hands.press(program.window, act.label))


def _keys(program: Program, keys: str) -> None:
    program.window.activateWindow()
    if not QTest.qWaitForWindowActive(program.window, hands.ACTIVE_LIMIT_MS):
        raise PlayError("screen 1 does not get the keyboard")
    QTest.keySequence(program.window.focusWidget() or program.window, QKeySequence(keys))


def _type_where_focus_is(window: QWidget, text: str, *, enter: bool = True) -> None:
    place = window.focusWidget() or window
    hands.write(place, text)
    if enter:
        QTest.keyClick(place, Qt.Key.Key_Return)


def _png(program: Program) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # A picture between two events would show rows on their way to their places.
    lay_out_now()
    program.window.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def _require(problem: str) -> None:
    if problem:
        raise PlayError(problem)


def _named(act: PlayedAct) -> str:
    asked = act.press or act.wait or act.page or act.see or act.keys or act.write or act.scan
    what = asked or act.search or act.insert or act.fault or act.ticket or "type"
    return f"{act.who}: {what}"
