"""What is typed is read kindly, and refused only where it is wrong, unclear or missing."""

import string
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.definition import Field, Service, Validity
from services_catalog.field_kinds import EXAMPLES, FieldKind, Rejected, unread
from services_catalog.fields import (
    Accepted,
    BodyRefused,
    accept,
    as_typed,
    body,
    kind_of,
    missing,
)
from services_catalog.rejections import RejectionReason as R
from services_catalog.rejections import sentence
from tests.services_catalog.made_up import the_service

PREPARING = """
import sys
from services_catalog.fields import prepare
print("phonenumbers" in sys.modules)
prepare()
print("phonenumbers" in sys.modules)
"""

PROPERTIES = {
    "text": {"type": "string", "minLength": 2, "maxLength": 20},
    "long_text": {"type": "string", "maxLength": 1000},
    "pattern": {"type": "string", "pattern": "^[A-Z]-[0-9]+$"},
    "date": {"type": "string", "format": "date"},
    "whole": {"type": "integer", "minimum": 0, "maximum": 99999999},
    "number": {"type": "number"},
    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
    "money": {"type": "string", "format": "money"},
    "digits": {"type": "string", "format": "digits", "minLength": 4, "maxLength": 6},
    "yes_no": {"type": "boolean"},
    "choice": {"type": "string", "enum": ["car", "bus"]},
    "phone": {"type": "string", "format": "phone"},
    "email": {"type": "string", "format": "email"},
    "postal_code": {"type": "string", "format": "pt-postal-code"},
    "nif": {"type": "string", "format": "pt-nif"},
    "niss": {"type": "string", "format": "pt-niss"},
    "cc": {"type": "string", "format": "pt-cc"},
    "iban": {"type": "string", "format": "iban"},
    "plate": {"type": "string", "format": "pt-plate"},
    "location": {"type": "string", "format": "location", "maxLength": 100},
}

SERVICE = Service(
    id="pt.test.fields",
    version=1,
    valid=Validity("2026-01-01", "2026-12-31", "tests@example.pt"),
    source_lang="pt",
    name={},
    summary={},
    provider="pt.test",
    sources=(),
    data={
        "type": "object",
        "additionalProperties": False,
        "properties": PROPERTIES,
        "required": ["text", "yes_no"],
    },
    steps=(),
    fields={
        "choice": Field(
            label={},
            options={
                "car": {"pt": "Automóvel", "en": "Car"},
                "bus": {"pt": "Autocarro", "en": "Bus"},
            },
        )
    },
)


@pytest.mark.parametrize("field", PROPERTIES)
def test_every_field_has_a_kind(field: str) -> None:
    by_name = {"whole": "number", "latitude": "number", "pattern": "text"}
    assert kind_of(SERVICE, field) is FieldKind(by_name.get(field, field))


