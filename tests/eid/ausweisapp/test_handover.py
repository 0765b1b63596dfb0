"""A German card handed to AusweisApp: each exchange of its documentation, over a real WebSocket."""

from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppLine, ausweisapp_answers
from citizenspot.eid.ausweisapp.handover import Handover
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError, Outcome
from citizenspot.eid.ausweisapp.questions import (
    AccessNumberWanted,
    Agreed,
    AtWork,
    Cancelled,
    CardAsked,
    ConsentAsked,
    Declined,
    DigitsWanted,
    Entered,
    LeftOut,
    PinWanted,
    Question,
)
from citizenspot.eid.ausweisapp.questions import Answer as Said
from citizenspot.eid.ausweisapp.sentences import FOR_THE_CITIZEN, FOR_THE_MEDIATOR
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.eid.pin.secret_pin import SecretPin
from tests.rigs.played_ausweisapp import PlayedAusweisApp, Script, played

SERVICE = "https://eid.example/token"
FURTHER = "https://eid.example/?refID=123456"
RESULT = "http://www.bsi.bund.de/ecard/api/1.1/resultmajor#"
CANCELLATION = "http://www.bsi.bund.de/ecard/api/1.1/resultminor/sal#cancellationByUser"

Answer = dict[str, object]

LEVEL: Answer = {"msg": "API_LEVEL", "available": [1, 2, 3], "current": 2}
BEGUN: Answer = {"msg": "AUTH"}
STATUS: Answer = {"msg": "STATUS", "workflow": "AUTH", "progress": 25, "state": "ACCESS_RIGHTS"}
RIGHTS: Answer = {
    "msg": "ACCESS_RIGHTS",
    "chat": {
        "effective": ["FamilyName", "GivenNames"],
        "optional": ["GivenNames"],
        "required": ["FamilyName"],
    },
}
OK: Answer = {"msg": "AUTH", "result": {"major": RESULT + "ok"}, "url": FURTHER}


def failed(minor: str = "", reason: str = "") -> Answer:
    result = {"major": RESULT + "error", "minor": minor, "message": "…", "reason": reason}
    return {"msg": "AUTH", "result": result, "url": "https://eid.example/?errID=1"}


def reader(tries: int = 3, *, keypad: bool = True, deactivated: bool = False) -> Answer:
    card = {"inoperative": False, "deactivated": deactivated, "retryCounter": tries}
    return {"name": "A reader", "insertable": False, "attached": True, "keypad": keypad,
            "card": card}  # fmt: skip


CERTIFICATE: Answer = {
    "msg": "CERTIFICATE",
    "description": {
        "issuerName": "An authority",
        "subjectName": "A town",
        "subjectUrl": "https://town.example",
        "purpose": "To know who is here",
    },
    "validity": {"effectiveDate": "2026-11-01", "expirationDate": "2026-12-01"},
}
BEGINNING: Script = [
    ("SET_API_LEVEL", [LEVEL]),
    ("RUN_AUTH", [BEGUN, STATUS, RIGHTS]),
    ("GET_CERTIFICATE", [CERTIFICATE]),
]


class Citizen:
    """Answers each question at once, and remembers it; digits are for the keypad or typed here."""

    def __init__(self, *, agrees: bool = True, stays: bool = True, typed: str = "") -> None:
        self._agrees, self._stays, self._typed = agrees, stays, typed
        self.saw: list[Question] = []
        self._says: list[Said] = []

    def is_asked(self, question: Question) -> None:
        self.saw.append(question)
        if isinstance(question, ConsentAsked):
            self._says.append(Agreed() if self._agrees else Declined())
        elif isinstance(question, DigitsWanted):
            digits = SecretPin(bytearray(self._typed, "ascii")) if self._typed else None
            self._says.append(Entered(digits))
        elif not self._stays:
            self._says.append(Cancelled())

    def says(self) -> Said | None:
        return self._says.pop(0) if self._says else None


def hand_over(app: PlayedAusweisApp, citizen: Citizen, limit_s: float = 30.0) -> Outcome:
    with AusweisAppLine(app.address) as line:
        return Handover(line, citizen, silence_limit_s=limit_s).run(SERVICE)


def outcome_of(script: Script, citizen: Citizen | None = None) -> Ending:
    with played(script) as app:
        return hand_over(app, citizen or Citizen()).ending


def asked_of(citizen: Citizen) -> list[Question]:
    return [each for each in citizen.saw if not isinstance(each, AtWork)]


