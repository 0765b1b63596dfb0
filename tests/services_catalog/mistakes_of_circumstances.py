"""Mistakes around the service: events, codes, times, channels, languages, circles."""

from services_catalog.problems import ProblemKind as K
from tests.services_catalog.mistake import Mistake


def added(lines: str, at: str, kind: K, path: str, said: str, *more: str) -> Mistake:
    """Return a mistake in lines that are added to the good definition."""
    return Mistake("source_lang: pt", f"source_lang: pt\n{lines}", at, kind, path, said, *more)


_WILD = "do: question, field: wild"
_ONLINE = "channels:\n  - id: online\n    kind: online\n"

MISTAKES_OF_CIRCUMSTANCES = {
    "an event that does not exist": added(
        "events: [drivng]",
        "events",
        K.UNKNOWN_NAME,
        "events[0]",
        '"drivng" is not an event',
        "having-a-child, raising-children",
        "driving",
    ),
    "a code of the gateway that does not exist": added(
        "sdg: C9", "sdg", K.UNKNOWN_NAME, "sdg", '"C9" is not a code', "A1, A2"
    ),
    "a duration in words": added(
        "duration: {typical: ten days}",
        "duration",
        K.NOT_ALLOWED,
        "duration.typical",
        '"ten days" is not a duration',
        "P10D",
    ),
    "a duration without a number": added(
        "duration: {appeal: PT}",
        "duration",
        K.NOT_ALLOWED,
        "duration.appeal",
        '"PT" is not a duration',
    ),
    "a season with a day that is not": added(
        "season: {from: 02-30, until: 09-30}",
        "season",
        K.NOT_ALLOWED,
        "season.from",
        '"02-30" is not a day',
        "06-15",
    ),
    "an hour that is not": added(
        'opening: [{days: [mo], from: "09:00", until: "25:00"}]',
        "opening",
        K.NOT_ALLOWED,
        "opening[0].until",
        '"25:00" is not a time',
        "09:00",
    ),
    "hours that end before they begin": added(
        'opening: [{days: [mo], from: "12:00", until: "09:00"}]',
        "opening",
        K.NOT_ALLOWED,
        "opening[0].until",
        "09:00 is not after 12:00",
    ),
    "a day of the week that is not": added(
        'opening: [{days: [monday], from: "09:00", until: "12:00"}]',
        "opening",
        K.NOT_ALLOWED,
        "opening[0].days[0]",
        '"monday" (text) is not one of the values',
        "fr, mo, sa",
    ),
    "two outputs of one id": added(
        "outputs:\n"
        "  - {id: card, name: {pt: A, en: A}, kind: card}\n"
        "  - {id: card, name: {pt: B, en: B}, kind: card}",
        "{pt: B",
        K.DUPLICATE_ID,
        "outputs[1].id",
        'the id "card" is taken',
    ),
    "an output of no kind": added(
        "outputs: [{id: card, name: {pt: A, en: A}, kind: crad}]",
        "crad",
        K.NOT_ALLOWED,
        "outputs[0].kind",
        '"crad" (text) is not one of the values',
        "appointment, card",
        "card",
    ),
    "a law without a title in English": added(
        "legal: [{id: law, title: {pt: Lei 1/2020}}]",
        "legal",
        K.TEXT,
        "legal[0].title",
        'there is no text in "en"',
    ),
    "a channel that leaves out what is not there": added(
        _ONLINE + "    without: [id-crad]",
        "id-crad",
        K.UNKNOWN_NAME,
        "channels[0].without[0]",
        '"id-crad" is not a cost or paper',
        "id-card, permit",
        "id-card",
    ),
    "a channel with a cost that is no money": added(
        _ONLINE + '    costs: [{id: normal, amount: "12", label: {pt: A, en: A}}]',
        "costs",
        K.MONEY,
        "channels[0].costs[0].amount",
        '"12" is not an amount',
    ),
    "a channel with a rule over nothing": added(
        _ONLINE + "    evidence: [{id: permit, when: aged, name: {pt: A, en: A}}]",
        "aged",
        K.UNDECLARED_FACT,
        "channels[0].evidence[0].when",
        '"aged" is not a declared fact',
        "age, born",
        "age",
    ),
    "a channel with a duration in words": added(
        _ONLINE + "    duration: {longest: soon}",
        "soon",
        K.NOT_ALLOWED,
        "channels[0].duration.longest",
        '"soon" is not a duration',
    ),
    "a last day before the first": Mistake(
        "review_by: 2026-12-31",
        "review_by: 2026-12-31, until: 2025-12-31",
        "until",
        K.NOT_ALLOWED,
        "valid.until",
        "2025-12-31 is not after 2026-01-01",
    ),
    "a text without a language that the file asks for": added(
        "languages: [pt, en, uk]",
        "name: {pt: Registar",
        K.TEXT,
        "name",
        'no text in "uk"',
        "words in pt and in en and in uk",
    ),
    "no language at all": added(
        "languages: []", "languages", K.TEXT, "languages", "no language is named", "[pt, en]"
    ),
    "a private tag without its x": Mistake(
        "summary: {pt: Regista",
        "summary: {pt-x: Certo., pt: Regista",
        "pt-x",
        K.TEXT,
        "summary.pt-x",
        '"pt-x" is not a language tag',
        "BCP 47",
    ),
    "a mask that is not": Mistake(
        "name: {label: {pt: Nome, en: Name},",
        "name: {label: {pt: Nome, en: Name}, mask: most,",
        "most",
        K.WRONG_TYPE,
        "fields.name.mask",
        '"most" (text) does not fit',
        "true, false, all",
    ),
    "a definition newer than the program": added(
        "format: 2",
        "format",
        K.NEWER,
        "format",
        "written in format 2 of the language, newer than this program",
        "format 1 or lower, or a newer program",
    ),
    "a fact from a paper that is not there": Mistake(
        "wild: {type: bool, from: answers.wild}",
        "wild: {type: bool, from: papers.pemit}",
        "pemit",
        K.UNKNOWN_NAME,
        "facts.wild.from",
        '"papers.pemit" is not something a fact can come from',
        "papers.permit",
        "papers.permit",
    ),
    "a question that waits for its own answer": Mistake(
        _WILD,
        f"{_WILD}, when: wild",
        "when: wild",
        K.CYCLE,
        "steps[2].when",
        "asked only once it is known: answers.wild → answers.wild",
    ),
    "a service that replaces itself": added(
        "replaces: [pt.bees.keep-hive]",
        "replaces",
        K.CYCLE,
        "replaces",
        "round in a circle: pt.bees.keep-hive → pt.bees.keep-hive",
    ),
}
