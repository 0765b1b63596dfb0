"""Our services as CPSV-AP 3.2: the official shapes accept them, and they come back whole."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from services_catalog.catalogue import Catalogue
from services_catalog.definition import Service
from services_catalog.definition_files import packaged_services
from services_catalog.exchange.brazil import Imported, Unreadable
from services_catalog.exchange.cpsv_export import cpsv_graph, export_cpsv
from services_catalog.exchange.cpsv_import import CpsvError, read_cpsv, read_graph
from services_catalog.exchange.cpsv_words import CPSV, CV, IDS, REMAINDER, canonical
from services_catalog.exchange.importing import Done, Importer
from services_catalog.loading import load
from tests.services_catalog.any_service import ANY_SERVICE
from tests.services_catalog.made_up import SERVICE, load_one

TODAY = date(2026, 11, 22)
TITLE = {"pt": "Serviços", "en": "Services"}
OFFICIAL = Path(__file__).parent / "cpsv_ap"
AROUND = """\
plain: {pt: Para ter abelhas., en: To keep bees.}
events: [an-animal, farming]
sdg: N1
role: delivers
participants: [{id: vet, name: {pt: Veterinário, en: Vet}, role: certifies}]
outputs: [{id: card, kind: card, name: {pt: Cartão, en: Card}, note: {pt: Azul., en: Blue.}}]
legal: [{id: law, title: {pt: Lei 1, en: Act 1}, eli: "https://example.pt/lei?a=<1>"}]
duration: {typical: P10D, tacit_approval: P3M, redress: {pt: Queixe-se., en: Complain.}}
season: {from: 03-01, until: 10-31}
opening: [{days: [mo], from: "09:00", until: "12:00"}]
languages: [pt, en]
channels:
  - id: online
    kind: online
    note: {pt: Em casa, en: At home}
    costs: [{id: normal, amount: "9.99", label: {pt: Menos, en: Less}}]
    without: [id-card]
