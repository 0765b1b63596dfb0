"""The catalogues say everything the program says, whole, and as it is said in the code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from citizenspot.locale.catalogue_files import as_po, is_translated, language_of, read
from citizenspot.locale.catalogues import DOMAIN, FOLDER
from citizenspot.locale.extraction import citizens_template, template
from citizenspot.locale.readers import DESK_LANGUAGES
from citizenspot.texts import OWN_NAMES, SOURCE_LANGUAGE
from tests.house.sources import REPOSITORY, report
from tests.texts.names import names_in

FILES = sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
ARABIC_QUESTION = "؟"
LATIN_NAMES = ("Citizen Spot", "Tab", "Enter", "Cartão de Cidadão", "IBAN", "A4", "F7", "F8")
MEND = "run `python -m citizenspot.locale`, then translate what it lists"

Rule = Callable[[str, str], bool]
"""Says whether a translation is as its sentence, or its language, wants it."""


every_catalogue = pytest.mark.parametrize("file", FILES, ids=language_of)


def same_names(sentence: str, said: str) -> bool:
    return names_in(sentence) == names_in(said)


def same_end(sentence: str, said: str) -> bool:
    def end(text: str) -> str:
        last = "?" if text[-1] == ARABIC_QUESTION else text[-1]
        return last if last in ".:;,?!…" else ""

    return end(sentence) == end(said)


def single_spaces(_sentence: str, said: str) -> bool:
    return said == " ".join(said.split(" ")) and said == said.strip() and "  " not in said


def same_commands_and_keys(sentence: str, said: str) -> bool:
    """What a person types is the same in every language: `commands`, keys, addresses, packages."""
    typed = re.compile(r"`[^`]+`|\bF\d+\b|https?://\S*|pcscd|xrandr|cups(?:-client)?|\[[^]]+\]")
    return sorted(typed.findall(sentence)) == sorted(typed.findall(said))


def written_as_printed(_sentence: str, said: str) -> bool:
    """Portuguese quotes are « », and dots are one character or a full stop."""
    return not re.search(r"[\"“”]|\.\.|\s[.,;:?!]", said)


def european(_sentence: str, said: str) -> bool:
    """What is said so in Brazil, or was written so before the agreement of 1990."""
    brazilian = (
        "você|tela|arquivo|usuário|celular|mouse|deletar|salvar|contato|registro|cadastro|senhora?s"
        "|a gente|está \\w+ndo|estamos \\w+ndo|acção|actual|directo|correcto|óptimo|recepção"
    )
    return not re.search(rf"\b(?:{brazilian})\b", said, re.IGNORECASE)


def french_spaces(_sentence: str, said: str) -> bool:
    """A hard space stands before what is two dots high, so that no line begins with it."""
    return not re.search(r"(?<![\u00a0])[?!;:](?=\s|$)", said)


def upside_down(_sentence: str, said: str) -> bool:
    """A Spanish question opens with its own mark, and speaks to a person formally."""
    informal = r"\b(?:tú|ti|tus?|te|contigo)\b"
    return said.count("?") == said.count("¿") and not re.search(informal, said, re.IGNORECASE)


def letters_of(*scripts: str) -> Rule:
    """Return the rule that letters are of these scripts, names and commands aside."""

    def rule(_sentence: str, said: str) -> bool:
        own = re.sub(r"\{\w+\}|`[^`]+`|\([A-Z]+\)", "", said)
        for name in LATIN_NAMES:
            own = own.replace(name, "")
        letters = [each for each in own if each.isalpha()]
        return all(unicodedata.name(each).split()[0] in scripts for each in letters)

    return rule


ukrainian = letters_of("CYRILLIC", "MODIFIER")
ukrainian.__name__ = "ukrainian"
arabic = letters_of("ARABIC")
arabic.__name__ = "arabic"


def not_russian(_sentence: str, said: str) -> bool:
    return not re.search("[ыэъёЫЭЪЁ]", said)


def arabic_marks(_sentence: str, said: str) -> bool:
    """Arabic has its own comma, semicolon and question mark."""
    return not re.search("[,;?]", said)


RULES = (same_names, same_end, single_spaces, same_commands_and_keys)
OWN_RULES: Mapping[str, tuple[Rule, ...]] = {
    "pt": (written_as_printed, european),
    "es": (written_as_printed, upside_down),
    "fr": (french_spaces,),
    "uk": (written_as_printed, ukrainian, not_russian),
    "ar": (arabic, arabic_marks),
}


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Give each form of a sentence with its translation; the last stands for all further ones."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    for number, each in enumerate(said):
        yield str(ids[min(number, len(ids) - 1)]), str(each)


def messages(file: Path) -> list[Message]:
    return [message for message in read(file) if message.id]


def test_the_template_holds_what_the_program_says_now() -> None:
    written = (FOLDER / f"{DOMAIN}.pot").read_text(encoding="utf-8")
    assert as_po(template(REPOSITORY)).decode().splitlines() == written.splitlines(), MEND


def test_every_language_that_is_offered_has_a_catalogue_and_no_other() -> None:
    languages = {language_of(file) for file in FILES}
    assert languages == set(OWN_NAMES) - {SOURCE_LANGUAGE}


@every_catalogue
def test_a_catalogue_has_every_sentence_and_no_stale_one(file: Path) -> None:
    is_whole = language_of(file) in DESK_LANGUAGES
    needed = template(REPOSITORY) if is_whole else citizens_template(REPOSITORY)
    said = {message.id for message in needed if message.id}
    written = {message.id for message in messages(file)}
    assert written == said, MEND


@every_catalogue
def test_a_catalogue_is_translated_to_the_last_sentence(file: Path) -> None:
    left = [str(message.id) for message in messages(file) if not is_translated(message)]
    assert not left, report(left)


@every_catalogue
def test_a_catalogue_is_written_as_the_command_writes_it(file: Path) -> None:
    assert as_po(read(file)) == file.read_bytes(), MEND


@pytest.mark.parametrize(
    ("rule", "file"),
    [
        pytest.param(rule, file, id=f"{rule.__name__}-{language_of(file)}")
        for file in FILES
        for rule in (*RULES, *OWN_RULES.get(language_of(file), ()))
    ],
)
def test_a_translation_keeps_to(rule: Rule, file: Path) -> None:
    breaches = [
        f"{sentence}\n    {said}"
        for message in filter(is_translated, messages(file))
        for sentence, said in forms(message)
        if not rule(sentence, said)
    ]
    assert not breaches, report(breaches)


@every_catalogue
def test_two_sentences_in_capitals_and_not_differ_in_nothing_else(file: Path) -> None:
    """`Practice` and `practice` are one word in the code, and stay one word."""
    said = {message.id: str(message.string) for message in messages(file)}
    twins = [(one, one.lower()) for one in said if isinstance(one, str) and one != one.lower()]
    apart = [
        f"{one}: {said[one]}, {other}: {said[other]}"
        for one, other in twins
        if other in said and said[one].lower() != said[other].lower()
    ]
    assert not apart, report(apart)


@pytest.mark.parametrize(
    ("rule", "sentence", "said"),
    [
        (same_names, "{day}, {time}", "{day}"),
        (same_names, "{day}", "{dia}"),
        (same_end, "Sign here", "Assine aqui."),
        (same_end, "Is this you?", "Estes dados são seus."),
        (single_spaces, "Sign here", "Assine  aqui"),
        (single_spaces, "Sign here", " Assine aqui"),
        (same_commands_and_keys, "Run `citizenspot doctor`", "Execute `citizenspot doutor`"),
        (same_commands_and_keys, "Hand over with F7.", "Passe a vez com F8."),
        (written_as_printed, "Use Change", "Use “Alterar”"),
        (european, "Your file", "O seu arquivo"),
        (french_spaces, "Is this you?", "Est-ce vous?"),
        (upside_down, "Is this you?", "Es usted?"),
        (upside_down, "Your papers", "Tus papeles"),
        (ukrainian, "Name", "Iм'я"),
        (not_russian, "Are you?", "Вы?"),
        (arabic, "Name", "الاسم name"),
        (arabic_marks, "Is this you?", "هل هذا أنت?"),
        (european, "Being read", "Está lendo"),
    ],
)
def test_each_rule_finds_its_breach(rule: Rule, sentence: str, said: str) -> None:
    assert not rule(sentence, said)