def test_a_field_that_is_not_there_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        kind_of(SERVICE, "colour")
    with pytest.raises(KeyError):
        accept(SERVICE, "colour", "gold")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("text", "  Maria   da Luz ", "Maria da Luz"),
        ("text", "Maria\nda\tLuz", "Maria da Luz"),
        ("text", "Jose\u0301", "José"),
        ("text", "<b>Ana</b>", "<b>Ana</b>"),
        ("text", "\u200fعلي", "\u200fعلي"),
        ("long_text", " um\r\ndois\n\ntrês ", "um\ndois\n\ntrês"),
        ("pattern", "L-123", "L-123"),
        ("date", "31/12/1960", "1960-12-31"),
        ("date", "31-12-1960", "1960-12-31"),
        ("date", "31.12.1960", "1960-12-31"),
        ("date", "1 2 1960", "1960-02-01"),
        ("date", "31 / 12 / 1960", "1960-12-31"),
        ("date", "1960-12-31", "1960-12-31"),
        ("date", "31121960", "1960-12-31"),
        ("date", "19601231", "1960-12-31"),
        ("date", "٣١/١٢/١٩٦٠", "1960-12-31"),
        ("whole", "1234", 1234),
        ("whole", " 1 234 ", 1234),
        ("whole", "1.234.567", 1234567),
        ("whole", "007", 7),
        ("whole", "12,0", 12),
        ("number", "-3,25", -3.25),
        ("number", "\u22123.25", -3.25),
        ("number", "1.234,5", 1234.5),
        ("latitude", "32.650", 32.65),
        ("latitude", "-16,9081", -16.9081),
        ("money", "23,45", "23.45"),
        ("money", "23.4 €", "23.40"),
        ("money", "EUR 23", "23.00"),
        ("money", "1.234,50", "1234.50"),
        ("money", "0", "0.00"),
        ("digits", "12 34-5", "12345"),
        ("yes_no", "Sim", True),
        ("yes_no", "não", False),
        ("yes_no", "NAO", False),
        ("yes_no", "yes", True),
        ("choice", "car", "car"),
        ("choice", "automovel", "car"),
        ("choice", "BUS", "bus"),
        ("phone", "912 345 678", "+351912345678"),
        ("phone", "00351 912-345-678", "+351912345678"),
        ("phone", "+44 20 7946 0000", "+442079460000"),
        ("email", " Ana.Silva@EXAMPLE.pt ", "Ana.Silva@example.pt"),
        ("postal_code", "9000123", "9000-123"),
        ("postal_code", "9000 - 123", "9000-123"),
        ("nif", "PT 123 456 789", "123456789"),
        ("nif", "123.456.789", "123456789"),
        ("cc", "00000000 0 zz4", "000000000ZZ4"),
        ("iban", "pt50 0002 0123 1234 5678 9015 4", "PT50000201231234567890154"),
        ("plate", "aa 00 aa", "AA-00-AA"),
        ("plate", "00AA00", "00-AA-00"),
        ("location", " Largo da  Fonte, junto ao café ", "Largo da Fonte, junto ao café"),
    ],
)
def test_an_answer_is_taken_however_it_is_spaced_and_punctuated(
    field: str, typed: str, value: str | float
) -> None:
    answer = accept(SERVICE, field, typed)
    assert answer == Accepted(value)
    assert isinstance(answer, Accepted)
    assert type(answer.value) is type(value)