"""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    catalogue = load_one(tmp_path_factory.mktemp("bees"), SERVICE + AROUND)
    assert [str(problem) for problem in catalogue.problems] == []
    return catalogue


def back(graph: Graph) -> dict[str, Service]:
    return whole(read_graph(graph, TODAY))


def whole(found: Iterable[Imported | Unreadable]) -> dict[str, Service]:
    """Return services by id, all of which could be read."""
    read = list(found)
    assert [each for each in read if isinstance(each, Unreadable)] == []
    return {each.service.id: each.service for each in read if isinstance(each, Imported)}


def judged(graph: Graph) -> tuple[bool, str]:
    """Return whether the official shapes accept a graph, and what they say."""
    shapes = Graph().parse(OFFICIAL / "cpsv-ap-SHACL.ttl", format="turtle")
    conforms, _, said = pyshacl.validate(graph, shacl_graph=shapes)
    return bool(conforms), str(said)


def test_the_official_shapes_accept_the_shipped_catalogue() -> None:
    text = export_cpsv(load(packaged_services()), TITLE)
    conforms, said = judged(Graph().parse(data=text, format="json-ld"))
    assert conforms, said


def test_the_official_shapes_accept_every_part_a_service_may_have(made_up: Catalogue) -> None:
    conforms, said = judged(cpsv_graph(made_up, TITLE))
    assert conforms, said


@pytest.mark.parametrize("term", [DCTERMS.title, CV.hasCompetentAuthority, DCTERMS.identifier])
def test_the_shapes_do_judge(term: URIRef, made_up: Catalogue) -> None:
    graph = cpsv_graph(made_up, TITLE)
    graph.remove((IDS["pt.bees.keep-hive"], term, None))
    assert not judged(graph)[0]


def test_every_shipped_service_comes_back_whole(tmp_path: Path) -> None:
    catalogue = load(packaged_services())
    file = tmp_path / "services.jsonld"
    file.write_text(export_cpsv(catalogue, TITLE), encoding="utf-8")
    read = list(read_cpsv(file, TODAY))
    assert whole(read) == dict(catalogue.services)
    providers = {each.provider.id: each.provider for each in read if isinstance(each, Imported)}
    used = {service.provider for service in catalogue.services.values()}
    assert providers == {id_: catalogue.providers[id_] for id_ in used}


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_every_part_comes_back_from_both_forms(
    form: str, made_up: Catalogue, tmp_path: Path
) -> None:
    file = tmp_path / ("a.ttl" if form == "turtle" else "a.jsonld")
    cpsv_graph(made_up, TITLE).serialize(file, format=form)
    assert whole(read_cpsv(file, TODAY)) == dict(made_up.services)


@settings(max_examples=40)
@given(
    words=st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=30
    ).filter(str.strip),
    tag=st.sampled_from(["pt", "pt-BR", "zh-Hant-TW", "pt-x-easy", "nl-BE-x-formal"]),
)
def test_any_words_in_any_language_come_back(words: str, tag: str, made_up: Catalogue) -> None:
    (service,) = made_up.services.values()
    changed = msgspec.structs.replace(service, name=service.name | {tag: words})
    graph = cpsv_graph(Catalogue({service.id: changed}, made_up.providers, ()), TITLE)
    again = Graph().parse(data=graph.serialize(format="json-ld"), format="json-ld")
    assert back(again)[service.id] == changed


def catalogue_of(services: list[Service], made_up: Catalogue) -> Catalogue:
    """Return a catalogue of any services, each under an id of its own."""
    named = {f"pt.bees.{n}-{service.id}": service for n, service in enumerate(services)}
    replaced = {id_: msgspec.structs.replace(each, id=id_) for id_, each in named.items()}
    return Catalogue(replaced, made_up.providers, ())


@settings(max_examples=10)
@given(services=st.lists(ANY_SERVICE, min_size=1, max_size=3))
def test_of_any_service_nothing_is_lost(services: list[Service], made_up: Catalogue) -> None:
    catalogue = catalogue_of(services, made_up)
    graph = cpsv_graph(catalogue, TITLE)
    again = Graph().parse(data=graph.serialize(format="json-ld"), format="json-ld")
    assert back(again) == catalogue.services


@settings(max_examples=3)
@given(services=st.lists(ANY_SERVICE, min_size=3, max_size=6))
def test_the_official_shapes_accept_any_service(
    services: list[Service], made_up: Catalogue
) -> None:
    conforms, said = judged(cpsv_graph(catalogue_of(services, made_up), TITLE))
    assert conforms, said


def test_what_is_edited_in_the_words_of_cpsv_counts(made_up: Catalogue) -> None:
    graph = cpsv_graph(made_up, TITLE)
    subject = IDS["pt.bees.keep-hive"]
    graph.set((subject, DCTERMS.title, Literal("Abelhas", lang="pt")))
    normal = URIRef(f"{subject}:cost:normal")
    graph.set((normal, CV.hasValue, Literal("13.5", datatype=None)))
    graph.remove((subject, CV.hasInputType, URIRef(f"{subject}:evidence:permit")))
    service = back(graph)["pt.bees.keep-hive"]
    assert service.name == {"pt": "Abelhas"}
    assert [cost.amount for cost in service.costs] == ["5.00", "facts.price", "13.50"]
    assert [paper.id for paper in service.evidence] == ["id-card"]
    assert service.steps == made_up.services["pt.bees.keep-hive"].steps


def test_the_text_is_the_same_for_the_same_catalogue(made_up: Catalogue) -> None:
    assert export_cpsv(made_up, TITLE) == export_cpsv(made_up, TITLE)


def test_a_foreign_service_becomes_guidance_that_passes_the_check(
    made_up: Catalogue, tmp_path: Path
) -> None:
    graph = cpsv_graph(made_up, TITLE)
    graph.remove((None, REMAINDER, None))
    found = [each for each in read_graph(graph, TODAY) if isinstance(each, Imported)]
    out = tmp_path / "out"
    done = list(Importer(out).write((each.provider, each.service) for each in found))
    assert [each.done for each in done] == [Done.NEW]
    catalogue = load(out)
    assert [str(problem) for problem in catalogue.problems] == []
    service = catalogue.services["pt.bees.keep-hive"]
    assert service.availability == "to-confirm"
    assert [paper.name["en"] for paper in service.evidence] == ["Card", "Permit"]
    assert [cost.amount for cost in service.costs] == ["unknown"]
    assert service.duration is not None
    assert service.duration.typical == "P10D"


def test_the_official_example_can_be_read() -> None:
    found = list(read_cpsv(OFFICIAL / "example-rdf_public_service.ttl", TODAY))
    assert len(found) == 1
    (read,) = found
    assert isinstance(read, Imported), read
    assert read.service.name["en"] == "Tax-on-web"
    assert read.service.id.startswith("cpsv.")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "", "a name ending in"),
        ("a.ttl", "this is no turtle", "a.ttl"),
        ("a.jsonld", "{", "a.jsonld"),
        ("a.jsonld", '{"@context": "https://example.org/c"}', "is not in the file"),
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .", "no cpsv:PublicService"),
    ],
)
def test_what_is_no_catalogue_is_refused_with_a_sentence(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(CpsvError, match=said):
        list(read_cpsv(file, TODAY))


def test_a_service_without_a_name_is_named_and_left_out(made_up: Catalogue) -> None:
    graph = cpsv_graph(made_up, TITLE)
    graph.remove((IDS["pt.bees.keep-hive"], DCTERMS.title, None))
    (bad,) = read_graph(graph, TODAY)
    assert isinstance(bad, Unreadable)
    assert bad.why == "the service has no title"


def test_money_is_a_double_there_and_exact_here(made_up: Catalogue) -> None:
    graph = cpsv_graph(made_up, TITLE)
    values = {str(value) for value in graph.objects(None, CV.hasValue)}
    assert "5.00" in values
    document = json.loads(export_cpsv(made_up, TITLE))
    classes = {node.get("@type") for node in document["@graph"] if isinstance(node["@type"], str)}
    assert "cpsv:PublicService" in classes
    assert (IDS["pt.bees.keep-hive"], None, CPSV.PublicService) in graph


@pytest.mark.parametrize("tag", ["pt", "pt-BR", "zh-Hant-TW", "pt-x-easy", "nl-BE-x-formal"])
def test_tags_keep_their_capitals(tag: str) -> None:
    assert canonical(tag.lower()) == tag
