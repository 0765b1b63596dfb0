"""A made-up service and its provider, for tests to load, to break, and to fill in."""

from pathlib import Path

from services_catalog.catalogue import Catalogue
from services_catalog.definition import Service
from services_catalog.loading import load

PROVIDER = """\
id: pt.bees
name: {pt: Casa das Abelhas, en: House of Bees}
short: Abelhas
kind: public
"""

SERVICE = """\
id: pt.bees.keep-hive
version: 2
valid: {from: 2026-01-01, review_by: 2026-12-31, owner: bees@example.pt}
source_lang: pt
name: {pt: Registar uma colmeia, en: Register a hive}
also_called: {pt: [abelhas], en: [beekeeping]}
summary: {pt: Regista colmeias., en: Registers hives.}
provider: pt.bees
sources: [https://example.pt/colmeias]
facts:
  age: {type: int, from: citizen.age}
  born: {type: date, from: citizen.birth_date}
  wild: {type: bool, from: answers.wild}
  price: {type: text, from: answers.price}
eligibility:
  - {id: adult, when: "age >= 18", else: {pt: Só adultos., en: Adults only.}}
  - {id: tame, when: "!wild", else: {pt: Só mansas., en: Tame ones only.}}
costs:
  - {id: senior, when: "age >= 70", amount: "5.00", label: {pt: Sénior, en: Senior}}
  - {id: invoiced, when: wild, amount: facts.price, label: {pt: Fatura, en: Invoice}}
  - {id: normal, amount: "12.50", label: {pt: Normal, en: Normal}}
evidence:
  - {id: id-card, kind: card, name: {pt: Cartão, en: Card}}
  - {id: permit, when: "wild || age >= 60", name: {pt: Licença, en: Permit}}
data:
  type: object
  additionalProperties: false
  properties:
    name: {type: string, maxLength: 40}
    wild: {type: boolean}
    price: {type: string, format: money}
    colour: {type: string, enum: [black, gold]}
    agreed: {type: boolean}
    series: {type: string, const: B}
  required: [name, wild, series]
fields:
  name: {label: {pt: Nome, en: Name}, prefill: citizen.full_name}
  wild: {label: {pt: Selvagem?, en: Wild?}}
  price: {label: {pt: Preço, en: Price}}
  colour:
    label: {pt: Cor, en: Colour}
    options:
      black: {pt: Preta, en: Black}
      gold: {pt: Dourada, en: Golden}
steps:
  - {id: who, do: identify, assurance: card, methods: [card]}
  - id: may-we
    do: consent
    purpose: {pt: Registar., en: To register.}
    basis: {pt: A lei., en: The law.}
    express: true
    optional: true
    answer: agreed
  - {id: ask, do: question, field: wild}
  - id: fill
    do: form
    pages:
      - [name]
      - [price, colour]
  - {id: papers, do: documents, of: [id-card, permit]}
  - {id: pay, do: payment, when: "!wild"}
  - {id: sign, do: sign, statement: {pt: Peço., en: I ask.}}
  - {id: send, do: submit, operation: keep-hive}
  - {id: learn, do: teach, goal: {pt: Em casa., en: At home.}, how: [{pt: Abra., en: Open.}]}
"""


def write_catalogue(folder: Path, *, provider: str = PROVIDER, **services: str) -> Path:
    """Write a provider and services (file name without its ending, and text) into a folder."""
    home = folder / "services" / "pt.bees"
    home.mkdir(parents=True)
    (home / "provider.yaml").write_text(provider, encoding="utf-8")
    for name, text in services.items():
        (home / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "services"


def load_one(folder: Path, text: str = SERVICE) -> Catalogue:
    """Load a catalogue of this one service."""
    return load(write_catalogue(folder, hive=text))


def the_service(folder: Path, text: str = SERVICE) -> Service:
    """Return the only service of a catalogue without problems."""
    catalogue = load_one(folder, text)
    assert catalogue.problems == ()
    (service,) = catalogue.services.values()
    return service


def changed(old: str, new: str, text: str = SERVICE) -> str:
    """Return the text with one part replaced, which has to be there once."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)
