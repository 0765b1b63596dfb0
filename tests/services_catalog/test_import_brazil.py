"""Brazil's letters become services that load, tell what they need, and begin."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from services_catalog import costs, evidence
from services_catalog.before_starting import needs
from services_catalog.definition import Service, TeachStep
from services_catalog.evidence import Need
from services_catalog.exchange.brazil import Imported, Unreadable, read_brazil
from services_catalog.exchange.importing import Done, Importer, Written
from services_catalog.hidden_characters import hidden_in
from services_catalog.loading import load
from services_catalog.search.finding import search
from services_catalog.translations import texts_of
from tests.services_catalog.brazilian_letters import BEES, FREE, archive
from tests.visit.story import Story

TODAY = date(2026, 11, 22)
BEES_ID = "br.criar-abelhas"


def imported(folder: Path, **letters: str) -> list[Imported]:
    """Return what is read of letters that can all be read."""
    found = list(read_brazil(archive(folder, **letters), TODAY))
    read = [each for each in found if isinstance(each, Imported)]
    assert len(read) == len(found)
    return read


def bees(folder: Path) -> Service:
    (read,) = imported(folder, bees=BEES)
    return read.service


def written(folder: Path, *read: Imported, replace_edited: bool = False) -> list[Written]:
    importer = Importer(folder, replace_edited=replace_edited)
    return list(importer.write((each.provider, each.service) for each in read))


def test_texts_come_without_markup_unseen_characters_and_persons_addresses(tmp_path: Path) -> None:
    (read,) = imported(tmp_path, bees=BEES)
    assert read.service.name == {"pt-BR": "Criar abelhas & vespas"}
    assert read.service.summary["pt-BR"] == (
        "Registo de colmeias\nVeja o guia (https://example.org/guia) ou escreva a […]."
    )
    assert set(read.found) == {
        "HTML", "Markdown", "entities", "characters that cannot be seen",
        "e-mail addresses of persons",
    }  # fmt: skip
    assert read.left_behind == ("palavras-chave",)


def test_the_address_of_an_office_stays(tmp_path: Path) -> None:
    (how,) = (step for step in bees(tmp_path).steps if isinstance(step, TeachStep))
    assert how.how[-1] == {"pt-BR": "Contato: central@example.org"}


def test_a_paper_of_a_case_is_asked_for_in_that_case_only(tmp_path: Path) -> None:
    service = bees(tmp_path)
    assert service.fields["case_1"].label == {"pt-BR": "Pessoa Jurídica"}
    for answer, state in ((True, Need.NEEDED), (False, Need.NOT_NEEDED)):
        general, conditional = evidence.needed(service, {"case_1": answer})
        assert general.state is Need.NEEDED
        assert conditional.evidence.name == {"pt-BR": "Contrato social"}
        assert conditional.state is state
    assert evidence.needed(service, {})[1].state is Need.NOT_YET_KNOWN


def test_a_plain_fee_is_known_and_any_other_is_not_made_up(tmp_path: Path) -> None:
    service = bees(tmp_path)
    plain = costs.fee(service, {"case_1": False})
    other = costs.fee(service, {"case_1": True})
    assert isinstance(plain, costs.Fee)
    assert isinstance(other, costs.Fee)
    assert (str(plain.amount), plain.currency) == ("1234.50", "BRL")
    assert other.amount is None
    assert other.label == {"pt-BR": "Taxa PJ: 1% do valor"}


def test_two_fees_are_not_added_up(tmp_path: Path) -> None:
    fee = "<custo id='9'><descricao>Outra</descricao><moeda>R$</moeda><valor>2,00</valor></custo>"
    text = BEES.replace("<default><custo", f"<default>{fee}<custo")
    (read,) = imported(tmp_path, bees=text)
    last = read.service.costs[-1]
    assert last.amount == "unknown"
    assert last.label["pt-BR"] == "Outra: R$ 2,00; Taxa: R$ 1.234,50"


def test_days_have_an_iso_form_and_working_days_stay_words(tmp_path: Path) -> None:
    working, calendar = (read.service.duration for read in imported(tmp_path, a=BEES, b=FREE))
    assert working is not None
    assert calendar is not None
    assert working.note == {"pt-BR": "Até 5 dias uteis"}
    assert (working.longest, calendar.longest) == ("unknown", "P15D")


def test_names_laws_and_ways_come_along(tmp_path: Path) -> None:
    service = bees(tmp_path)
    assert service.also_called == {"pt-BR": ("SisAbelha", "Licença de mel")}
    assert service.legal[0].eli == "https://example.org/lei"
    assert (service.channels[0].kind, service.channels[0].address) == (
        "online", "https://example.org/abelhas",
    )  # fmt: skip
    assert service.availability == "to-confirm"


def test_what_is_written_passes_the_check(tmp_path: Path) -> None:
    out = tmp_path / "out"
    read = imported(tmp_path, bees=BEES, free=FREE)
    assert {each.done for each in written(out, *read)} == {Done.NEW}
    catalogue = load(out)
    assert [str(problem) for problem in catalogue.problems] == []
    assert {id_: catalogue.services[id_] for id_ in catalogue.services} == {
        each.service.id: each.service for each in read
    }


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    read = imported(tmp_path, bees=BEES)
    written(out, *read)
    later = [msgspec.structs.replace(read[0], service=read[0].service)]
    (second,) = written(out, *later)
    assert second.done is Done.UNCHANGED


def test_what_changed_in_the_source_is_a_new_version_and_said(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written(out, *imported(tmp_path, bees=BEES))
    (done,) = written(out, *imported(tmp_path, bees=BEES.replace("1.234,50", "99,00")))
    assert done.done is Done.UPDATED
    assert [d.values("pt", "pt") for d in done.differs] == [
        {"fee": "Taxa: R$ 99,00", "old": "1234.50 BRL", "new": "99.00 BRL"}
    ]
    assert load(out).services[BEES_ID].version == 2


@pytest.mark.parametrize("replace", [False, True])
def test_a_service_edited_here_is_not_overwritten_unless_asked_and_never_in_silence(
    tmp_path: Path, *, replace: bool
) -> None:
    out = tmp_path / "out"
    written(out, *imported(tmp_path, bees=BEES))
    file = out / "br.orgao-77/criar-abelhas.yaml"
    edited = file.read_text(encoding="utf-8").replace("1234.50", "1111.00")
    file.write_text(edited, encoding="utf-8")
    (done,) = written(out, *imported(tmp_path, bees=BEES), replace_edited=replace)
    assert done.done is (Done.REPLACED if replace else Done.KEPT)
    (difference,) = done.differs
    said = difference.values("pt", "pt")
    assert (said["old"], said["new"]) == ("1111.00 BRL", "1234.50 BRL")
    assert (file.read_text(encoding="utf-8") == edited) is not replace


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        ("<servico", "Couldn't find end of Start Tag"),
        (FREE.replace("<nome>Ver abelhas</nome>", ""), "no name"),
        (FREE + " " * 2_000_001, "are too many"),
    ],
)
def test_a_letter_that_cannot_be_read_is_named_and_the_others_stay(
    letter: str, why: str, tmp_path: Path
) -> None:
    good, bad = read_brazil(archive(tmp_path, a=BEES, b=letter), TODAY)
    assert isinstance(good, Imported)
    assert isinstance(bad, Unreadable)
    assert bad.file == "servicos/b.xml"
    assert why in bad.why


def test_a_letter_cannot_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    entity = f'<!DOCTYPE servico [<!ENTITY x SYSTEM "file://{secret}">]><servico '
    text = FREE.replace("<servico ", entity, 1).replace("Ver.", "Ver &x;.")
    (read,) = imported(tmp_path, a=text)
    assert "hunter2" not in str(read.service)


@pytest.fixture(scope="module")
def letters(shared_folder: Path) -> list[Imported]:
    """Every real letter, where the archive is at hand."""
    file = shared_folder / "data/catalogues/brazil_cartas_de_servico.zip"
    if not file.exists():
        pytest.skip(f"no shared material here: {file}")
    return [each for each in read_brazil(file, TODAY) if isinstance(each, Imported)]


class TestTheRealLetters:
    def test_all_are_read_written_loaded_and_found(
        self, letters: list[Imported], tmp_path: Path
    ) -> None:
        assert len(letters) == 1_856
        assert Counter(each.done for each in written(tmp_path, *letters)) == {Done.NEW: 1_856}
        catalogue = load(tmp_path)
        assert [str(problem) for problem in catalogue.problems] == []
        assert len(catalogue.services) == 1_856
        missed = [
            each.service.id
            for each in letters[::12]  # all are found; asking for each takes 15 s
            if all(
                hit.service != each.service.id
                for hit in search(catalogue, each.service.name["pt-BR"], "pt-BR", 10)
            )
        ]
        assert missed == []

    def test_conditional_papers_keep_their_condition(self, letters: list[Imported]) -> None:
        conditional = [
            each.service
            for each in letters
            if any(paper.when != "true" for paper in each.service.evidence)
        ]
        assert len(conditional) >= 117

    def test_nothing_is_left_raw(self, letters: list[Imported]) -> None:
        raw = re.compile(r"</?(p|br|a|li|ul|div|span|b)\b[^>]*>|&\w{2,8};|&#\d+;|[\u200b\ufeff]")
        left = [
            (each.service.id, name)
            for each in letters
            for name, text in texts_of(each.service)
            for words in text.values()
            if raw.search(words) or hidden_in(words)
        ]
        assert left == []

    def test_each_is_begun_and_both_screens_show_its_first_step(
        self, letters: list[Imported]
    ) -> None:
        for each in letters:
            story = Story(each.service)
            story.begin()
            story.choose(each.service.id)
            assert story.step == "who", each.service.id
            desk = story.mediator_sees()
            assert desk.page.step == desk.citizen.page.step == 1
            assert desk.citizen.service == each.service.name["pt-BR"]

    def test_each_can_say_what_it_needs(self, letters: list[Imported]) -> None:
        for each in letters:
            assert needs(each.service, "pt").to_confirm
