"""A desk that records what screen 1 asks of it."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.commands import AnyCommand
from services_catalog.folding import folded
from ui.mediator.desk_port import CitizenScreen, Event, Found, ServiceHit, ServiceNeeds, Wanted

SERVICES = (
    ServiceHit(
        "pt.imt.renew-licence",
        "Renovar a carta de condução",
        "IMT",
        "Renovação por idade, antes de caducar.",
        provider_id="pt.imt",
        events=(Event("driving", "Conduzir"), Event("growing-old", "Envelhecer")),
    ),
    ServiceHit(
        "pt.irn.address",
        "Alterar a morada do Cartão de Cidadão",
        "IRN",
        "Em duas visitas: pedido e código por carta.",
    ),
    ServiceHit("pt.dgaj.record", "Certificado do registo criminal", "DGAJ", why="registo criminal"),
    ServiceHit("pt.iss.ehic", "Cartão Europeu de Seguro de Doença", "Segurança Social"),
    ServiceHit(
        "pt.aguas.reading",
        "Comunicar a leitura do contador da água",
        "Águas de Vila Modelo",
        to_confirm=True,
        private=True,
    ),
    ServiceHit("pt.cm.street", "Comunicar um problema na rua", "Câmara de Vila Modelo"),
)
NEEDS = ServiceNeeds(
    name="Renovar a carta de condução",
    provider="IMT, Instituto da Mobilidade e dos Transportes",
    summary="Renovação por idade, antes de caducar.",
    papers=("Carta de condução antiga", "Atestado médico eletrónico, a partir dos 60 anos"),
    card="Cartão de Cidadão",
    pin="PIN de morada, se a morada mudou",
    fees=("30,00 €, menos de 70 anos", "15,00 €, a partir dos 70 anos"),
    minutes="cerca de 10 minutos",
    when=("De 1 de junho a 30 de setembro.", "Segunda-feira a sexta-feira, das 09:00 às 12:30."),
    elsewhere=("Pela Internet: Revalidação: 27,00 €. Não é preciso: Fotografia.",),
    sources=("imt-ip.pt, consultado a 2026-11-02",),
)


class FakeDesk:
    """Remembers commands and drafts in order; finds services by their names."""

    def __init__(self) -> None:
        self.commands: list[AnyCommand] = []
        self.drafts: list[tuple[str, str, str]] = []
        self.pins: list[tuple[int, str]] = []
        self.asked_needs: list[str] = []
        self.searches: list[Wanted] = []
        self.answers_at_once = True
        self.unanswered: list[Callable[[], None]] = []
        self.screen = CitizenScreen.ALIVE
        self.tell_screen: Callable[[CitizenScreen], None] = lambda _screen: None

    def submit(self, command: AnyCommand) -> None:
        self.commands.append(command)

    def draft(self, case: str, field: str, text: str) -> None:
        self.drafts.append((case, field, text))

    def enter_own_pin(self, request: int, digits: bytearray) -> bool:
        self.pins.append((request, digits.decode()))
        digits[:] = bytes(len(digits))
        return True

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        self.searches.append(wanted)
        hits = tuple(
            hit
            for hit in SERVICES
            if folded(wanted.text) in folded(f"{hit.name} {hit.provider}")
            and wanted.provider in ("", hit.provider_id)
        )
        if self.answers_at_once:
            tell(Found(wanted, hits))
        else:
            self.unanswered.append(lambda: tell(Found(wanted, hits)))

    def why(self, service: str, text: str) -> tuple[str, ...]:
        return tuple(f"{word} is in {service}" for word in text.split())

    def needs(self, service: str) -> ServiceNeeds:
        self.asked_needs.append(service)
        hit = next(each for each in SERVICES if each.id == service)
        if hit is SERVICES[0]:
            return NEEDS
        unsure = "Por confirmar neste balcão." if hit.to_confirm else ""
        return ServiceNeeds(
            hit.name,
            hit.provider,
            private=hit.private,
            papers_unknown="Nenhuma fonte diz que documentos pede.",
            availability=unsure,
        )

    def watch_citizen_screen(self, tell: Callable[[CitizenScreen], None]) -> None:
        self.tell_screen = tell
        tell(self.screen)
