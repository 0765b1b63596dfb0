"""What a service definition is: the frozen values that a catalogue file is read into.

The language is described for its writers in `docs/catalogue.md`. Rules are CEL expressions over
the declared facts; texts are maps from BCP-47 tags to plain text; money is decimal text. A value
that no source states is written `unknown`, never guessed.
"""

from typing import Any, Literal

import msgspec

from services_catalog.circumstances import (
    NO_TEXT,
    Definition,
    Duration,
    LegalBasis,
    Opening,
    Output,
    Participant,
    Role,
    Season,
    Text,
    Unknown,
    words,
)

__all__ = ["Text", "words"]

ALWAYS = "true"
LANGUAGES: tuple[str, ...] = ("pt", "en")
"""The languages every text has, where a file does not name others."""

FORMAT = 1
"""The language's own version: a file of a higher one is refused, not half understood."""


class Validity(Definition, frozen=True, rename={"since": "from"}):
    """From when a definition holds, by when it must be read again, and by whom.

    `until` is its last day, where that is known already.
    """

    since: str
    review_by: str
    owner: str
    until: str = ""


class Provider(Definition, frozen=True):
    """Who answers for services: `services/PROVIDER/provider.yaml`.

    `area` is where it does so: a code of ISO 3166-1 or -2, such as `PT` or `PT-30`.
    """

    id: str
    name: Text
    short: str
    kind: Literal["public", "private"]
    website: str | Unknown = "unknown"
    area: str = "PT"
    languages: tuple[str, ...] = LANGUAGES
    format: int = FORMAT


class Fact(Definition, frozen=True, rename={"source": "from"}):
    """A typed value that rules may see, and where it comes from.

    `source` is `citizen.age`, `citizen.birth_date`, `citizen.nationality`, `citizen.assurance`
    (from the card or document), `answers.FIELD` (from a question) or `papers.ID` (a paper of
    `evidence`: seen, or not there).
    """

    type: Literal["int", "bool", "text", "date"]
    source: str


class EligibilityRule(Definition, frozen=True, rename={"otherwise": "else"}):
    """A condition for the service, with the reason given where it does not hold."""

    id: str
    when: str
    otherwise: Text


class Cost(Definition, frozen=True):
    """One line of the price list; the first whose condition holds applies.

    `amount` is decimal text, such as `30.00`, or `unknown` where no source states it, or
    `facts.NAME` where a text fact holds it, such as the total typed from an invoice.
    """

    id: str
    amount: str | Unknown
    label: Text
    when: str = ALWAYS
    currency: str = "EUR"


class Evidence(Definition, frozen=True):
    """A paper or card the service asks for, when its condition holds.

    `kind` sets apart what the desk asks about before it starts: the card itself, its PIN, a code
    that came by letter. `note` says in words when it is needed, or what else will do.
    """

    id: str
    name: Text
    when: str = ALWAYS
    note: Text = NO_TEXT
    kind: Literal["paper", "card", "pin", "code"] = "paper"


class Field(Definition, frozen=True):
    """How one property of `data` is asked: its words, whose it is, how it is masked.

    `owner` says who types: `either` unless the citizen (or the mediator) alone may. `mask` hides
    all but the last characters on screen 2 until the citizen asks to see them, and with `all`
    the last ones too. `options` gives the words of an enumeration's values.
    """

    label: Text
    hint: Text = NO_TEXT
    why: Text = NO_TEXT
    owner: Literal["either", "citizen", "mediator"] = "either"
    mask: bool | Literal["all"] = False
    options: dict[str, Text] = msgspec.field(default_factory=dict)
    prefill: str = ""


class Step(Definition, frozen=True, tag_field="do"):
    """One thing the two do together; `when` skips it where its condition does not hold."""

    id: str
    title: Text = NO_TEXT
    say: Text = NO_TEXT
    when: str = ALWAYS


class IdentifyStep(Step, frozen=True, tag="identify"):
    """Finds out who the citizen is, to at least the assurance named."""

    assurance: Literal["none", "document", "card", "pin"] = "document"
    methods: tuple[Literal["card", "document", "none"], ...] = ("card", "document")


class Reading(Definition, frozen=True, rename={"source": "from"}):
    """What is read about the citizen, and from whom."""

    what: Text
    source: Text


class ConsentStep(Step, frozen=True, tag="consent"):
    """Informs of purpose, legal basis and readings; asks for consent only where it is `express`.

    An `optional` consent may be declined and the case goes on; `answer` then names the boolean
    property of `data` that takes the decision.
    """

    purpose: Text = NO_TEXT
    basis: Text = NO_TEXT
    reads: tuple[Reading, ...] = ()
    express: bool = False
    optional: bool = False
    answer: str = ""


