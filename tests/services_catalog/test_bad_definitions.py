"""One mistake each: the sentence names the file, the line, the place and what is allowed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from services_catalog.loading import load
from services_catalog.problems import Problem, ProblemKind
from tests.services_catalog.made_up import SERVICE, changed, load_one, write_catalogue

K = ProblemKind


class Mistake(NamedTuple):
    """A change to the good definition, and what is said of it.

    `at` is a piece of the line that has to be named.
    """

    old: str
    new: str
    at: str
    kind: ProblemKind
    path: str
    said: str
    allowed: str = ""
    nearest: str = ""


MISTAKES = {
    "a step of no kind": Mistake(
        "do: form",
        "do: formm",
        "do: formm",
        K.NOT_ALLOWED,
        "steps[3].do",
        '"formm" is not a kind of step',
        "identify, consent, question, form, documents, review, payment, sign",
        "form",
    ),
    "a step without a kind": Mistake(
        "    do: form\n",
        "",
        "id: fill",
        K.MISSING_KEY,
        "steps[3].do",
        'the key "do" is missing',
        "identify, consent",
    ),
    "an unknown key": Mistake(
        "source_lang: pt",
        "source_lang: pt\nsummery: {pt: A, en: A}",
        "summery",
        K.UNKNOWN_KEY,
        "summery",
        'the key "summery" is not known here',
        "id, version, valid",
        "summary",
    ),
    "an unknown key inside": Mistake(
        "prefill: citizen.full_name",
        "prefil: citizen.full_name",
        "prefil",
        K.UNKNOWN_KEY,
        "fields.name.prefil",
        'the key "prefil" is not known here',
        "label, hint, why",
        "prefill",
    ),
    "a missing key": Mistake(
        "summary: {pt: Regista colmeias., en: Registers hives.}\n",
        "",
        "id: pt.bees.keep-hive",
        K.MISSING_KEY,
        "summary",
        'the key "summary" is missing',
    ),
    "a number for a text": Mistake(
        "provider: pt.bees", "provider: 7", "provider: 7", K.WRONG_TYPE, "provider", "7 (a number)"
    ),
    "a text for a number": Mistake(
        "version: 2",
        'version: "2"',
        "version:",
        K.WRONG_TYPE,
        "version",
        '"2" (text) does not fit',
        "a whole number",
    ),
    "a list for keys": Mistake(
        "valid: {from: 2026-01-01, review_by: 2026-12-31, owner: bees@example.pt}",
        "valid: [2026-01-01]",
        "valid:",
        K.WRONG_TYPE,
        "valid",
        "a list does not fit",
        "keys with values",
    ),
    "keys for a list": Mistake(
        "sources: [https://example.pt/colmeias]",
        "sources: {a: b}",
        "sources:",
        K.WRONG_TYPE,
        "sources",
        "a group of keys does not fit",
        "a list",
    ),
    "a text for names": Mistake(
        "  age: {type: int, from: citizen.age}\n  born: {type: date, from: citizen.birth_date}\n"
        "  wild: {type: bool, from: answers.wild}\n  price: {type: text, from: answers.price}\n",
        "  age\n",
        "facts:",
        K.WRONG_TYPE,
        "facts",
        '"age" (text) does not fit',
        "names with values",
    ),
    "nothing for a number": Mistake(
        "version: 2", "version:", "version:", K.WRONG_TYPE, "version", "no value is given"
    ),
    "yes for true": Mistake(
        "express: true",
        "express: yes",
        "express:",
        K.WRONG_TYPE,
        "steps[1].express",
        '"yes" (text) does not fit',
        "true, false",
    ),
    "minutes that are no number": Mistake(
        "source_lang: pt",
        "source_lang: pt\nminutes: some",
        "minutes",
        K.WRONG_TYPE,
        "minutes",
        '"some" (text) does not fit',
        "a whole number, unknown",
    ),
    "a status that is none": Mistake(
        "source_lang: pt",
        "source_lang: pt\nstatus: actif",
        "status",
        K.NOT_ALLOWED,
        "status",
        "is not one of the values",
        "active, draft, retired",
        "active",
    ),
    "money as a float": Mistake(
        'amount: "5.00"',
        "amount: 5.00",
        "amount: 5.00",
        K.MONEY,
        "costs[0].amount",
        "5.00 (a number) is not text, and a program may round it",
        'such as "30.00"',
    ),
    "money as a whole number": Mistake(
        'amount: "5.00"', "amount: 5", "amount: 5,", K.MONEY, "costs[0].amount", "5 (a number)"
    ),
    "money with one decimal": Mistake(
        'amount: "5.00"',
        'amount: "5.0"',
        'amount: "5.0"',
        K.MONEY,
        "costs[0].amount",
        '"5.0" is not an amount',
        "unknown, or facts.NAME",
    ),
    "money from a fact that is not there": Mistake(
        "amount: facts.price",
        "amount: facts.prise",
        "facts.prise",
        K.UNDECLARED_FACT,
        "costs[1].amount",
        '"prise" is not a declared fact',
        "facts.price",
        "facts.price",
    ),
    "money from a fact that is no money": Mistake(
        "amount: facts.price",
        "amount: facts.age",
        "facts.age",
        K.MONEY,
        "costs[1].amount",
        "the fact age is not an amount",
        "the format money",
    ),
    "a currency that is none": Mistake(
        'amount: "12.50", label',
        'amount: "12.50", currency: euro, label',
        "euro",
        K.MONEY,
        "costs[2].currency",
        '"euro" is not a currency',
        "EUR",
    ),
    "a last cost with a condition": Mistake(
        "  - {id: normal, amount",
        '  - {id: normal, when: "age < 70", amount',
        "id: normal",
        K.MONEY,
        "costs[2].when",
        "the last line has a condition",
    ),
    "no text in English": Mistake(
        "name: {pt: Registar uma colmeia, en: Register a hive}",
        "name: {pt: Registar uma colmeia}",
        "name: {pt: Registar",
        K.TEXT,
        "name",
        'there is no text in "en"',
        "words in pt and in en",
    ),
    "no text in Portuguese, deep inside": Mistake(
        "gold: {pt: Dourada, en: Golden}",
        "gold: {en: Golden}",
        "gold: {en",
        K.TEXT,
        "fields.colour.options.gold",
        'there is no text in "pt"',
    ),
    "an empty text": Mistake(
        "summary: {pt: Regista colmeias.,",
        'summary: {pt: " ",',
        "summary:",
        K.TEXT,
        "summary.pt",
        "the text is empty",
    ),
    "a text without languages": Mistake(
        "summary: {pt: Regista colmeias., en: Registers hives.}",
        "summary: Regista colmeias.",
        "summary:",
        K.WRONG_TYPE,
        "summary",
        '"Regista colmeias." (text) does not fit',
        "a text by language",
    ),
    "a language that is none": Mistake(
        "summary: {pt: Regista colmeias.,",
        "summary: {portuguese language: A, pt: Regista colmeias.,",
        "summary:",
        K.TEXT,
        "summary.portuguese language",
        "is not a language tag",
        "BCP 47",
    ),
    "a source language without a text": Mistake(
        "source_lang: pt",
        "source_lang: fr",
        "source_lang",
        K.TEXT,
        "source_lang",
        'the name has no text in "fr"',
        "pt, en",
    ),
    "a text that turns itself round": Mistake(
        "summary: {pt: Regista colmeias.,",
        'summary: {pt: "Regista \\u202E colmeias",',
        "summary:",
        K.TEXT,
        "summary.pt",
        "the hidden character U+202E",
    ),
    "an id in capitals": Mistake(
        "id: pt.bees.keep-hive",
        "id: Keep Hive",
        "id: Keep Hive",
        K.NOT_ALLOWED,
        "id",
        '"Keep Hive" is not in the form of an id',
        "pt.imt.renew-driving-licence",
    ),
    "a version before the first": Mistake(
        "version: 2", "version: 0", "version:", K.NOT_ALLOWED, "version", "0 is no version"
    ),
    "a date that is none": Mistake(
        "from: 2026-01-01",
        "from: 2026-02-30",
        "valid:",
        K.NOT_ALLOWED,
        "valid.from",
        '"2026-02-30" is not a day',
        "2026-12-31",
    ),
    "a review before the start": Mistake(
        "review_by: 2026-12-31",
        "review_by: 2025-12-31",
        "valid:",
        K.NOT_ALLOWED,
        "valid.review_by",
        "2025-12-31 is not after 2026-01-01",
    ),
    "no source": Mistake(
        "sources: [https://example.pt/colmeias]",
        "sources: []",
        "sources",
        K.MISSING_KEY,
        "sources",
        "no source is named",
    ),
    "a fact from nowhere": Mistake(
        "from: citizen.age",
        "from: citizen.agee",
        "citizen.agee",
        K.UNKNOWN_NAME,
        "facts.age.from",
        '"citizen.agee" is not something a fact can come from',
        "citizen.age, citizen.birth_date",
        "citizen.age",
    ),
    "a fact of another type": Mistake(
        "age: {type: int,",
        "age: {type: text,",
        "type: text, from: citizen.age",
        K.RULE_TYPE,
        "facts.age.type",
        "citizen.age gives int, not text",
        "int",
    ),
    "a rule with bad syntax": Mistake(
        'when: "age >= 18"',
        'when: "age >="',
        'when: "age >="',
        K.RULE_SYNTAX,
        "eligibility[0].when",
        "mismatched input '<EOF>' at character 7",
        "a CEL expression",
    ),
    "a rule over a fact that is not declared": Mistake(
        'when: "age >= 70"',
        'when: "agge >= 70"',
        "agge",
        K.UNDECLARED_FACT,
        "costs[0].when",
        '"agge" is not a declared fact',
        "age, born, wild, price",
        "age",
    ),
    "a rule that gives a number": Mistake(
        'when: "age >= 70"',
        'when: "age + 70"',
        "age + 70",
        K.RULE_TYPE,
        "costs[0].when",
        "the rule gives a number, not yes or no",
        "an answer of yes or no",
    ),
    "a rule that compares a number with a text": Mistake(
        'when: "wild || age >= 60"',
        "when: wild || age >= '60'",
        "wild || age",
        K.RULE_TYPE,
        "evidence[1].when",
        "No such overload",
    ),
    "a rule that calls what rules may not": Mistake(
        'do: payment, when: "!wild"',
        'do: payment, when: "double(age) > 1.5"',
        "double",
        K.RULE_SYNTAX,
        "steps[5].when",
        '"double" is not a function rules may call',
        "contains, endsWith, matches",
    ),
    "a rule that loops": Mistake(
        'do: payment, when: "!wild"',
        'do: payment, when: "[1, 2].all(x, x > age)"',
        "all(x",
        K.RULE_SYNTAX,
        "steps[5].when",
        '"all" loops over a list',
    ),
    "a rule nobody reads to its end": Mistake(
        'do: payment, when: "!wild"',
        f'do: payment, when: "{"wild || " * 80}wild"',
        "wild || wild",
        K.RULE_SYNTAX,
        "steps[5].when",
        "a rule has at most 500 characters",
    ),
    "a field without a property": Mistake(
        "    colour: {type: string, enum: [black, gold]}\n",
        "",
        "  colour:",
        K.UNKNOWN_NAME,
        "fields.colour",
        'the field "colour" has no property in data',
        "name, wild, price",
    ),
    "a property without a field": Mistake(
        "    wild: {type: boolean}",
        "    wild: {type: boolean}\n    queen: {type: string}",
        "queen",
        K.UNKNOWN_NAME,
        "data.properties.queen",
        'the property "queen" has no field',
    ),
    "a field that no step asks for": Mistake(
        "- [price, colour]",
        "- [price]",
        "  colour:",
        K.NEVER_ASKED,
        "fields.colour",
        'no question and no form asks for "colour"',
    ),
    "a page with an unknown field": Mistake(
        "- [name]",
        "- [name, prise]",
        "- [name, prise]",
        K.UNKNOWN_NAME,
        "steps[3].pages[0][1]",
        '"prise" is not a field',
        "name, wild, price, colour",
        "price",
    ),
    "a question for an unknown field": Mistake(
        "do: question, field: wild",
        "do: question, field: wyld",
        "wyld",
        K.UNKNOWN_NAME,
        "steps[2].field",
        '"wyld" is not a field',
        "name, wild",
        "wild",
    ),
    "an option that is no value": Mistake(
        "      gold: {pt: Dourada",
        "      golden: {pt: Dourada",
        "golden:",
        K.UNKNOWN_NAME,
        "fields.colour.options.golden",
        '"golden" is not a value of the enumeration',
        "black, gold",
        "gold",
    ),
    "a value without words": Mistake(
        "      gold: {pt: Dourada, en: Golden}\n",
        "",
        "    options:",
        K.TEXT,
        "fields.colour.options",
        'the value "gold" has no words',
    ),
    "a prefill that is not known": Mistake(
        "prefill: citizen.full_name",
        "prefill: citizen.fullname",
        "citizen.fullname",
        K.UNKNOWN_NAME,
        "fields.name.prefill",
        '"citizen.fullname" is not known of a citizen',
        "citizen.full_name",
        "citizen.full_name",
    ),
    "a paper that is not there": Mistake(
        "of: [id-card, permit]",
        "of: [id-card, permitt]",
        "permitt",
        K.UNKNOWN_NAME,
        "steps[4].of[1]",
        '"permitt" is not a paper under evidence',
        "id-card, permit",
        "permit",
    ),
    "a consent whose answer is no property": Mistake(
        "answer: agreed",
        "answer: agred",
        "answer: agred",
        K.UNKNOWN_NAME,
        "steps[1].answer",
        '"agred" is not a property of data that takes yes or no',
        "wild, agreed",
        "agreed",
    ),
    "an optional consent that is not asked for": Mistake(
        "    express: true\n",
        "",
        "id: may-we",
        K.STEPS,
        "steps[1]",
        "an optional consent is asked for",
        "express: true",
    ),
    "a consent without a purpose": Mistake(
        "    purpose: {pt: Registar., en: To register.}\n",
        "",
        "id: may-we",
        K.MISSING_KEY,
        "steps[1].purpose",
        'a step of the kind "consent" needs the key "purpose"',
    ),
    "a step id given twice": Mistake(
        "- {id: send,",
        "- {id: pay,",
        "do: submit",
        K.DUPLICATE_ID,
        "steps[7].id",
        'the id "pay" is taken on line',
        "an id of its own",
    ),
    "a paper id given twice": Mistake(
        "- {id: permit,",
        "- {id: id-card,",
        'when: "wild || age',
        K.DUPLICATE_ID,
        "evidence[1].id",
        'the id "id-card" is taken on line',
    ),
    "two payments": Mistake(
        "do: sign, statement",
        "do: payment}\n  - {id: sign2, do: sign, statement",
        "{id: sign, do: payment}",
        K.STEPS,
        "steps[6]",
        "a case does this once",
    ),
    "a card that no method reads": Mistake(
        "assurance: card, methods: [card]",
        "assurance: card, methods: [document]",
        "id: who",
        K.STEPS,
        "steps[0].methods",
        "a card is needed, but is not among the methods",
    ),
    "someone unknown who has no way to be": Mistake(
        "assurance: card, methods: [card]",
        "assurance: none, methods: [document]",
        "id: who",
        K.STEPS,
        "steps[0].methods",
        "no method lets them stay unknown",
    ),
    "data that is not a body": Mistake(
        "  type: object\n", "", "data:", K.DATA, "data.type", "data is one body", "type: object"
    ),
    "data that lets anything through": Mistake(
        "  additionalProperties: false\n",
        "",
        "data:",
        K.DATA,
        "data.additionalProperties",
        "what is not declared must not be sent",
    ),
    "a property that is a group": Mistake(
        "price: {type: string, format: money}",
        "price: {type: object}",
        "price: {type: object}",
        K.DATA,
        "data.properties.price.type",
        '"object" is not the type of one answer',
        "string, integer, number, boolean",
    ),
    "a keyword that is none": Mistake(
        "name: {type: string, maxLength: 40}",
        "name: {type: string, maxlength: 40}",
        "maxlength",
        K.DATA,
        "data.properties.name.maxlength",
        '"maxlength" is not a keyword for this',
        "type, format, enum",
        "maxLength",
    ),
    "a format that is none": Mistake(
        "format: money",
        "format: mony",
        "format: mony",
        K.DATA,
        "data.properties.price.format",
        '"mony" is not a format',
        "date, digits, email, iban",
        "money",
    ),
    "a length that is a text": Mistake(
        "maxLength: 40",
        'maxLength: "40"',
        "maxLength",
        K.DATA,
        "data.properties.name.maxLength",
        "a length is a whole number",
    ),
    "a pattern that does not compile": Mistake(
        "name: {type: string, maxLength: 40}",
        'name: {type: string, pattern: "("}',
        "pattern",
        K.DATA,
        "data.properties.name.pattern",
        "( is not a regular expression",
    ),
    "a choice of one": Mistake(
        "enum: [black, gold]",
        "enum: [black]",
        "enum: [black]",
        K.DATA,
        "data.properties.colour.enum",
        "an enumeration lists two texts or more",
    ),
    "a constant of another type": Mistake(
        "const: B",
        "const: 4",
        "const: 4",
        K.DATA,
        "data.properties.series.const",
        "the value is not a string",
    ),
    "something required that is no property": Mistake(
        "required: [name, wild, series]",
        "required: [name, wild, serie]",
        "required:",
        K.UNKNOWN_NAME,
        "data.required[2]",
        '"serie" is not a property of data',
        "name, wild",
        "series",
    ),
    "a condition on what is no property": Mistake(
        "  required: [name, wild, series]",
        "  required: [name, wild, series]\n  if: {properties: {wyld: {const: true}}}",
        "wyld",
        K.UNKNOWN_NAME,
        "data.if.properties[0]",
        '"wyld" is not a property of data',
        "name, wild",
        "wild",
    ),
    "a condition that is no group": Mistake(
        "  required: [name, wild, series]",
        "  required: [name, wild, series]\n  then: [name]",
        "then:",
        K.DATA,
        "data.then",
        "this is not a group of keys",
    ),
    "an unknown provider": Mistake(
        "provider: pt.bees",
        "provider: pt.bee",
        "provider:",
        K.UNKNOWN_NAME,
        "provider",
        'no provider.yaml has the id "pt.bee"',
        "pt.bees",
        "pt.bees",
    ),
    "a follow-up that is not there": Mistake(
        "source_lang: pt",
        "source_lang: pt\nfollow_up: {service: pt.bees.keep, after: {pt: Depois., en: Later.}}",
        "follow_up",
        K.UNKNOWN_NAME,
        "follow_up.service",
        'no service has the id "pt.bees.keep"',
        "pt.bees.keep-hive",
        "pt.bees.keep-hive",
    ),
    "a key given twice": Mistake(
        "source_lang: pt",
        "source_lang: pt\nversion: 3",
        "version: 3",
        K.DUPLICATE_KEY,
        "version",
        '"version" is given twice, first on line 2',
        "once",
    ),
    "an alias": Mistake(
        "summary: {pt: Regista colmeias.,",
        "summary: {pt: *words,",
        "summary:",
        K.ALIAS,
        "summary.pt",
        '"*words" repeats another part of the file',
        "written in place",
    ),
    "an anchor": Mistake(
        "source_lang: pt",
        "source_lang: &lang pt",
        "source_lang",
        K.ALIAS,
        "source_lang",
        '"&lang" names a part to be repeated',
    ),
    "a tag": Mistake(
        "source_lang: pt",
        "source_lang: !!python/name:os.system pt",
        "source_lang",
        K.ALIAS,
        "source_lang",
        "is a tag",
        "values without tags",
    ),
    "YAML that is none": Mistake(
        "source_lang: pt",
        "source_lang: pt: en",
        "source_lang",
        K.SYNTAX,
        "",
        "mapping values are not allowed in this context",
    ),
    "a control character": Mistake(
        "source_lang: pt",
        "source_lang: p\x01t",
        "source_lang",
        K.SYNTAX,
        "",
        "control characters are not allowed",
    ),
    "a second document": Mistake(
        "    pages:\n",
        "---\n    pages:\n",
        "---",
        K.SYNTAX,
        "",
        "a second document begins",
        "one document in a file",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place_and_what_is_allowed(
    mistake: Mistake, tmp_path: Path
) -> None:
    text = changed(mistake.old, mistake.new)
    catalogue = load_one(tmp_path, text)
    problem = said_of(catalogue.problems, mistake)
    assert problem.file == str(tmp_path / "services/pt.bees/hive.yaml")
    assert mistake.at in text.splitlines(keepends=True)[problem.line - 1]
    assert mistake.said in problem.wrong
    assert mistake.allowed in problem.allowed
    assert problem.nearest == mistake.nearest
    assert str(problem).startswith(f"{problem.file}:{problem.line}")


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_service_with_a_mistake_is_left_out_whole_and_the_others_stay(
    mistake: Mistake, tmp_path: Path
) -> None:
    other = changed("id: pt.bees.keep-hive", "id: pt.bees.sell-honey")
    bad = changed(mistake.old, mistake.new)
    catalogue = load(write_catalogue(tmp_path, hive=bad, honey=other))
    assert list(catalogue.services) == ["pt.bees.sell-honey"]
    assert catalogue.problems


def said_of(problems: tuple[Problem, ...], mistake: Mistake) -> Problem:
    """Return the one problem of this kind at this place."""
    found = [p for p in problems if (p.kind, p.path) == (mistake.kind, mistake.path)]
    assert len(found) == 1, [str(problem) for problem in problems]
    return found[0]


def test_every_kind_of_problem_is_tested() -> None:
    elsewhere = {K.UNREADABLE, K.TOO_LARGE, K.UNUSABLE}
    assert {mistake.kind for mistake in MISTAKES.values()} | elsewhere == set(ProblemKind)


def test_a_sentence_reads_from_the_place_to_what_was_meant(tmp_path: Path) -> None:
    catalogue = load_one(tmp_path, changed("do: form", "do: formm"))
    sentence = str(catalogue.problems[0]).removeprefix(str(tmp_path))
    line = SERVICE.splitlines().index("    do: form") + 1
    assert sentence == (
        f'/services/pt.bees/hive.yaml:{line} steps[3].do: "formm" is not a kind of step;'
        " allowed: identify, consent, question, form, documents, review, payment, sign, submit,"
        ' receipt, teach, feedback; did you mean "form"?'
    )


def test_all_mistakes_of_a_file_are_named_at_once_in_the_order_of_its_lines(
    tmp_path: Path,
) -> None:
    text = changed("version: 2", "version: two")
    text = changed('when: "age >= 70"', 'when: "agge >= 70"', text)
    text = changed("- [name]", "- [nam]", text)
    text = changed("do: consent", "do: consent\n    colour: red", text)
    text = changed("do: sign,", "do: sing,", text)
    catalogue = load_one(tmp_path, text)
    assert [problem.path for problem in catalogue.problems] == [
        "version",
        "costs[0].when",
        "fields.name",
        "steps[1].colour",
        "steps[3].pages[0][0]",
        "steps[6].do",
    ]


def test_a_broken_part_is_named_once_and_not_wherever_it_is_used(tmp_path: Path) -> None:
    text = changed("name: {pt: Licença, en: Permit}", "name: {pt: Licença}")
    text = changed("age: {type: int,", "age: {type: integer,", text)
    catalogue = load_one(tmp_path, text)
    assert [problem.path for problem in catalogue.problems] == [
        "facts.age.type",
        "evidence[1].name",
    ]


def test_a_long_list_of_names_is_cut_and_the_nearest_one_still_named(tmp_path: Path) -> None:
    services = {
        f"hive{number}": changed(
            "keep-hive",
            f"keep-hive-{number}",
            changed("do: submit, operation: keep-hive", "do: submit, operation: x"),
        )
        for number in range(30)
    }
    follow_up = "follow_up: {service: pt.bees.keep-hive-299, after: {pt: A., en: A.}}"
    services["hive0"] = changed(
        "source_lang: pt", f"source_lang: pt\n{follow_up}", services["hive0"]
    )
    (problem,) = load(write_catalogue(tmp_path, **services)).problems
    assert problem.allowed.endswith("… (30 in all)")
    assert problem.nearest == "pt.bees.keep-hive-29"
