"""Every kind of page of a visit on screen 1, made as the desk makes it: by a visit that is played.

The service is one of the catalogue that has all kinds of step; the person is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import count
from typing import Any

from msgspec.structs import replace

from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit import flow
from citizenspot.visit.decide import decide
from citizenspot.visit.decisions.around import Around, ReceiptGround
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.evolve import evolve
from citizenspot.visit.mail_commands import MailReceipt, ReportMail
from citizenspot.visit.receipt_commands import IssueReceipt, ReportReceipt
from citizenspot.visit.receipt_mail import ADDRESS_FIELD
from citizenspot.visit.refusals import Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor, Alone, Assurance, DeliveryState, PaymentMethod, TextSize
from services_catalog.definition import DocumentsStep, Provider, Service, Text
from services_catalog.definition_files import packaged_services
from services_catalog.loading import read_definition
from ui.gallery.besides import (
    NOW,
    Beside,
    asks_for_pin,
    besides,
    nobody_here,
    waits_for_card,
)

_PERSON = c.Identity(
    family_name="Exemplo da Silva",
    given_names="Maria",
    birth_date=date(1951, 3, 9),
    number="123456789",
    number_kind="nif",
    source="card",
)
_SERVICE = "pt.imt/renew-driving-licence.yaml"
_SPOT = "Espaço Cidadão de Vila Exemplo"
_ANSWERS = {
    "heavy_vehicle": "false",
    "tax_number": "123456789",
    "licence_number": "L-1234567",
    "phone": "912345678",
    "email": "maria@exemplo.example",
}
_HOURS = (time(9), time(17, 30))
_CHANGING = {"submit", "receipt"}
"""Steps whose page changes by what is done on it."""

_STROKES = (((110, 640), (160, 340), (190, 300)), ((300, 560), (340, 470), (430, 560)))
_CITIZEN, _MEDIATOR, _SYSTEM = Actor.CITIZEN, Actor.MEDIATOR, Actor.SYSTEM


def sample_service() -> Service:
    """Return the service that is played; raises `FileNotFoundError` where it is not packaged."""
    service = read_definition(packaged_services() / _SERVICE, Service)
    if service is None:
        raise FileNotFoundError(_SERVICE)
    return service


def provider_name(service: Service) -> Text:
    """Return how its provider is called; raises `FileNotFoundError` where it is not packaged."""
    provider = read_definition(packaged_services() / service.provider / "provider.yaml", Provider)
    if provider is None:
        raise FileNotFoundError(service.provider)
    return provider.name


class PlayedVisit:
    """A visit that is played by its own rules; `views` are the pages of both screens on the way."""

    def __init__(
        self,
        service: Service,
        language: str,
        citizen_language: str,
        size: TextSize = TextSize.NORMAL,
    ) -> None:
        self._service, self._size = service, size
        self._provider = provider_name(service)
        self._texts = Texts.for_language(language)
        self._citizens_texts = Texts.for_language(citizen_language)
        self._ids = count(1)
        self.visit: Visit | None = None

    def views(self) -> Iterator[tuple[str, DeskView]]:
        """Play it, and yield each page's name with what screen 1 shows."""
        yield "nobody", self._view()
        yield from self._beside(nobody_here())
        self._do(_MEDIATOR, c.OpenVisit("Ana Mediadora"))
        if self._size is not TextSize.NORMAL:
            self._do(_CITIZEN, c.ChooseTextSize(self._size))
        yield "welcome", self._view()
        self._do(_CITIZEN, c.Begin())
        yield "services", self._view()
        self._do(_MEDIATOR, c.ChooseServices((self._service.id,)))
        yield "identify", self._view()
        yield from self._beside(waits_for_card(self._open))
        self._do(_SYSTEM, c.OfferIdentity(_PERSON, Assurance.CARD_VERIFIED))
        yield "identity-offered", self._view()
        self._do(_CITIZEN, c.ConfirmIdentity())
        yield from self._beside(asks_for_pin(self._proving()))
        yield from self._of_case()
        self._do(_MEDIATOR, c.SayGoodbye())
        yield "goodbye", self._view()

    @property
    def _open(self) -> Visit:
        if self.visit is None:
            raise RuntimeError("no visit is open")
        return self.visit

    def _view(self, visit: Visit | None = None, **besides: object) -> DeskView:
        """Return what screen 1 shows of a visit, or of this one."""
        shown = visit or self.visit
        around = self._surroundings(**besides)
        return desk_view(shown, self._texts, self._citizens_texts, around)

    def _beside(self, besides: Iterator[Beside]) -> Iterator[tuple[str, DeskView]]:
        for each in besides:
            yield each.name, self._view(each.visit, **each.around)

    def _proving(self) -> Visit:
        """Return the visit as it is where the service asks for the PIN of the card besides."""
        first, *others = self._service.steps
        asked = replace(self._service, steps=(replace(first, assurance="pin"), *others))
        visit = self._open
        cases = {
            case.id: replace(case, service=asked, step=first.id) for case in visit.cases.values()
        }
        return replace(visit, cases=cases)

    def _of_case(self) -> Iterator[tuple[str, DeskView]]:
        """Go through the case, whatever steps it has."""
        drawn: set[str] = set()
        while self.visit is not None and self.visit.case is not None:
            case = self.visit.case
            kind = str(case.current_step.__struct_config__.tag)
            if f"{kind}-{case.step}-{case.page}" in drawn:
                raise RuntimeError(f"the gallery's visit does not get past {case.step}")
            drawn.add(f"{kind}-{case.step}-{case.page}")
            name = f"{len(drawn):02}-{kind}"
            yield name, self._view()
            for besides_name, view in self._beside(besides(kind, self.visit)):
                yield f"{name}-{besides_name}", view
            yield from self._carry_on(kind, name)

    def _carry_on(self, kind: str, name: str) -> Iterator[tuple[str, DeskView]]:
        """Do what carries a step on, and yield how its page changes on the way."""
        number = count(1)
        for actor, command in self._acts(kind):
            self._do(actor, command)
            if kind in _CHANGING and not isinstance(command, c.Continue):
                yield f"{name}-{next(number)}", self._view()

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
                yield from self._by_email(case)
                yield _CITIZEN, IssueReceipt(case, "a4")
                yield from self._written(case)
                yield on
            case "teach" | "feedback":
                rated = c.SayAlone(case, Alone.WITH_HELP) if kind == "teach" else c.Rate(case, 5)
                yield _CITIZEN, rated

    def _answered(self) -> Iterator[tuple[Actor, c.AnyCommand]]:
        case = self._open.case
        if case is not None and case.delivery is not None:
            for state in (DeliveryState.UNKNOWN, DeliveryState.ACCEPTED):
                reference = "P-IMT-1" if state is DeliveryState.ACCEPTED else ""
                yield (
                    _SYSTEM,
                    c.ReportDelivery(case.id, case.delivery.key, state, reference=reference),
                )

    def _by_email(self, case: str) -> Iterator[tuple[Actor, c.AnyCommand]]:
        """Yield a receipt by e-mail: its address is refused, corrected, and taken."""
        yield _CITIZEN, IssueReceipt(case, "email")
        yield from self._written(case)
        for address, trouble in (
            ("maria@exempla.example", MailReason.ADDRESS_REFUSED.value),
            (_ANSWERS["email"], ""),
        ):
            yield _CITIZEN, c.EnterField(case, ADDRESS_FIELD, address)
            yield _CITIZEN, MailReceipt(case, self._number)
            yield _SYSTEM, ReportMail(case, self._number, trouble)

    def _written(self, case: str) -> Iterator[tuple[Actor, c.AnyCommand]]:
        yield _SYSTEM, ReportReceipt(case, self._number, f"CS1:{self._number}")

    @property
    def _number(self) -> str:
        case = self._open.case
        return case.receipt.number if case and case.receipt else ""

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
            provider_names={self._service.provider: self._provider},
            hours=_HOURS,
            mail="server",
            voices=frozenset({self._citizens_texts.base}),
            **besides,
        )


def _entries(case: Case) -> Iterator[c.AnyCommand]:
    """Yield what is entered on a page; a service with other fields than these is not drawn."""
    if isinstance(case.current_step, DocumentsStep):
        yield from (c.MarkPaper(case.id, paper.id, seen=True) for paper in case.service.evidence)
    for field in flow.fields_here(case):
        if field not in case.answers:
            yield c.Assisted(c.EnterField(case.id, field, _ANSWERS[field]), "Asked me to do it")
