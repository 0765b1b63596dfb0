"""The parts of one Carta de Serviço: who, papers, fees, ways, laws, time, and how it is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from services_catalog.circumstances import Duration, LegalBasis
from services_catalog.definition import Channel, Cost, Evidence, Fact, Field
from services_catalog.exchange.cleaning import Found, clean, link_in

if TYPE_CHECKING:
    from lxml.etree import _Element

    from services_catalog.definition import Text

_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d{1,7}),(\d{2})")
_CURRENCIES = {"R$": "BRL", "US$": "USD", "€": "EUR", "EUR": "EUR", "USD": "USD", "BRL": "BRL"}
_ISO_UNITS = {
    "minutos": "PT{}M", "horas": "PT{}H", "dias-corridos": "P{}D", "semanas": "P{}W",
    "meses": "P{}M", "anos": "P{}Y",
}  # fmt: skip
_CHANNELS = {
    "web": "online", "web-preencher": "online", "web-emitir": "online", "web-consultar": "online",
    "web-inscrever-se": "online", "web-postos": "online", "web-declarar": "online",
    "web-simular": "online", "web-agendar": "online", "web-calcular": "online",
    "web-acompanhar": "online", "aplicativo-movel": "app", "presencial": "counter",
    "telefone": "phone", "sms": "phone", "fax": "phone", "postal": "post", "e-mail": "e-mail",
}  # fmt: skip


class Letter:
    """One service's XML, read by paths without its namespace."""

    def __init__(self, root: _Element) -> None:
        self._root = root

    def elements(self, path: str, within: _Element | None = None) -> list[_Element]:
        """Return the elements at a path of names."""
        start = self._root if within is None else within
        return list(start.findall("/".join(f"{{*}}{name}" for name in path.split("/"))))

    def texts(self, path: str, within: _Element | None = None) -> list[str]:
        """Return the words at a path, as they stand in the file."""
        return ["".join(map(str, each.itertext())) for each in self.elements(path, within)]

    def text(self, path: str, within: _Element | None = None) -> str:
        """Return the first words at a path, empty where there are none."""
        return next(iter(self.texts(path, within)), "").strip()

    def attribute(self, path: str, name: str) -> str:
        """Return an attribute of the first element at a path."""
        return next((each.get(name) or "" for each in self.elements(path)), "")

    def holds(self, path: str) -> bool:
        """Say whether there are words at a path."""
        return any(text.strip() for text in self.texts(path))


