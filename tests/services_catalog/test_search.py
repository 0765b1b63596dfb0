"""What the mediator types finds the service, with accents, beginnings and slips forgiven."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.catalogue import Catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.search import Where, search
from tests.services_catalog.made_up import changed, write_catalogue

SHIPPED = load(packaged_services())


def found(text: str, language: str = "pt") -> list[str]:
    """Return the ids found, the best first."""
    return [hit.service for hit in search(SHIPPED, text, language)]


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        ("revalidar", "pt.imt.renew-driving-licence"),
        ("REVALIDAR A CARTA", "pt.imt.renew-driving-licence"),
        ("carta caducada", "pt.imt.renew-driving-licence"),
        ("renovar cond", "pt.imt.renew-driving-licence"),
        ("segunda via", "pt.imt.duplicate-driving-licence"),
        ("perdi a carta", "pt.imt.duplicate-driving-licence"),
        ("mudei de casa", "pt.irn.change-address"),
        ("codigo da carta", "pt.irn.confirm-address"),
        ("registo criminal", "pt.dgaj.criminal-record-certificate"),
        ("cesd", "pt.iss.european-health-insurance-card"),
        ("agua leitura", "pt.municipal-water.meter-reading"),
        ("pagar água", "pt.municipal-water.pay-bill"),
        ("contador da luz", "pt.eem.meter-reading"),
        ("candeeiro", "pt.arte.report-street-fault"),
        ("médico de familia", "pt.sns.gp-appointment"),
        ("nos", "pt.nos-madeira.change-contract"),
        ("pt.sns", "pt.sns.gp-appointment"),
        ("pt.imt.re", "pt.imt.renew-driving-licence"),
        ("driving licence expired", "pt.imt.renew-driving-licence"),
        ("pothole", "pt.arte.report-street-fault"),
    ],
)
def test_what_people_say_finds_the_service_first(typed: str, service: str) -> None:
    assert found(typed)[0] == service


@pytest.mark.parametrize("slip", ["crminal", "criminnal", "crimnial", "criminel", "rciminal"])
def test_one_slip_in_a_long_word_is_forgiven_and_said(slip: str) -> None:
    (hit,) = search(SHIPPED, slip, "pt")
    assert hit.service == "pt.dgaj.criminal-record-certificate"
    assert hit.why is not None
    assert hit.why.forgiven


def test_a_slip_in_a_short_word_and_two_slips_are_not_forgiven() -> None:
    assert found("ltz") == []
    assert found("crmnal") == []


def test_nothing_typed_gives_all_in_the_order_of_their_names() -> None:
    names = [SHIPPED.services[id_].name["en"] for id_ in found("", "en")]
    assert len(names) == len(SHIPPED.services)
    assert names == sorted(names, key=str.casefold)
    assert found("  ", "en") == found("", "en")


def test_small_words_count_only_alone() -> None:
    assert found("a carta de condução") == found("carta condução")
    assert found("de")


def test_a_service_with_less_than_half_of_the_words_is_left_out() -> None:
    assert "pt.imt.renew-driving-licence" not in found("carta zebra girafa")
    assert "pt.imt.renew-driving-licence" in found("carta zebra")


def test_a_hit_says_where_the_words_were_found() -> None:
    hit = search(SHIPPED, "carta caducada", "pt")[0]
    assert hit.why is not None
    assert (hit.why.where, hit.why.text) == (Where.ALSO_CALLED, "carta caducada")
    assert not hit.why.forgiven


def test_at_most_so_many_are_given() -> None:
    assert len(search(SHIPPED, "", "pt", limit=3)) == 3
    assert len(search(SHIPPED, "carta", "pt", limit=1)) == 1


def test_the_whole_word_comes_before_one_that_begins_with_it() -> None:
    licences = {"pt.imt.duplicate-driving-licence", "pt.imt.renew-driving-licence"}
    assert set(found("carta")[:2]) == licences
    assert "pt.irn.change-address" in found("carta")


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


@given(st.text(max_size=30))
def test_any_text_may_be_typed(text: str) -> None:
    assert len(search(SHIPPED, text, "pt")) <= len(SHIPPED.services)


@given(st.data())
def test_every_beginning_of_a_name_finds_its_service(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(sorted(SHIPPED.services.values(), key=lambda s: s.id)))
    language = data.draw(st.sampled_from(["pt", "en"]))
    end = data.draw(st.integers(1, len(service.name[language])))
    assert service.id in found(service.name[language][:end], language)


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return a catalogue of three hundred services, each with words of its own."""
    services = {f"s{number}": renamed(number) for number in range(300)}
    return load(write_catalogue(tmp_path_factory.mktemp("many"), **services))


def renamed(number: int) -> str:
    """Return the definition under another id and name."""
    text = changed("keep-hive\nv", f"keep-hive-{number}\nv")
    words = " ".join(f"{word}{number}" for word in ("Alvará", "Certidão", "Colmeia", "Licença"))
    return changed("pt: Registar uma colmeia", f"pt: {words}", text)


def test_three_hundred_services_answer_between_two_keys(three_hundred: Catalogue) -> None:
    search(three_hundred, "colmeia", "pt")
    start = time.perf_counter()
    for typed in ("c", "ce", "cer", "certid", "certidoa 250", "licenca 29"):
        search(three_hundred, typed, "pt")
    assert time.perf_counter() - start < 6 * 0.1