class QuestionStep(Step, frozen=True, tag="question"):
    """Asks for one field."""

    field: str = ""


class FormStep(Step, frozen=True, tag="form"):
    """Asks for fields, in pages that only order the properties of `data`."""

    pages: tuple[tuple[str, ...], ...] = ()


class DocumentsStep(Step, frozen=True, tag="documents"):
    """Looks at the papers that apply: each is seen, or is missing."""

    of: tuple[str, ...] = ()


class ReviewStep(Step, frozen=True, tag="review"):
    """Lets the citizen check every answer before anything is sent."""


class PaymentStep(Step, frozen=True, tag="payment"):
    """Takes the fee that applies; it is skipped where the fee is zero."""

    methods: tuple[Literal["cash", "terminal", "reference"], ...] = ("cash", "terminal")


class SignStep(Step, frozen=True, tag="sign"):
    """Takes the citizen's drawn signature under a statement."""

    statement: Text = NO_TEXT


class SubmitStep(Step, frozen=True, tag="submit"):
    """Sends the case to the provider through the connector named."""

    connector: Literal["rest", "open311"] = "rest"
    operation: str = ""


class ReceiptStep(Step, frozen=True, tag="receipt"):
    """Gives the citizen the proof of what was done, and says what comes next."""

    next: tuple[Text, ...] = ()


PictureName = Literal[
    "card", "globe", "lock", "paper", "pen", "person", "printer", "search", "sending", "time"
]
"""What a step of a way at home can be pictured by; the screens and the paper have each."""


class TeachStep(Step, frozen=True, tag="teach"):
    """Shows how to do the same alone next time; `pictures` are one for each of `how`, or none."""

    goal: Text = NO_TEXT
    how: tuple[Text, ...] = ()
    pictures: tuple[PictureName, ...] = ()
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse pictures that do not belong to their sentences."""
        if self.pictures and len(self.pictures) != len(self.how):
            raise ValueError("pictures: there has to be one for each of `how`, or none")


class FeedbackStep(Step, frozen=True, tag="feedback"):
    """Asks how it went; never required."""


AnyStep = (
    IdentifyStep
    | ConsentStep
    | QuestionStep
    | FormStep
    | DocumentsStep
    | ReviewStep
    | PaymentStep
    | SignStep
    | SubmitStep
    | ReceiptStep
    | TeachStep
    | FeedbackStep
)


class FollowUp(Definition, frozen=True):
    """The service of a later visit that this one leads to, and what has to happen before it."""

    service: str
    after: Text


class Channel(Definition, frozen=True):
    """Another way to the same service, and in what it differs from the counter.

    A cost or paper with the id of one of the service stands in its place; `without` names costs
    and papers that fall away. What is not said is as at the counter.
    """

    id: str
    kind: Literal["online", "app", "phone", "post", "e-mail", "counter"]
    note: Text = NO_TEXT
    address: str | Unknown = "unknown"
    costs: tuple[Cost, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    without: tuple[str, ...] = ()
    duration: Duration | None = None


class Service(Definition, frozen=True):
    """One service of the catalogue: `services/PROVIDER/SERVICE.yaml`.

    What it says is so at the counter; `channels` says what is otherwise elsewhere. `plain` says
    in short sentences what it is for. Any text may have a variant in easy language, under the
    tag with `-x-easy` (`pt-x-easy`).
    """

    id: str
    version: int
    valid: Validity
    source_lang: str
    name: Text
    summary: Text
    provider: str
    sources: tuple[str, ...]
    data: dict[str, Any]
    steps: tuple[AnyStep, ...]
    status: Literal["active", "draft", "retired"] = "active"
    availability: Literal["confirmed", "to-confirm"] = "confirmed"
    also_called: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    minutes: int | Unknown = "unknown"
    sdg: str = ""
    events: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    facts: dict[str, Fact] = msgspec.field(default_factory=dict)
    eligibility: tuple[EligibilityRule, ...] = ()
    costs: tuple[Cost, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_known: bool = True
    fields: dict[str, Field] = msgspec.field(default_factory=dict)
    format: int = FORMAT
    languages: tuple[str, ...] = LANGUAGES
    role: Role = "competent"
    participants: tuple[Participant, ...] = ()
    plain: Text = NO_TEXT
    outputs: tuple[Output, ...] = ()
    legal: tuple[LegalBasis, ...] = ()
    duration: Duration | None = None
    season: Season | None = None
    opening: tuple[Opening, ...] = ()
    channels: tuple[Channel, ...] = ()

    def step(self, step_id: str) -> AnyStep:
        """Return the step with this id; raises `KeyError` where there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)
