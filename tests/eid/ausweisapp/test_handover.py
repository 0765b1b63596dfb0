"""A German card handed to AusweisApp: each exchange of its documentation, over a real WebSocket."""

from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppLine, ausweisapp_answers
from citizenspot.eid.ausweisapp.ausweisapp_words import AccessRights
from citizenspot.eid.ausweisapp.handover import Handover
from citizenspot.eid.ausweisapp.outcome import SENTENCES, Ending, HandoverError, Outcome
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


BEGINNING: Script = [("SET_API_LEVEL", [LEVEL]), ("RUN_AUTH", [BEGUN, STATUS, RIGHTS])]


class Citizen:
    """Agrees or not, and remembers what was asked."""

    def __init__(self, *, agrees: bool = True, stays: bool = True) -> None:
        self._agrees, self._stays = agrees, stays
        self.saw: list[object] = []

    def agrees_to(self, rights: AccessRights) -> bool:
        self.saw.append(rights.chat.required)
        return self._agrees

    def is_asked_for_card(self) -> None:
        self.saw.append("card")

    def is_asked_on_keypad(self, tries_left: int | None) -> None:
        self.saw.append(tries_left)

    def wants_on(self) -> bool:
        return self._stays or not self.saw


def hand_over(app: PlayedAusweisApp, citizen: Citizen, limit_s: float = 30.0) -> Outcome:
    with AusweisAppLine(app.address) as line:
        return Handover(line, citizen, silence_limit_s=limit_s).run(SERVICE)


def outcome_of(script: Script, citizen: Citizen | None = None) -> Ending:
    with played(script) as app:
        return hand_over(app, citizen or Citizen()).ending


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
        assert hand_over(app, citizen) == Outcome(Ending.DONE, FURTHER)
    assert citizen.saw == [("FamilyName",), "card", 3, 2]
    assert app.shown_as == "Citizen Spot"
    assert app.heard[1] == {"cmd": "RUN_AUTH", "tcTokenURL": SERVICE}
    assert not any("value" in each for each in app.heard)


def test_before_the_last_try_the_keypad_asks_for_the_number_on_the_card() -> None:
    script = [
        *BEGINNING,
        ("ACCEPT", [{"msg": "ENTER_CAN", "reader": reader(1)}]),
        ("SET_CAN", [{"msg": "ENTER_PIN", "reader": reader(1)}]),
        ("SET_PIN", [OK]),
    ]
    assert outcome_of(script) is Ending.DONE


def test_what_the_citizen_does_not_agree_to_is_not_read() -> None:
    script = [*BEGINNING, ("CANCEL", [failed(CANCELLATION)])]
    assert outcome_of(script, Citizen(agrees=False)) is Ending.DECLINED


def test_without_a_keypad_no_pin_is_given_to_anybody() -> None:
    entering = {"msg": "ENTER_PIN", "reader": reader(keypad=False)}
    script = [*BEGINNING, ("ACCEPT", [entering]), ("CANCEL", [failed(CANCELLATION)])]
    assert outcome_of(script) is Ending.NO_KEYPAD


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
        ({"msg": "INTERNAL_ERROR"}, Ending.FAILED),
    ):
        assert outcome_of([*BEGINNING, ("ACCEPT", [said])]) is ending


def test_a_wish_taken_back_cancels_what_is_going_on() -> None:
    script = [*BEGINNING, ("ACCEPT", []), ("CANCEL", [failed(CANCELLATION)])]
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
    assert set(SENTENCES) == set(Ending)
    assert len({cause for cause, _ in SENTENCES.values()}) == len(Ending)
    assert all(act for ending, (_, act) in SENTENCES.items() if ending is not Ending.DONE)


def refused_at(address: str) -> Ending:
    try:
        with AusweisAppLine(address):
            raise AssertionError("it was let in")
    except HandoverError as error:
        return error.ending