def test_the_citizen_agrees_types_the_pin_at_the_keypad_and_the_service_goes_on() -> None:
    citizen = Citizen()
    script: Script = [
        *BEGINNING,
        ("ACCEPT", [{"msg": "INSERT_CARD"}, {"msg": "READER", **reader()},
                    {"msg": "ENTER_PIN", "reader": reader()}]),
        ("SET_PIN", [{"msg": "ENTER_PIN", "reader": reader(2)}]),
        ("SET_PIN", [OK]),
    ]  # fmt: skip
    with played(script) as app:
        assert hand_over(app, citizen) == Outcome(Ending.DONE, FURTHER, by_pin=True)
    consent, *asked = asked_of(citizen)
    assert isinstance(consent, ConsentAsked)
    assert consent.rights.chat.required == ("FamilyName",)
    assert (consent.reader.subject_name, consent.reader.purpose) == (
        "A town",
        "To know who is here",
    )
    assert asked == [
        CardAsked(),
        PinWanted(3, on_keypad=True),
        PinWanted(2, on_keypad=True, problem=PinProblem.WRONG),
    ]
    assert app.shown_as == "Citizen Spot"
    assert app.heard[1] == {"cmd": "RUN_AUTH", "tcTokenURL": SERVICE}
    assert not any("value" in each for each in app.heard)


def test_without_a_keypad_what_is_typed_on_screen_2_goes_to_ausweisapp_alone() -> None:
    citizen = Citizen(typed="123456")
    entering = {"msg": "ENTER_PIN", "reader": reader(keypad=False)}
    script: Script = [*BEGINNING, ("ACCEPT", [entering]), ("SET_PIN", [OK])]
    with played(script) as app:
        assert hand_over(app, citizen).by_pin
    assert app.heard[-1] == {"cmd": "SET_PIN", "value": "123456"}
    assert "123456" not in repr(citizen.saw)


def test_a_reader_without_keypad_is_not_waited_for() -> None:
    entering = {"msg": "ENTER_PIN", "reader": reader(keypad=False)}
    with played([*BEGINNING, ("ACCEPT", [entering]), ("never", [])]) as app:
        assert hand_over(app, Citizen(), limit_s=0.5).ending is Ending.TIMED_OUT


def test_before_the_last_try_the_number_on_the_card_is_asked_for_and_why_is_known() -> None:
    citizen = Citizen()
    script = [
        *BEGINNING,
        ("ACCEPT", [{"msg": "ENTER_PIN", "reader": reader(2)}]),
        ("SET_PIN", [{"msg": "ENTER_CAN", "reader": reader(1)}]),
        ("SET_CAN", [{"msg": "ENTER_CAN", "reader": reader(1)}]),
        ("SET_CAN", [{"msg": "ENTER_PIN", "reader": reader(1)}]),
        ("SET_PIN", [OK]),
    ]
    assert outcome_of(script, citizen) is Ending.DONE
    assert asked_of(citizen)[2:] == [
        AccessNumberWanted(1, on_keypad=True, pin_was_wrong=True),
        AccessNumberWanted(1, on_keypad=True, problem=PinProblem.WRONG),
        PinWanted(1, on_keypad=True),
    ]


def test_a_card_that_the_service_reads_by_its_number_alone_proves_nobody() -> None:
    script = [
        *BEGINNING,
        ("ACCEPT", [{"msg": "ENTER_CAN", "reader": reader()}]),
        ("SET_CAN", [OK]),
    ]
    with played(script) as app:
        assert hand_over(app, Citizen()) == Outcome(Ending.DONE, FURTHER, by_pin=False)


def test_digits_that_are_too_few_cost_no_try_and_are_asked_for_again() -> None:
    citizen = Citizen()
    again: Answer = {"msg": "ENTER_PIN", "reader": reader(), "error": "6 digits"}
    script = [
        *BEGINNING,
        ("ACCEPT", [{"msg": "ENTER_PIN", "reader": reader()}]),
        ("SET_PIN", [again]),
        ("SET_PIN", [OK]),
    ]
    assert outcome_of(script, citizen) is Ending.DONE
    assert asked_of(citizen)[-1] == PinWanted(3, on_keypad=True, problem=PinProblem.WRONG_LENGTH)


def test_what_is_not_required_can_be_left_out_and_the_citizen_sees_that_it_is() -> None:
    class Choosy(Citizen):
        def is_asked(self, question: Question) -> None:
            super().is_asked(question)
            if (
                isinstance(question, ConsentAsked)
                and "GivenNames" in question.rights.chat.effective
            ):
                self._says = [LeftOut(())]

    less = RIGHTS | {"chat": RIGHTS["chat"] | {"effective": ["FamilyName"]}}  # type: ignore[operator] # a map
    citizen = Choosy()
    script: Script = [*BEGINNING, ("SET_ACCESS_RIGHTS", [less]), ("ACCEPT", [OK])]
    with played(script) as app:
        assert hand_over(app, citizen).ending is Ending.DONE
    assert app.heard[3] == {"cmd": "SET_ACCESS_RIGHTS", "chat": []}


