"""Sentences for people: English where they are made, another language where they are shown."""

from kiosk_config.sentences import Sentence

PORTUGUESE = {"{key} {what}.": "{key}: {what}.", "is missing": "falta"}


def in_portuguese(sentence: str, /, **values: object) -> str:
    return PORTUGUESE[sentence].format(**values)


def test_a_sentence_is_english_until_it_is_said() -> None:
    sentence = Sentence("{key} {what}.", {"key": "desk", "what": "is missing"})
    assert str(sentence) == "desk is missing."


def test_a_sentence_that_quotes_another_is_said_in_one_language() -> None:
    sentence = Sentence("{key} {what}.", {"key": "desk", "what": Sentence("is missing")})
    assert sentence.said(in_portuguese) == "desk: falta."


def test_braces_without_values_are_left_as_they_are() -> None:
    assert str(Sentence("Type {this}.")) == "Type {this}."
