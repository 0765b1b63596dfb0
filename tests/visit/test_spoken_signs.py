"""Signs of writing are said in words: listened to with espeak-ng, which names the signs."""

import pytest

from citizenspot.texts import Texts
from citizenspot.visit.spoken_signs import signs_said


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("pt", "Decreto-Lei n.º 74/2014", "Decreto-Lei número 74/2014"),
        ("pt", "artigo 6.º, n.º 1, alínea e)", "artigo 6, número 1, alínea e)"),
        ("pt", "A012, Balcão 1 · A013, Balcão 3", "A012, Balcão 1, A013, Balcão 3"),
        ("pt", "das 09:00 às 17:30", "das 9 horas às 17 30"),
        ("en", "from 09:00 to 17:30", "from 9 o'clock to 17 30"),
        ("fr", "de 09:00", "de 9 heures"),
        ("ar", "09:00", "الساعة 9"),
        ("en", "10:20:30 and 1:2", "10:20:30 and 1:2"),
        ("en", "Nothing here.", "Nothing here."),
    ],
)
def test_a_sign_is_said_as_people_say_it(language: str, written: str, said: str) -> None:
    assert signs_said(written, Texts.for_language(language).say) == said
