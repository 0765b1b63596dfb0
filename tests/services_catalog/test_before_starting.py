"""What the mediator sees before a service is started."""

from decimal import Decimal
from pathlib import Path

from services_catalog.before_starting import Asked, Paper, needs
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.services_catalog.made_up import changed, the_service

SHIPPED = load(packaged_services()).services


def test_renewing_a_licence_needs_three_papers_and_a_fee_by_age() -> None:
    needed = needs(SHIPPED["pt.imt.renew-driving-licence"], "pt")
    assert [(paper.name, paper.asked) for paper in needed.papers] == [
        ("Cartão de Cidadão", Asked.ALWAYS),
        ("Carta de condução atual", Asked.ALWAYS),
        ("Atestado médico eletrónico", Asked.SOMETIMES),
    ]
    assert needed.papers[2].note == "A partir dos 60 anos."
    assert [(fee.label, fee.amount, fee.asked) for fee in needed.fees] == [
        ("Revalidação, a partir dos 70 anos", Decimal("15.00"), Asked.SOMETIMES),
        ("Revalidação, até aos 69 anos", Decimal("30.00"), Asked.SOMETIMES),
    ]
    assert (needed.card, needed.pin, needed.minutes) == (Asked.NEVER, Asked.NEVER, None)
    assert not needed.to_confirm
    assert all(source.startswith("https://") for source in needed.sources)


def test_changing_an_address_needs_the_card_and_its_pin_and_is_free() -> None:
    needed = needs(SHIPPED["pt.irn.change-address"], "en")
    assert (needed.card, needed.pin) == (Asked.ALWAYS, Asked.ALWAYS)
    (fee,) = needed.fees
    assert (fee.label, fee.amount, fee.asked) == (
        "Change at a Citizen Spot",
        Decimal("0.00"),
        Asked.ALWAYS,
    )


def test_what_no_source_states_is_absent_and_says_so() -> None:
    needed = needs(SHIPPED["pt.municipal-water.meter-reading"], "en")
    assert needed.papers == ()
    assert not needed.papers_known
    assert needed.fees[0].amount is None
    assert needed.to_confirm


def test_an_amount_on_an_invoice_is_said_to_be_there() -> None:
    (fee,) = needs(SHIPPED["pt.municipal-water.pay-bill"], "pt").fees
    assert (fee.amount, fee.as_invoiced) == (None, True)


def test_a_paper_is_said_in_the_language_asked_for_or_in_that_of_the_source(
    tmp_path: Path,
) -> None:
    service = the_service(tmp_path)
    permit = Paper("Permit", "", "paper", Asked.SOMETIMES)
    assert needs(service, "en-GB").papers[1] == permit
    assert needs(service, "fr").papers[1].name == "Licença"


def test_the_card_is_sometimes_needed_where_only_some_have_to_show_it(tmp_path: Path) -> None:
    text = changed("assurance: card, methods: [card]", "assurance: none, methods: [none]")
    text = changed("- {id: id-card, kind: card,", "- {id: id-card, kind: card, when: wild,", text)
    assert needs(the_service(tmp_path, text), "pt").card is Asked.SOMETIMES


def test_minutes_are_said_where_they_are_known(tmp_path: Path) -> None:
    service = the_service(tmp_path, changed("source_lang: pt", "source_lang: pt\nminutes: 15"))
    assert needs(service, "pt").minutes == 15
