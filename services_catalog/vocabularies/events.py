"""The events of a life, and of a business, that lead people to a counter.

A service names those it belongs to under `events`; search finds it by their words. The list is
this project's own; the EU's vocabularies of life and business events are broader.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Event(msgspec.Struct, frozen=True):
    """One event, as it is said in Portuguese and in English."""

    kind: Literal["life", "business"]
    pt: str
    en: str

    @property
    def name(self) -> dict[str, str]:
        """The event's name by language."""
        return {"pt": self.pt, "en": self.en}


def _life(pt: str, en: str) -> Event:
    return Event("life", pt, en)


def _business(pt: str, en: str) -> Event:
    return Event("business", pt, en)


EVENTS = {
    "having-a-child": _life("Ter um filho", "Having a child"),
    "raising-children": _life("Criar os filhos", "Raising children"),
    "going-to-school": _life("Ir para a escola", "Going to school"),
    "studying": _life("Estudar", "Studying"),
    "turning-18": _life("Fazer 18 anos", "Turning 18"),
    "looking-for-work": _life("Procurar trabalho", "Looking for work"),
    "working": _life("Trabalhar", "Working"),
    "losing-a-job": _life("Ficar sem trabalho", "Losing a job"),
    "retiring": _life("Reformar-se", "Retiring"),
    "living-on-little": _life("Viver com pouco dinheiro", "Living on little money"),
    "marrying": _life("Casar", "Marrying"),
    "separating": _life("Separar-se", "Separating"),
    "growing-old": _life("Envelhecer", "Growing old"),
    "caring": _life("Cuidar de alguém", "Caring for someone"),
    "health": _life("Saúde e doença", "Health and illness"),
    "disability": _life("Viver com deficiência", "Living with a disability"),
    "a-death": _life("A morte de alguém", "A death"),
    "inheriting": _life("Herdar", "Inheriting"),
    "moving": _life("Mudar de casa", "Moving house"),
    "living": _life("Viver na sua casa", "Living in one's home"),
    "buying-a-home": _life("Comprar casa", "Buying a home"),
    "renting": _life("Arrendar casa", "Renting a home"),
    "building": _life("Fazer obras", "Building and renovating"),
    "driving": _life("Conduzir", "Driving"),
    "a-vehicle": _life("Ter um veículo", "Having a vehicle"),
    "travelling": _life("Viajar", "Travelling"),
    "moving-abroad": _life("Ir viver para o estrangeiro", "Moving abroad"),
    "coming-to-the-country": _life("Vir viver para Portugal", "Coming to live in Portugal"),
    "becoming-a-citizen": _life("Pedir a nacionalidade", "Becoming a citizen"),
    "identity-papers": _life("Ter os documentos em dia", "Keeping one's papers in order"),
    "lost-papers": _life("Perder documentos", "Losing one's papers"),
    "a-crime": _life("Ser vítima de um crime", "Being the victim of a crime"),
    "a-disaster": _life("Tempestade, fogo ou outra calamidade", "Storm, fire or another disaster"),
    "a-fault": _life("Algo avariado na rua", "Something broken in the street"),
    "an-animal": _life("Ter um animal", "Having an animal"),
    "saving": _life("Poupar", "Saving money"),
    "taxes": _life("Impostos", "Taxes"),
    "consumer": _life("Comprar e reclamar", "Buying and complaining"),
    "taking-part": _life("Participar na vida pública", "Taking part in public life"),
    "culture-and-sport": _life("Cultura e desporto", "Culture and sport"),
    "justice": _life("Tribunais e direitos", "Courts and rights"),
    "going-online": _life("Usar serviços digitais", "Using digital services"),
    "starting-a-business": _business("Abrir um negócio", "Starting a business"),
    "running-a-business": _business("Ter um negócio", "Running a business"),
    "hiring": _business("Contratar pessoas", "Hiring people"),
    "licensing": _business("Pedir uma licença de atividade", "Getting a licence to trade"),
    "holding-an-event": _business("Organizar um evento", "Holding an event"),
    "farming": _business("Agricultura, floresta e pesca", "Farming, forestry and fishing"),
    "closing-a-business": _business("Fechar um negócio", "Closing a business"),
}
"""Every event by id."""
