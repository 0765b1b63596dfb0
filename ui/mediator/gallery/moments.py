"""Every kind of page of a visit on screen 1, made as the desk makes it: by a visit that is played.

The service is one of the catalogue that has all kinds of step; the person is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from msgspec.structs import replace

from citizenspot.documents.table_sight import TableSight
from citizenspot.documents.trouble import Trouble
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit import flow
from citizenspot.visit.decide import decide
from citizenspot.visit.decisions.around import Around, ReceiptGround
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.evolve import evolve
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.refusals import Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import Failure, Surroundings
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor, Alone, Assurance, DeliveryState, PaymentMethod
from services_catalog.definition import DocumentsStep, Service
from ui.citizen.gallery.sample_sheet import sample_sheet

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
_PERSON = c.Identity(
    family_name="Exemplo da Silva",
    given_names="Maria",
    birth_date=date(1951, 3, 9),
    number="123456789",
    number_kind="nif",
    source="card",
)
_SPOT = "Espaço Cidadão de Vila Exemplo"
_ANSWERS = {
    "heavy_vehicle": "false",
    "tax_number": "123456789",
    "licence_number": "L-1234567",
    "phone": "912345678",
    "email": "maria@exemplo.example",
}
_HELD_UP: dict[str, dict[str, bool]] = {
    "screen-gone": {"paused": True},
    "stopped": {"stopped": True},
    "covered": {"covered": True},
    "other-card": {"other_card": True},
    "citizen-asks": {"hand_raised": True},
}
_STROKES = (((110, 640), (160, 340), (190, 300)), ((300, 560), (340, 470), (430, 560)))
_CITIZEN, _MEDIATOR, _SYSTEM = Actor.CITIZEN, Actor.MEDIATOR, Actor.SYSTEM


class PlayedVisit:
    """A visit that is played by its own rules; `views` are the pages of both screens on the way."""

    def __init__(self, service: Service, language: str, citizen_language: str) -> None:
        self._service = service
        self._texts = Texts.for_language(language)
        self._citizens_texts = Texts.for_language(citizen_language)
        self._ids = count(1)
        self.visit: Visit | None = None

    def views(self) -> Iterator[tuple[str, DeskView]]:
        """Play it, and yield each page's name with what screen 1 shows."""
        yield "nobody", self.view()
        self._do(_MEDIATOR, c.OpenVisit("Ana Mediadora"))
        yield "welcome", self.view()
        self._do(_CITIZEN, c.Begin())
        yield "services", self.view()
        self._do(_MEDIATOR, c.ChooseServices((self._service.id,)))
        yield "identify", self.view()
        self._do(_SYSTEM, c.OfferIdentity(_PERSON, Assurance.CARD_VERIFIED))
        yield "identity-offered", self.view()
        self._do(_CITIZEN, c.ConfirmIdentity())
        yield from self._of_case()
        self._do(_MEDIATOR, c.SayGoodbye())
        yield "goodbye", self.view()

    def view(self, around: Surroundings | None = None) -> DeskView:
        """Return what screen 1 shows now."""
        around = around or self._surroundings()
        return desk_view(self.visit, self._texts, self._citizens_texts, around)

    def _of_case(self) -> Iterator[tuple[str, DeskView]]:
        """Go through the case, whatever steps it has."""
        drawn: set[str] = set()
        while self.visit is not None and self.visit.case is not None:
            case = self.visit.case
            kind = str(case.current_step.__struct_config__.tag)
            if f"{kind}-{case.step}-{case.page}" in drawn:
                raise RuntimeError(f"the gallery's visit does not get past {case.step}")
            drawn.add(f"{kind}-{case.step}-{case.page}")
            yield f"{len(drawn):02}-{kind}", self.view()
            yield from self._besides(kind)
            for actor, command in self._acts(kind):
                self._do(actor, command)

    def _acts(self, kind: str) -> Iterator[tuple[Actor, c.AnyCommand]]:
        """Yield what carries a step of a kind on."""
        visit = self.visit
        if visit is None or visit.case is None:
            return
        case, step = visit.case.id, visit.case.step
        on = (_MEDIATOR, c.Continue(case, step))
        match kind:
            case "consent":
                yield _CITIZEN, c.Agree(case, step)
            case "question" | "form" | "documents":
                yield from ((_MEDIATOR, entry) for entry in _entries(visit.case))
                yield on
            case "review":
                yield _CITIZEN, c.ConfirmAnswers(case)
            case "payment":
                yield _MEDIATOR, c.TakePayment(case, PaymentMethod.TERMINAL)
            case "sign":
                yield _CITIZEN, c.Sign(case, _STROKES)
            case "submit":
                yield _MEDIATOR, c.Submit(case)
                yield from self._answered()
            case "receipt":
                yield _CITIZEN, IssueReceipt(case, "a4")
                yield on
            case "teach" | "feedback":
                rated = c.SayAlone(case, Alone.WITH_HELP) if kind == "teach" else c.Rate(case, 5)
                yield _CITIZEN, rated

    def _answered(self) -> Iterator[tuple[Actor, c.AnyCommand]]:
        case = self.visit.case if self.visit else None
        if case is not None and case.delivery is not None:
            accepted = DeliveryState.ACCEPTED
            yield (
                _SYSTEM,
                c.ReportDelivery(case.id, case.delivery.key, accepted, reference="P-IMT-1"),
            )

    def _do(self, actor: Actor, command: c.AnyCommand) -> None:
        """Do a command as the desk would; one that is refused is a mistake in the gallery."""
        decided = decide(self.visit, command, actor, self._around())
        if isinstance(decided, Refused):
            raise TypeError(f"the gallery's visit was refused {command}: {decided.reason}")
        for happened in decided:
            self.visit = evolve(self.visit, happened)

    def _around(self) -> Around:
        return Around(
            now=NOW,
            today=NOW.date(),
            new_id=lambda: f"{next(self._ids):032x}",
            desk="Balcão 1",
            spot=_SPOT,
            practice=False,
            language=self._citizens_texts.language,
            services={self._service.id: self._service},
            receipt=ReceiptGround("R", 1, 12, "0" * 64),
        )

    def _surroundings(self, **besides: Any) -> Surroundings:  # noqa: ANN401 - of every kind
        return Surroundings(
            today=NOW.date(),
            spot=_SPOT,
            desk="Balcão 1",
            mediator="Ana Mediadora",
            services={self._service.id: self._service},
            **besides,
        )

    def _besides(self, kind: str) -> Iterator[tuple[str, DeskView]]:
        """Yield what else a page of this kind may look like."""
        if self.visit is None:
            return
        visit = self.visit
        if kind == "documents":
            yield from self._copying(visit)
        if kind == "review":
            yield "endings", self.view(self._surroundings(endings=True))
            for name, held in _HELD_UP.items():
                self.visit = replace(visit, **held)
                yield name, self.view()
            self.visit = visit
        if kind == "sign":
            full = Failure("The disk is full. Nothing was recorded.", "Free some space, and go on.")
            yield "disk-full", self.view(self._surroundings(failure=full))

    def _copying(self, visit: Visit) -> Iterator[tuple[str, DeskView]]:
        paper = self._service.evidence[0].id
        table = TableSight(visit.current, paper, has_scanner=True, has_camera=True)
        with_sheet = replace(table, sheets=2, picture=sample_sheet(), is_changed=True)
        files = ("/media/ana/STICK/contrato.pdf", "/media/ana/STICK/frente.jpg")
        for name, sight in (
            ("copying-nothing", table),
            ("copying", with_sheet),
            ("copying-busy", replace(with_sheet, busy="scanner")),
            ("copying-jam", replace(with_sheet, trouble=Trouble.JAMMED)),
            ("copying-files", replace(table, files=files)),
        ):
            yield name, self.view(self._surroundings(table=sight))


def _entries(case: Case) -> Iterator[c.AnyCommand]:
    """Yield what is entered on a page; a service with other fields than these is not drawn."""
    if isinstance(case.current_step, DocumentsStep):
        yield from (c.MarkPaper(case.id, paper.id, seen=True) for paper in case.service.evidence)
    for field in flow.fields_here(case):
        if field not in case.answers:
            yield c.Assisted(c.EnterField(case.id, field, _ANSWERS[field]), "Asked me to do it")
