"""What the mediator types finds the service, with accents, beginnings and slips forgiven."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.before_starting import Asked, needs
from services_catalog.catalogue import Catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.search.explaining import How, explain
from services_catalog.search.filters import Filters, Need
from services_catalog.search.finding import search
from services_catalog.search.places import Where
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.situations import situations
from tests.services_catalog.made_up import changed, write_catalogue

SHIPPED = load(packaged_services())
EVERYTHING = len(SHIPPED.services)


def found(text: str, language: str = "pt", filters: Filters | None = None) -> list[str]:
    """Return the ids found, the best first."""
    hits = search(SHIPPED, text, language, EVERYTHING, filters or Filters())
    return [hit.service for hit in hits]


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        ("REVALIDAR A CARTA", "pt.imt.renew-driving-licence"),
        ("carta caducada", "pt.imt.renew-driving-licence"),
        ("segunda via carta", "pt.imt.duplicate-driving-licence"),
        ("segunda via carro", "pt.imt.duplicate-vehicle-certificate"),
        ("perdi a carta", "pt.imt.duplicate-driving-licence"),
        ("codigo da carta", "pt.irn.confirm-address"),
        ("registo criminal", "pt.dgaj.criminal-record-certificate"),
        ("cesd", "pt.iss.european-health-insurance-card"),
        ("agua leitura", "pt.municipal-water.meter-reading"),
        ("pagar água", "pt.municipal-water.pay-bill"),
        ("contador da luz", "pt.eem.meter-reading"),
        ("candeeiro", "pt.arte.report-street-fault"),
        ("médico de familia", "pt.sns.gp-appointment"),
        ("pt.imt.renew-driving-licence", "pt.imt.renew-driving-licence"),
        ("recolha de moveis", "pt.municipality.bulky-waste"),
    ],
)
def test_what_people_say_finds_the_service_first(typed: str, service: str) -> None:
    assert found(typed)[0] == service


@pytest.mark.parametrize(
    ("typed", "language", "service"),
    [
        ("mudei de casa", "pt", "pt.irn.change-address"),
        ("ontem mudei de casa e agora", "pt", "pt.irn.change-address"),
        ("perdi a carteira", "pt", "pt.irn.lost-citizen-card"),
        ("vou ter um filho", "pt", "pt.iss.parental-allowances"),
        ("my wallet was stolen", "en", "pt.irn.lost-citizen-card"),
        ("i am pregnant", "en", "pt.iss.prenatal-family-allowance"),
        ("fui despedido", "pt", "pt.iss.unemployment-benefit"),
    ],
)
def test_a_situation_finds_what_it_needs_among_the_first_three(
    typed: str, language: str, service: str
) -> None:
    assert service in found(typed, language)[:3]


def test_words_of_one_stem_find_each_other_with_and_without_their_accents() -> None:
    for typed in ("certidão", "certidao", "CERTIDÃO"):
        assert "pt.irn.death-certificate" in found(f"{typed} óbito")[:2]
    for typed in ("casar", "casei", "casamos"):
        assert "pt.irn.marriage" in found(typed)[:3]


@pytest.mark.parametrize("slip", ["crminal", "criminnal", "crimnial", "criminel", "rciminal"])
def test_one_slip_in_a_long_word_is_forgiven_and_said(slip: str) -> None:
    hit = search(SHIPPED, slip, "pt")[0]
    assert hit.service.startswith("pt.dgaj.criminal-record")
    assert hit.why is not None
    assert hit.why.forgiven


def test_a_slip_in_a_short_word_and_two_slips_are_not_forgiven() -> None:
    assert found("ltz") == []
    assert found("crmnla") == []


def test_nothing_typed_gives_all_in_the_order_of_their_names() -> None:
    names = [SHIPPED.services[id_].name["en"] for id_ in found("", "en")]
    assert len(names) == EVERYTHING
    assert names == sorted(names, key=str.casefold)
    assert found("  ", "en") == found("", "en")


def test_small_words_count_only_alone() -> None:
    assert set(found("quero a carta de condução")) == set(found("carta condução"))
    assert found("de")


def test_what_has_more_of_the_words_comes_first() -> None:
    both = found("contador electricidade")
    assert both[0] == "pt.eem.meter-reading"
    assert "pt.municipality.move-water-meter" in both


def test_a_hit_says_where_the_words_were_found() -> None:
    hit = search(SHIPPED, "carta caducada", "pt")[0]
    assert hit.why is not None
    assert (hit.why.where, hit.why.text) == (Where.ALSO_CALLED, "carta caducada")
    assert not hit.why.forgiven


def test_each_word_is_explained_by_its_best_place_and_how_it_was_found() -> None:
    lost = "pt.irn.lost-citizen-card"
    stolen, card, slip, odd = explain(SHIPPED, lost, "roubado cart cidadoa zebra", "pt")
    assert (stolen.text, stolen.how) == ("roubaram-me o cartão de cidadão", How.STEM)
    assert (card.where, card.how) == (Where.ALSO_CALLED, How.BEGINNING)
    assert (slip.how, slip.where) == (How.FORGIVEN, Where.ALSO_CALLED)
    assert (odd.typed, odd.where, odd.how) == ("zebra", None, None)
    with pytest.raises(KeyError):
        explain(SHIPPED, "pt.nobody", "carta", "pt")


def test_at_most_so_many_are_given() -> None:
    assert len(search(SHIPPED, "", "pt", limit=3)) == 3
    assert len(search(SHIPPED, "carta", "pt", limit=1)) == 1


class TestFilters:
    def test_a_provider_keeps_only_its_own(self) -> None:
        assert found("", filters=Filters(provider="pt.igcp"))
        for typed in ("", "conta"):
            for service in found(typed, filters=Filters(provider="pt.igcp")):
                assert SHIPPED.services[service].provider == "pt.igcp"

    def test_an_event_keeps_what_belongs_to_it(self) -> None:
        services = found("", filters=Filters(event="a-death"))
        assert "pt.irn.report-death" in services
        assert all("a-death" in SHIPPED.services[each].events for each in services)

    def test_what_is_sure_and_what_is_to_be_confirmed_make_up_the_whole(self) -> None:
        sure = found("", filters=Filters(availability="confirmed"))
        unsure = found("", filters=Filters(availability="to-confirm"))
        assert sorted(sure + unsure) == sorted(SHIPPED.services)
        assert "pt.sns.dental-voucher" in unsure

    def test_what_a_citizen_has_not_with_them_is_not_asked_for(self) -> None:
        without = found("", filters=Filters(without=frozenset({Need.CARD, Need.MONEY})))
        assert "pt.arte.activate-digital-key-foreigner" in without
        assert "pt.arte.activate-digital-key" not in without
        for each in without:
            service = SHIPPED.services[each]
            assert needs(service, "pt").card is Asked.NEVER
            assert {cost.amount for cost in service.costs} == {"0.00"}

    def test_a_paper_that_no_source_speaks_of_is_not_said_to_be_unneeded(self) -> None:
        without = found("", filters=Filters(without=frozenset({Need.PAPERS})))
        assert without
        assert all(SHIPPED.services[each].evidence_known for each in without)

    def test_a_filter_narrows_and_does_not_reorder(self) -> None:
        wide = found("cartão")
        narrow = found("cartão", filters=Filters(provider="pt.irn"))
        assert narrow == [each for each in wide if each in narrow]


def test_an_id_typed_from_its_beginning_comes_before_every_other_answer(tmp_path: Path) -> None:
    named_alike = changed(
        "pt: Registar uma colmeia", "pt: pt bees sell", changed("keep-hive\nv", "own-hive\nv")
    )
    by_id = changed("keep-hive\nv", "sell\nv")
    catalogue = load(write_catalogue(tmp_path, one=named_alike, two=by_id))
    assert search(catalogue, "pt bees sell", "pt")[0].service == "pt.bees.own-hive"
    assert search(catalogue, " PT.Bees.Sell", "pt")[0].service == "pt.bees.sell"


def test_the_name_in_the_mediators_language_comes_before_the_other(tmp_path: Path) -> None:
    in_english = changed(
        "name: {pt: Registar uma colmeia, en: Register a hive}", "name: {pt: Zebra, en: Mel}"
    )
    in_portuguese = changed(
        "name: {pt: Registar uma colmeia, en: Register a hive}",
        "name: {pt: Mel, en: Zebra}",
        changed("keep-hive\nv", "sell\nv"),
    )
    catalogue = load(write_catalogue(tmp_path, one=in_english, two=in_portuguese))
    for language, first in [
        ("pt", "pt.bees.sell"),
        ("pt-BR", "pt.bees.sell"),
        ("en", "pt.bees.keep-hive"),
    ]:
        assert search(catalogue, "mel", language)[0].service == first


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_cannot_be_asked_for_is_not_found(status: str, tmp_path: Path) -> None:
    text = changed("source_lang: pt", f"source_lang: pt\nstatus: {status}")
    catalogue = load(write_catalogue(tmp_path, hive=text))
    assert catalogue.services
    assert search(catalogue, "colmeia", "pt") == search(catalogue, "", "pt") == ()


def test_an_empty_catalogue_answers_nothing(tmp_path: Path) -> None:
    empty = load(tmp_path)
    assert search(empty, "carta", "pt") == search(empty, "", "pt") == ()


def test_the_same_text_is_answered_the_same_in_another_catalogue_of_the_same_files() -> None:
    again = load(packaged_services())
    assert search(again, "carta", "pt") == search(SHIPPED, "carta", "pt")


def test_situations_are_of_known_events_and_in_both_languages() -> None:
    assert situations().keys() <= EVENTS.keys()
    for event, said in situations().items():
        assert said.keys() == {"pt", "en"}, event


@given(st.text(max_size=30))
def test_any_text_may_be_typed(text: str) -> None:
    assert len(search(SHIPPED, text, "pt")) <= EVERYTHING


@given(st.data())
def test_every_beginning_of_a_name_finds_its_service(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(sorted(SHIPPED.services.values(), key=lambda s: s.id)))
    language = data.draw(st.sampled_from(["pt", "en"]))
    end = data.draw(st.integers(1, len(service.name[language])))
    assert service.id in found(service.name[language][:end], language)


def catalogue_of(count: int, folder: Path) -> Catalogue:
    """Return a catalogue of so many services, each with words of its own."""
    services = {}
    for number in range(count):
        words = " ".join(f"{word}{number}" for word in ("Alvará", "Certidão", "Licença"))
        text = changed("keep-hive\nv", f"keep-hive-{number}\nv")
        services[f"s{number}"] = changed("pt: Registar uma colmeia", f"pt: {words}", text)
    return load(write_catalogue(folder, **services))


def test_more_services_than_are_looked_at_again_are_all_found(tmp_path: Path) -> None:
    catalogue = catalogue_of(90, tmp_path)
    assert len(search(catalogue, "colmeias", "pt", limit=100)) == 90
    assert len(search(catalogue, "colmeias", "pt", limit=7)) == 7