@pytest.mark.parametrize(
    ("field", "typed", "reason", "allowed"),
    [
        ("text", "", R.MISSING, ""),
        ("text", " \n ", R.MISSING, ""),
        ("text", "x", R.TOO_SHORT, "2"),
        ("text", "x" * 21, R.TOO_LONG, "20"),
        ("text", "x" * 20_000, R.TOO_LONG, "20"),
        ("number", "9" * 20_000, R.TOO_LONG, "10000"),
        ("text", "An\x00a", R.HIDDEN_CHARACTER, "U+0000"),
        ("text", "An\x1ba", R.HIDDEN_CHARACTER, "U+001B"),
        ("text", "An\u202ea", R.HIDDEN_CHARACTER, "U+202E"),
        ("text", "An\u2066a", R.HIDDEN_CHARACTER, "U+2066"),
        ("text", "An\ud800a", R.HIDDEN_CHARACTER, "U+D800"),
        ("nif", "\u202a123456789\u202c", R.HIDDEN_CHARACTER, "U+202A"),
        ("pattern", "l-123", R.NOT_THE_PATTERN, ""),
        ("date", "31/02/1960", R.NOT_A_DATE, "31/12/1960"),
        ("date", "tomorrow", R.NOT_A_DATE, "31/12/1960"),
        ("date", "31/12/0060", R.NOT_A_DATE, "31/12/1960"),
        ("date", "31/12/60", R.YEAR_UNCLEAR, "31/12/1960"),
        ("whole", "1.234", R.NUMBER_UNCLEAR, "1,234 / 1234"),
        ("whole", "12,5", R.NOT_A_WHOLE_NUMBER, ""),
        ("whole", "-1", R.TOO_LOW, "0"),
        ("whole", "100 000 000", R.TOO_HIGH, "99999999"),
        ("whole", "twelve", R.NOT_A_NUMBER, "12,5"),
        ("whole", "1e3", R.NOT_A_NUMBER, "12,5"),
        ("number", "NaN", R.NOT_A_NUMBER, "12,5"),
        ("number", "1.234", R.NUMBER_UNCLEAR, "1,234 / 1234"),
        ("number", "12.34.56", R.NOT_A_NUMBER, "12,5"),
        ("latitude", "91", R.TOO_HIGH, "90"),
        ("money", "1.234", R.NUMBER_UNCLEAR, "1,234 / 1234"),
        ("money", "23,455", R.NOT_AN_AMOUNT, "30,00"),
        ("money", "-5", R.NOT_AN_AMOUNT, "30,00"),
        ("digits", "12a45", R.NOT_DIGITS, ""),
        ("digits", "123", R.TOO_SHORT, "4"),
        ("yes_no", "", R.MISSING, ""),
        ("yes_no", "talvez", R.NOT_YES_OR_NO, ""),
        ("choice", "train", R.NOT_AN_OPTION, ""),
        ("choice", "a", R.NOT_AN_OPTION, ""),
        ("phone", "12345", R.NOT_A_PHONE, "+44 20 7946 0000"),
        ("phone", "call me", R.NOT_A_PHONE, "+44 20 7946 0000"),
        ("email", "ana", R.NOT_AN_EMAIL, "nome@example.pt"),
        ("email", "ana@example", R.NOT_AN_EMAIL, "nome@example.pt"),
        ("email", "ana silva@example.pt", R.NOT_AN_EMAIL, "nome@example.pt"),
        ("email", "a..b@example.pt", R.NOT_AN_EMAIL, "nome@example.pt"),
        ("postal_code", "9000", R.NOT_A_POSTAL_CODE, "9000-123"),
        ("postal_code", "0000-123", R.NOT_A_POSTAL_CODE, "9000-123"),
        ("nif", "123456788", R.NOT_A_NIF, "9"),
        ("nif", "12345678", R.NOT_A_NIF, "9"),
        ("niss", "12345678901", R.NOT_A_NISS, "11"),
        ("cc", "000000000ZZ5", R.NOT_A_CC, "00000000 0 ZZ4"),
        ("iban", "PT50 0002 0123 1234 5678 9015 5", R.NOT_AN_IBAN, "PT50"),
        ("plate", "AAA-000", R.NOT_A_PLATE, "AA-00-AA"),
    ],
)
def test_an_answer_is_refused_with_its_reason_and_what_is_allowed(
    field: str, typed: str, reason: R, allowed: str
) -> None:
    answer = accept(SERVICE, field, typed)
    assert isinstance(answer, Rejected)
    assert answer.reason is reason
    assert allowed in answer.allowed


@pytest.mark.parametrize(
    ("value", "typed"),
    [(True, "true"), (False, "false"), (12, "12"), (-0.5, "-0,5"), (1e-7, "0,0000001"), ("x", "x")],
)
def test_a_value_is_shown_in_a_form_that_can_be_typed(value: object, typed: str) -> None:
    assert as_typed(value) == typed


@pytest.mark.parametrize(("longest", "kind"), [(200, FieldKind.TEXT), (201, FieldKind.LONG_TEXT)])
def test_a_text_that_may_be_longer_than_two_hundred_gets_several_lines(
    longest: int, kind: FieldKind
) -> None:
    properties = {**PROPERTIES, "text": {"type": "string", "maxLength": longest}}
    data = {**SERVICE.data, "properties": properties}
    assert kind_of(msgspec.structs.replace(SERVICE, data=data), "text") is kind


def test_a_field_that_may_stay_empty_is_emptied() -> None:
    assert accept(SERVICE, "phone", "  ") == Accepted(None)
    assert as_typed(None) == ""


def niss_of(first_ten: str) -> str:
    """Return the NISS that begins with ten digits; the rule is that of catalog.md §3."""
    weights = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]
    total = sum(int(digit) * weight for digit, weight in zip(first_ten, weights, strict=True))
    return first_ten + str(9 - total % 10)


@given(st.text(alphabet=string.digits, min_size=10, max_size=10), st.integers(0, 10))
def test_one_wrong_digit_in_a_niss_is_found_where_its_weight_shows_it(
    first_ten: str, place: int
) -> None:
    niss = niss_of(first_ten)
    assert accept(SERVICE, "niss", niss) == Accepted(niss)
    other = str((int(niss[place]) + 1) % 10)
    wrong = accept(SERVICE, "niss", niss[:place] + other + niss[place + 1 :])
    assert wrong == Rejected(R.NOT_A_NISS, "11")


TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789 .,-/€+", max_size=24),
    st.text(alphabet=string.ascii_letters + string.digits + "@.- ", max_size=30),
    st.dates().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.sampled_from(["sim", "Não", "912345678", "PT50000201231234567890154", "bus", "9000-123"]),
)


@given(field=st.sampled_from(sorted(PROPERTIES)), typed=TYPED)
def test_no_text_stops_a_field_and_what_is_taken_is_taken_again_as_it_is(
    field: str, typed: str
) -> None:
    answer = accept(SERVICE, field, typed)
    if isinstance(answer, Accepted):
        assert accept(SERVICE, field, as_typed(answer.value)) == answer
    else:
        assert sentence(answer.reason).format(allowed=answer.allowed)


@given(
    field=st.sampled_from(["whole", "number", "latitude"]),
    number=st.one_of(st.integers(-90, 90), st.floats(-90, 90, allow_subnormal=False)),
)
def test_a_number_shown_is_read_back_as_the_same_number(field: str, number: float) -> None:
    typed = as_typed(number)
    answer = accept(SERVICE, field, typed)
    if isinstance(answer, Accepted):
        assert answer.value == pytest.approx(number)


HIDDEN = [
    *map(chr, (0, 7, 27, 127, 159)),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
]


@given(text=st.text(max_size=30), hidden=st.sampled_from(HIDDEN))
def test_no_field_takes_a_character_that_cannot_be_seen(text: str, hidden: str) -> None:
    for field in PROPERTIES:
        answer = accept(SERVICE, field, f"{text}{hidden}x")
        assert isinstance(answer, Rejected)
        assert answer.reason is R.HIDDEN_CHARACTER


class TestTheBody:
    @pytest.fixture
    def service(self, tmp_path: Path) -> Service:
        return the_service(tmp_path)

    def test_holds_the_answers_in_order_and_what_the_definition_gives(
        self, service: Service
    ) -> None:
        answers: dict[str, object] = {"wild": False, "name": "Ana", "colour": None, "other": 1}
        assert list(body(service, answers).items()) == [
            ("name", "Ana"),
            ("wild", False),
            ("series", "B"),
        ]

    def test_says_which_answers_are_missing(self, service: Service) -> None:
        assert missing(service, {}) == ("name", "wild")
        assert missing(service, {"name": "Ana", "wild": False}) == ()

    def test_is_refused_where_something_is_missing_or_does_not_fit(self, service: Service) -> None:
        with pytest.raises(BodyRefused) as refused:
            body(service, {"wild": "yes", "colour": "red"})
        assert set(refused.value.problems) == {"name", "wild", "colour"}

    def test_counts_what_a_condition_requires(self) -> None:
        data = {
            **SERVICE.data,
            "required": [],
            "if": {"properties": {"yes_no": {"const": True}}, "required": ["yes_no"]},
            "then": {"required": ["email"]},
            "dependentRequired": {"latitude": ["number"]},
        }
        service = msgspec.structs.replace(SERVICE, data=data)
        assert missing(service, {}) == ()
        assert missing(service, {"yes_no": False}) == ()
        assert missing(service, {"yes_no": True, "latitude": 3}) == ("number", "email")
        with pytest.raises(BodyRefused) as refused:
            body(service, {"yes_no": True, "latitude": 3})
        assert set(refused.value.problems) == {"number", "email"}


class TestTheSentences:
    def test_every_reason_has_one_and_each_fills_in_what_is_allowed(self) -> None:
        for reason in R:
            text = sentence(reason)
            assert text.endswith((".", "?"))
            assert "{" not in text.replace("{allowed}", "")

    @pytest.mark.parametrize("kind", FieldKind)
    def test_every_kind_has_an_example_just_where_its_sentence_names_one(
        self, kind: FieldKind
    ) -> None:
        said = sentence(unread(kind, "?").reason)
        assert bool(EXAMPLES.get(kind)) == ("{allowed}" in said)


def test_preparing_imports_what_judges_the_answers() -> None:
    # In a process of its own, for here everything is imported long since.
    said = subprocess.run(
        [sys.executable, "-c", PREPARING], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["False", "True"]