class Parts:
    """Makes the parts of a definition from one letter; mess is counted in `found`."""

    def __init__(self, letter: Letter, found: Found, language: str) -> None:
        self._letter = letter
        self._found = found
        self._language = language
        self._stages = letter.elements("etapas/etapa")
        self._cases = self._named_cases()

    def said(self, path: str) -> Text:
        """Return the words at a path as a text; nothing where there are none."""
        return self._text(self._letter.text(path))

    def _text(self, raw: str, *, lines: bool = True) -> Text:
        words = clean(raw, self._found, lines=lines)
        return {self._language: words} if words and words != "-" else {}

    def _named_cases(self) -> dict[str, str]:
        """Return for each case's words the name of the question that asks for it."""
        names: dict[str, str] = {}
        for stage in self._stages:
            for key in ("documentos", "custos"):
                for case in self._letter.elements(f"{key}/caso", stage):
                    words = clean(case.get("descricao") or "", self._found, lines=False)
                    names.setdefault(words or "Outro caso", f"case_{len(names) + 1}")
        return names

    def _case_of(self, case: _Element) -> str:
        words = clean(case.get("descricao") or "", Found(), lines=False)
        return self._cases[words or "Outro caso"]

    def questions(self) -> dict[str, Field]:
        """Return a field for each case that papers or fees depend on."""
        return {name: Field(label={self._language: words}) for words, name in self._cases.items()}

    def facts(self) -> dict[str, Fact]:
        """Return the facts that the cases' rules read."""
        return {name: Fact("bool", f"answers.{name}") for name in self._cases.values()}

    def papers(self) -> tuple[Evidence, ...]:
        """Return the papers of all stages, those of a case with its condition."""
        papers: dict[tuple[str, str], Evidence] = {}
        for stage in self._stages:
            for item in self._letter.elements("documentos/default/item", stage):
                self._add_paper(papers, "".join(map(str, item.itertext())), "")
            for case in self._letter.elements("documentos/caso", stage):
                for path in ("documento/descricao", "item"):
                    for text in self._letter.texts(path, case):
                        self._add_paper(papers, text, self._case_of(case))
        return tuple(papers.values())

    def _add_paper(self, papers: dict[tuple[str, str], Evidence], raw: str, case: str) -> None:
        name = self._text(raw, lines=False)
        if not name:
            return
        key = (name[self._language], case)
        number = len(papers) + 1
        paper = Evidence(id=f"paper-{number}", name=name, when=case or "true")
        papers.setdefault(key, paper)

    def costs(self) -> tuple[Cost, ...]:
        """Return the fees: those of cases first, then what holds for all."""
        if self._letter.text("gratuito") == "true":
            return (Cost("free", "0.00", {self._language: "Gratuito"}, currency="BRL"),)
        cases: dict[str, list[_Element]] = {}
        for stage in self._stages:
            for case in self._letter.elements("custos/caso", stage):
                found = self._letter.elements("custo", case)
                cases.setdefault(self._case_of(case), []).extend(found)
        lines = [self._line(name, found, name) for name, found in cases.items() if found]
        general = [
            cost
            for stage in self._stages
            for cost in self._letter.elements("custos/default/custo", stage)
        ]
        return (*lines, self._line("fee", general, "true"))

    def _line(self, id_: str, costs: list[_Element], when: str) -> Cost:
        """Return one line; its amount is known only where there is exactly one plain one."""
        amounts = [self._amount(cost) for cost in costs]
        words = "; ".join(filter(None, (self._cost_words(cost) for cost in costs)))
        label = {self._language: words or "Não se sabe aqui o valor"}
        currency = self._currency(costs)
        known = len(amounts) == 1 and bool(amounts[0]) and bool(currency)
        return Cost(id_, amounts[0] if known else "unknown", label, when, currency or "BRL")

    def _amount(self, cost: _Element) -> str:
        fixed = _AMOUNT.fullmatch(self._letter.text("valor", cost))
        variable = self._letter.text("valorVariavel", cost)
        return f"{fixed[1].replace('.', '')}.{fixed[2]}" if fixed and not variable else ""

    def _currency(self, costs: list[_Element]) -> str:
        signs = {self._letter.text("moeda", cost) for cost in costs}
        return _CURRENCIES.get(signs.pop(), "") if len(signs) == 1 else ""

    def _cost_words(self, cost: _Element) -> str:
        named = clean(self._letter.text("descricao", cost), self._found, lines=False)
        value = self._letter.text("valor", cost)
        sign = self._letter.text("moeda", cost)
        variable = clean(self._letter.text("valorVariavel", cost), self._found, lines=False)
        amount = variable or (f"{sign} {value}".strip() if value else "")
        return ": ".join(filter(None, (named, amount)))

    def laws(self) -> tuple[LegalBasis, ...]:
        """Return the laws named, each with its address where it has one."""
        laws = []
        for number, raw in enumerate(self._letter.texts("legislacoes/item"), start=1):
            if title := self._text(raw, lines=False):
                laws.append(LegalBasis(f"law-{number}", title, link_in(raw) or "unknown"))
        return tuple(laws)

    def duration(self) -> Duration | None:
        """Return how long it takes in all; working days have no ISO form and stay words."""
        (total,) = self._letter.elements("tempo-total-estimado")[:1] or (None,)
        if total is None:
            return None
        note = self._text(self._letter.text("descricao", total))
        for element in total:
            kind = str(element.tag).rpartition("}")[2]
            unit, most = element.get("unidade") or "", element.get("max") or ""
            if kind == "atendimento-imediato":
                return Duration(typical="PT0M", longest="PT0M", note=note)
            if kind in ("entre", "ate", "em-media") and most.isdigit():
                return self._span(kind, unit, most, element.get("min") or "", note)
        return Duration(note=note) if note else None

    def _span(self, kind: str, unit: str, most: str, least: str, note: Text) -> Duration:
        form = _ISO_UNITS.get(unit)
        if form is None:
            words = " a ".join(filter(None, (least, most))) + f" {unit.replace('-', ' ')}"
            said = {"ate": f"Até {words}", "em-media": f"Em média {words}"}.get(kind, words)
            lines = [said, *note.values()]
            return Duration(note={self._language: "\n".join(lines)})
        written = form.format(int(most))
        if kind == "em-media":
            return Duration(typical=written, note=note)
        return Duration(longest=written, note=note)

    def channels(self) -> tuple[Channel, ...]:
        """Return the ways to the service, each address or description once."""
        channels: dict[tuple[str, str], Channel] = {}
        for stage in self._stages:
            for path in ("default/canal-de-prestacao", "caso/canal-de-prestacao"):
                for way in self._letter.elements(f"canais-de-prestacao/{path}", stage):
                    raw = self._letter.text("descricao", way)
                    kind = _CHANNELS.get(way.get("tipo") or "", "online")
                    id_ = f"{kind}-{len(channels) + 1}"
                    note, address = self._text(raw), link_in(raw) or "unknown"
                    channel = Channel(id=id_, kind=kind, note=note, address=address)  # type: ignore[arg-type] # the table's values are the kinds
                    channels.setdefault((kind, raw.strip()), channel)
        return tuple(channels.values())

    def who(self) -> Text:
        """Return who may have the service and what they have to fulfil, in the source's words."""
        lines: list[str] = []
        for group in self._letter.elements("solicitantes/solicitante"):
            named = clean(self._letter.text("tipo", group), self._found)
            asked = clean(self._letter.text("requisitos", group), self._found)
            lines.extend(filter(None, (named, asked if asked != "-" else "")))
        return {self._language: "\n".join(lines)} if lines else {}

    def how(self) -> tuple[Text, ...]:
        """Return what is done in each stage, and whom to ask."""
        stages = []
        for stage in self._stages:
            title = clean(self._letter.text("titulo", stage), self._found, lines=False)
            words = clean(self._letter.text("descricao", stage), self._found)
            stages.append("\n".join(filter(None, (title, words))))
        contact = clean(self._letter.text("contato"), self._found)
        lines = [*stages, f"Contato: {contact}" if contact else ""]
        return tuple({self._language: line} for line in lines if line)
