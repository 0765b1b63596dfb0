"""Mediators sign in with a card of their own: a virtual reader, a real worker, real signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.day.events import DAY, RECORD, SignedIn
from citizenspot.desk.card_wishes import CardWishes
from citizenspot.desk.look import Look
from citizenspot.desk.parts import Parts
from citizenspot.eid.card_events import CardProved, CardState, Check, ReaderChanged, Verification
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.eid.readers import Readers
from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView, PinPad
from citizenspot.visit.words import Actor
from tests.desk.day_rig import ANA, CHIEF, PINS, RUI, DayRig, events_of, recorded
from tests.desk.desk_rig import LIMIT_S, NotedParts
from tests.desk.test_pin_at_the_desk import TODAY, pad_in
from tests.eid.authentication.proving import QuickReaders
from tests.rigs.pcscd import PcscdRig
from training.cards.practice_trust import practice_trust

CARD_PIN = "1234"


class CardDay(DayRig):
    """A desk with accounts, and a reader into which people put cards."""

    def __init__(self, readers: Readers | None = None) -> None:
        super().__init__()
        self.readers = QuickReaders(lambda: TODAY)
        self.worker = ReaderWorker(
            readers or self.readers, KNOWN_CARDS, self.desk.card_reported, practice_trust()
        )

    def open(self) -> None:
        self.start()
        self.worker.start()
        self.desk.attach(Parts(self.parts, self.parts, self.worker, self.clerk))
        self.set_up()

    def see(self, fits: Callable[[DeskView], bool]) -> DeskView:
        return self.screens.wait(fits)

    def pad(self, besides: int = 0) -> PinPad:
        view = self.see(lambda view: (pad := _pad(view)) is not None and pad.request != besides)
        pad = _pad(view)
        assert pad is not None
        return pad

    def type_pin(self, digits: str = CARD_PIN, request: int = 0, *, own: bool = True) -> SecretPin:
        pin = SecretPin(bytearray(digits, "ascii"))
        self.worker.enter_pin(request or self.pad().request, pin, own=own)
        return pin

    def keep_card(self, name: str, card: str) -> None:
        """Sign in by PIN and keep a card, then sign out."""
        self.sign_in(name)
        self.mediator(d.ShowDesk("pin"))
        self.readers.insert(card)
        self.mediator(d.BindCard())
        self.type_pin()
        self.see(lambda view: "signs you in" in " ".join(view.page.sentences))
        self.readers.remove()

    def sign_in_by_card(self, card: str) -> None:
        self.readers.insert(card)
        self.press("Sign in with your card")
        self.type_pin()

    def end(self) -> None:
        self.worker.close()
        self.desk.close()


def _pad(view: DeskView) -> PinPad | None:
    return next((block for block in view.page.blocks if isinstance(block, PinPad)), None)


@pytest.fixture
def rig() -> Iterator[CardDay]:
    made = CardDay()
    made.open()
    yield made
    made.end()


def test_a_card_that_was_kept_signs_its_owner_in_without_a_name(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.sign_in_by_card("mari")
    view = rig.see(lambda view: not view.locked)
    assert view.mediator == ANA
    ways = [each.way for each in events_of(rig, DAY) if isinstance(each, SignedIn)]
    assert ways == ["pin", "pin", "card"]


def test_the_card_they_signed_in_with_is_not_read_for_who_asks_what_is_held(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.sign_in_by_card("mari")
    rig.see(lambda view: not view.locked)
    rig.open_day()
    rig.mediator(d.ShowDesk("held"))
    view = rig.mediator(h.AskWhatIsHeld("pt"))
    assert "Your own card is still in the reader" in repr(view.notices)
    assert "Mari" not in repr((view.page, view.citizen))

    rig.readers.remove()
    rig.see(lambda view: "Your own card" not in repr(view.reader))
    view = rig.mediator(h.AskWhatIsHeld("pt"))
    assert "Your own card" not in repr(view.notices)


def test_no_card_is_offered_before_one_was_kept(rig: CardDay) -> None:
    assert "Sign in with your card" not in [act.label for act in rig.view.page.acts]


def test_a_card_that_nobody_kept_lets_nobody_in(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.sign_in_by_card("juhan")
    view = rig.see(lambda view: "signs nobody in" in repr(view.notices))
    assert view.locked


def test_a_wrong_pin_says_how_many_tries_are_left_and_lets_nobody_in(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.readers.insert("mari")
    rig.press("Sign in with your card")
    first = rig.pad()
    wrong = rig.type_pin("9999", first.request)
    again = rig.pad(besides=first.request)
    assert len(wrong) == 0
    assert rig.view.locked
    assert "2 tries are left" in repr(rig.view.page)
    rig.type_pin(request=again.request)
    rig.see(lambda view: not view.locked)


def test_the_last_try_of_a_card_wants_a_second_yes(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.readers.insert("mari-last-try")
    rig.press("Sign in with your card")
    view = rig.see(lambda view: view.page.name.endswith("/last"))
    assert _pad(view) is None
    rig.press("I am sure of my PIN")
    rig.type_pin()
    rig.see(lambda view: not view.locked)


def test_a_pin_that_screen_2_sends_answers_no_question_of_screen_1(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.readers.insert("mari")
    rig.press("Sign in with your card")
    request = rig.pad().request
    guessed = rig.type_pin("9999", request, own=False)
    assert len(guessed) == 0
    rig.type_pin(request=request)
    view = rig.see(lambda view: not view.locked)
    assert view.mediator == ANA


def test_a_card_signs_one_person_in(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.sign_in(RUI)
    rig.mediator(d.ShowDesk("pin"))
    rig.readers.insert("mari")
    rig.mediator(d.BindCard())
    rig.type_pin()
    view = rig.see(lambda view: "somebody else" in repr(view.notices))
    assert view.mediator == RUI


def test_an_administrator_takes_a_lost_card_away(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.SignOut())
    rig.sign_in(CHIEF)
    rig.mediator(d.ShowDesk("accounts"))
    rig.press("Card no more")
    rig.mediator(d.SignOut())
    assert "Sign in with your card" not in [act.label for act in rig.view.page.acts]


def test_nobody_takes_a_colleagues_card_away(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    ana = rig.account(ANA)
    rig.mediator(d.SignOut())
    rig.sign_in(RUI)
    rig.mediator(d.RemoveCard(ana))
    assert "Your role may not do this" in rig.refused


def test_coming_back_by_card_finds_the_visit_and_reads_no_card_for_it(rig: CardDay) -> None:
    rig.keep_card(ANA, "mari")
    rig.mediator(d.OpenDay("0"))
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    before = rig.mediator(c.ChooseServices(("xx.town.bench",)))
    rig.mediator(d.LockScreen())
    rig.sign_in_by_card("mari")
    view = rig.see(lambda view: not view.locked and "still in the reader" in repr(view.reader))
    assert view.page.name == before.page.name
    rig.readers.remove()
    rig.readers.insert("juhan")
    view = rig.see(
        lambda view: "offered" in view.citizen.page.name or "JUHAN" in repr(view).upper()
    )
    assert "MARI" not in repr(view.citizen).upper()


def test_a_locked_desk_reads_no_card_for_its_visit(rig: CardDay) -> None:
    rig.open_day()
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    rig.mediator(c.ChooseServices(("xx.town.bench",)))
    rig.mediator(d.LockScreen())
    rig.readers.insert("juhan")
    rig.desk.submit(d.ForgetRefusal(), Actor.MEDIATOR)
    assert pad_in(rig.view.citizen) is None
    assert "JUHAN" not in repr(rig.view).upper()


def test_no_pin_of_a_card_is_journalled_or_shown_and_of_the_card_only_a_fingerprint(
    rig: CardDay,
) -> None:
    rig.keep_card(ANA, "mari")
    written = b"".join(each.payload for each in recorded(rig, RECORD))
    assert b"card_bound" in written
    assert CARD_PIN.encode() not in written
    assert b"MARI" not in written.upper()
    assert PINS[ANA].encode() not in written
    assert rig.desk.ask(lambda counter: counter.day.card).result(LIMIT_S) is None


def test_a_card_signs_in_through_the_real_reader_service(pcscd: PcscdRig) -> None:
    rig = CardDay(PcscReaders())
    rig.open()
    try:
        rig.sign_in(ANA)
        pcscd.insert("mari")
        rig.mediator(d.ShowDesk("pin"))
        rig.mediator(d.BindCard())
        rig.type_pin()
        rig.see(lambda view: "signs you in" in " ".join(view.page.sentences))
        rig.mediator(d.SignOut())
        rig.press("Sign in with your card")
        rig.type_pin()
        assert rig.see(lambda view: not view.locked).mediator == ANA
    finally:
        rig.end()


def test_a_card_that_proves_itself_before_the_reader_is_told_of_is_known_as_ones_own() -> None:
    look, reader = Look(), NotedParts()
    wishes = CardWishes(look)
    proved = CardProved(Verification((Check.CHIP,)), b"certificate", "Reader", 7)
    wishes.heard(proved, None, reader)
    wishes.heard(ReaderChanged(CardState.READY, "Reader", 7), None, reader)
    assert look.reader == CardState.OWN_CARD.value
    wishes.heard(ReaderChanged(CardState.READY, "Reader", 8), None, reader)
    assert look.reader == CardState.READY.value