def test_what_the_citizen_does_not_agree_to_is_not_read() -> None:
    script = [*BEGINNING, ("CANCEL", [failed(CANCELLATION)])]
    assert outcome_of(script, Citizen(agrees=False)) is Ending.DECLINED


def test_a_blocked_pin_and_a_card_whose_function_is_off_end_with_their_own_words() -> None:
    blocked: Answer = {"msg": "ENTER_PUK", "reader": reader(0)}
    off: Answer = {"msg": "READER", **reader(deactivated=True)}
    for message, ending in ((blocked, Ending.BLOCKED), (off, Ending.DEACTIVATED)):
        script = [*BEGINNING, ("ACCEPT", [message]), ("CANCEL", [failed(CANCELLATION)])]
        assert outcome_of(script) is ending


def test_the_citizen_cancels_and_the_card_is_taken_away() -> None:
    for said, ending in (
        (failed(CANCELLATION), Ending.CANCELLED),
        (failed("#internalError", "Card_Removed"), Ending.CARD_REMOVED),
        (failed("#internalError", "Other"), Ending.FAILED),
        (failed("resultminor/dp#trustedChannelEstablishmentFailed"), Ending.REFUSED),
        ({"msg": "INTERNAL_ERROR"}, Ending.FAILED),
    ):
        assert outcome_of([*BEGINNING, ("ACCEPT", [said])]) is ending


def test_a_wish_taken_back_cancels_what_is_going_on() -> None:
    script = [*BEGINNING, ("ACCEPT", [{"msg": "INSERT_CARD"}]), ("CANCEL", [failed(CANCELLATION)])]
    assert outcome_of(script, Citizen(stays=False)) is Ending.CANCELLED


def test_an_old_version_a_busy_one_and_a_service_it_does_not_take_are_told_apart() -> None:
    other_level = LEVEL | {"current": 1, "error": "Level is unknown"}
    scripts: list[tuple[Script, Ending]] = [
        ([("SET_API_LEVEL", [other_level])], Ending.OUTDATED),
        ([("SET_API_LEVEL", [{"msg": "UNKNOWN_COMMAND", "error": "SET_API_LEVEL"}])],
         Ending.OUTDATED),
        ([("SET_API_LEVEL", [LEVEL]), ("RUN_AUTH", [{"msg": "BAD_STATE", "error": "RUN_AUTH"}])],
         Ending.BUSY),
        ([("SET_API_LEVEL", [LEVEL]), ("RUN_AUTH", [{"msg": "AUTH", "error": "no URL"}])],
         Ending.REFUSED),
    ]  # fmt: skip
    for script, ending in scripts:
        assert outcome_of(script) is ending


def test_an_ausweisapp_that_ends_or_falls_silent_does_not_keep_the_desk() -> None:
    assert outcome_of([("SET_API_LEVEL", [LEVEL]), ("RUN_AUTH", [])]) is Ending.GONE
    with played([("SET_API_LEVEL", [LEVEL]), ("RUN_AUTH", [BEGUN]), ("never", [])]) as app:
        assert hand_over(app, Citizen(), limit_s=0.5).ending is Ending.TIMED_OUT


def test_words_that_make_no_sense_end_it() -> None:
    nonsense: Answer = {"msg": "ENTER_PIN", "reader": "none"}
    assert outcome_of([*BEGINNING, ("ACCEPT", [nonsense])]) is Ending.FAILED


def test_each_refusal_at_the_door_has_its_own_word() -> None:
    for refusal, ending in (
        ("409 Conflict", Ending.BUSY),
        ("429 Too Many Requests", Ending.BUSY),
        ("503 Service Unavailable", Ending.SWITCHED_OFF),
    ):
        with played(refusal=refusal) as app:
            assert refused_at(app.address) is ending


def test_where_no_ausweisapp_is_it_says_so() -> None:
    with played() as app:
        address = app.address
    assert not ausweisapp_answers(address)
    assert refused_at(address) is Ending.NOT_RUNNING


def test_every_ending_has_its_own_sentence_and_a_next_act() -> None:
    assert set(FOR_THE_MEDIATOR) == set(FOR_THE_CITIZEN) == set(Ending)
    assert len({cause for cause, _ in FOR_THE_MEDIATOR.values()}) == len(Ending)
    for words in (FOR_THE_MEDIATOR, FOR_THE_CITIZEN):
        assert all(act for ending, (_, act) in words.items() if ending is not Ending.DONE)


def refused_at(address: str) -> Ending:
    try:
        with AusweisAppLine(address):
            raise AssertionError("it was let in")
    except HandoverError as error:
        return error.ending
