from citizenspot.texts import Texts
from ui.mediator.countries import Countries, match_country, read_countries


def test_countries_have_icao_codes_and_names_in_the_desks_language() -> None:
    portuguese = read_countries(Texts.for_language("pt"))
    assert match_country("Ucrânia", portuguese) == match_country("UKR", portuguese)
    assert all(len(each.code) == 3 and each.code.isupper() for each in portuguese)
    assert len({each.code for each in portuguese}) == len(portuguese) > 200


def test_people_without_a_country_can_be_served() -> None:
    english = read_countries(Texts.for_language("en"))
    stateless = match_country("Stateless person", english)
    assert stateless
    assert stateless.code == "XXA"


def test_nothing_is_known_before_it_is_asked_for_and_waiting_gives_it() -> None:
    countries = Countries(Texts.for_language("en"))
    assert countries.known == ()
    assert match_country("Portugal", countries.waited_for())
    assert countries.known == countries.waited_for()
