"""A German card at the desk: the citizen says what may be read, and AusweisApp is played."""

from collections.abc import Callable, Iterator

import pytest

from citizenspot.desk.parts import Parts
from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppHere
from citizenspot.eid.ausweisapp.handover_worker import AusweisApp, HandoverWorker
from citizenspot.eid.ausweisapp.questions import ConsentAsked
from citizenspot.eid.known_cards import known_cards
from citizenspot.eid.pin.secret_pin import SecretPin, WipedPinError
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import HandOverCard, StopHandover
from citizenspot.visit.proof_commands import (
    AgreeToReading,
    AllowLastTry,
    DeclineReading,
    LetRead,
)
from citizenspot.visit.views import Choices, CitizenView, DeskView, PinPad
from citizenspot.visit.words import Actor, Assurance
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.desk.test_pin_at_the_desk import TODAY, everything_written, pad_in, pad_of, says
from tests.rigs.played_ausweisapp import played
from tests.visit.made_up_service import DEFINITION, made_up_service
from training.cards.german.played_ausweisapp import PlayedAusweisApp
from training.cards.german.played_eid_service import PlayedEidService
from training.cards.practice_trust import practice_trust
from training.cards.specimen import find_specimen
from training.cards.virtual_readers import VirtualReaders


class GermanDesk(DeskRig):
    """A desk whose one service wants card and PIN, with a reader and an AusweisApp of its own."""

    def __init__(self, ausweisapp: AusweisApp | None = None) -> None:
        steps = [{"id": "who", "do": "identify", "assurance": "pin"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
        super().__init__(services=(made_up_service(steps=steps),))
        self.card_readers = VirtualReaders(lambda: TODAY)
        self.app = PlayedAusweisApp(lambda: TODAY, self.take_out)
        used = ausweisapp or self.app
        self.handing_over = HandoverWorker(
            used, PlayedEidService(lambda: TODAY), self.desk.handover_reported
        )
        self.worker = ReaderWorker(
            self.card_readers,
            known_cards(used.answers),
            self.desk.card_reported,
            practice_trust(),
        )

    def open(self) -> None:
        self.start()
        self.worker.start()
        self.desk.attach(
            Parts(
                sender=self.parts,
                receipts=self.parts,
                reader=self.worker,
                german_cards=self.handing_over,
            )
        )
        for command in (c.OpenVisit("Ana"), c.Begin(), c.ChooseServices(("xx.town.bench",))):
            actor = Actor.CITIZEN if isinstance(command, c.Begin) else Actor.MEDIATOR
            self.desk.submit(command, actor)

    def put_in(self, name: str) -> None:
        specimen = find_specimen(name)
        self.app.lay(specimen if specimen.family == "de.eid" else None)
        self.card_readers.insert(name)

    def take_out(self) -> None:
        self.app.lay(None)
        self.card_readers.remove()

    def sees(self, fits: Callable[[DeskView], bool]) -> DeskView:
        return self.screens.wait(fits)

    def consent(self) -> CitizenView:
        return self.sees(lambda view: view.citizen.page.name.endswith("/german/consent")).citizen

    def agree(self) -> None:
        self.citizens(AgreeToReading)

    def citizens(self, kind: type) -> None:
        """Press the act on screen 2 that gives a command of a kind."""
        assert self.screens.desk is not None
        acts = self.screens.desk.citizen.page.acts
        (command,) = (act.command for act in acts if isinstance(act.command, kind))
        self.desk.submit(command, Actor.CITIZEN)

    def pad(self, but: int = 0) -> PinPad:
        view = self.sees(
            lambda view: (pad := pad_in(view.citizen)) is not None and pad.request != but
        )
        return pad_of(view.citizen)

    def enter(self, digits: str, request: int | None = None) -> SecretPin:
        pin = SecretPin(bytearray(digits, "ascii"))
        self.handing_over.enter(self.pad().request if request is None else request, pin)
        return pin

    def until_pad(self, name: str) -> int:
        self.put_in(name)
        self.consent()
        self.agree()
        return self.pad().request

    def end(self) -> None:
        self.worker.close()
        self.handing_over.close()
        self.desk.close()


@pytest.fixture
def desk() -> Iterator[GermanDesk]:
    made = GermanDesk()
    made.open()
    yield made
    made.end()


def ended(desk: GermanDesk, sentence: str) -> DeskView:
    return desk.sees(lambda view: says(sentence, view.page))


def test_screen_2_says_who_reads_what_and_why_before_anything_is_read(desk: GermanDesk) -> None:
    desk.put_in("erika")
    view = desk.consent()
    for words in ("Citizen Spot, practice", "To know who is at the counter", "https://practice"):
        assert says(words, view.page)
    assert says("apelidos", view.page)
    on_desk = desk.sees(lambda view: says("The citizen decides on screen 2", view.page))
    acts = [act.command for act in on_desk.page.acts]
    assert not any(isinstance(each, AgreeToReading) for each in acts)


def test_the_citizen_agrees_and_enters_the_pin_and_is_known_by_card_and_pin(
    desk: GermanDesk,
) -> None:
    desk.until_pad("erika")
    desk.enter("123456")
    view = desk.sees(lambda view: view.page.name.endswith("/offered"))
    assert says("Erika Beispiel", view.citizen.page)
    desk.desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)
    desk.sees(lambda view: "/inform/" in view.page.name)
    sure = desk.desk.ask(lambda counter: counter.visit and counter.visit.assurance).result(LIMIT_S)
    assert sure is Assurance.CARD_AND_PIN


def test_what_the_mediator_cannot_say_for_the_citizen(desk: GermanDesk) -> None:
    desk.put_in("erika")
    desk.consent()
    number = desk.desk.ask(lambda counter: counter.look.handover).result(LIMIT_S)
    assert number is not None
    agree = AgreeToReading(number.number)
    desk.desk.submit(agree, Actor.MEDIATOR)
    desk.desk.submit(c.Assisted(agree, "cannot touch"), Actor.MEDIATOR)  # type: ignore[arg-type] # no act of the visit's
    assert isinstance(number.question, ConsentAsked)
    assert desk.view.citizen.page.name.endswith("/german/consent")


def test_what_is_not_required_is_left_out_and_is_then_not_known(desk: GermanDesk) -> None:
    desk.put_in("erika")
    view = desk.consent()
    (choices,) = (each for each in view.page.blocks if isinstance(each, Choices))
    address = next(act for act in choices.acts if act.label == "morada")
    assert address.selected
    assert isinstance(address.command, LetRead)
    desk.desk.submit(address.command, Actor.CITIZEN)
    view = desk.sees(lambda view: not chosen(view.citizen, "morada")).citizen
    assert chosen(view, "nacionalidade")


def chosen(view: CitizenView, label: str) -> bool:
    acts = (act for each in view.page.blocks if isinstance(each, Choices) for act in each.acts)
    return any(act.selected for act in acts if act.label == label)


def test_a_no_is_taken_and_the_visit_goes_on_with_a_document(desk: GermanDesk) -> None:
    desk.put_in("erika")
    desk.consent()
    desk.citizens(DeclineReading)
    view = ended(desk, "does not want the service to read the card")
    assert says("identity document", view.page)
    assert any(isinstance(act.command, HandOverCard) for act in view.page.acts)


def test_a_wrong_pin_says_so_with_the_tries_that_are_left(desk: GermanDesk) -> None:
    first = desk.until_pad("erika")
    desk.enter("000000")
    assert desk.pad(but=first).request != first
    view = desk.sees(lambda view: says("The PIN was wrong.", view.page))
    assert says("2 tries are left.", view.page)
    desk.enter("123456")
    desk.sees(lambda view: view.page.name.endswith("/offered"))


def test_before_the_last_try_the_printed_number_and_then_a_second_yes(desk: GermanDesk) -> None:
    number_asked = desk.until_pad("erika-last-try")
    desk.enter("111111")
    again = desk.pad(but=number_asked)
    desk.sees(lambda view: says("That number is not the one on the card.", view.page))
    desk.enter("654321", again.request)
    view = desk.sees(lambda view: view.citizen.page.name.endswith("/last"))
    assert pad_in(view.citizen) is None
    desk.citizens(AllowLastTry)
    desk.enter("123456", desk.pad(but=again.request).request)
    desk.sees(lambda view: view.page.name.endswith("/offered"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("erika-blocked", "The PIN of this card is blocked in AusweisApp."),
        ("erika-not-activated", "The online function of this card is switched off."),
    ],
)
def test_a_card_that_cannot_be_used_says_why_without_asking_for_a_pin(
    desk: GermanDesk, name: str, sentence: str
) -> None:
    desk.put_in(name)
    desk.consent()
    desk.agree()
    view = ended(desk, sentence)
    assert pad_in(view.citizen) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("erika-pulled", "The card was taken away before it was read."),
        ("erika-expired", "AusweisApp could not read the card."),
        ("erika-forged", "AusweisApp could not read the card."),
    ],
)
def test_a_card_that_goes_wrong_after_its_pin_says_why(
    desk: GermanDesk, name: str, sentence: str
) -> None:
    desk.until_pad(name)
    desk.enter("123456")
    view = ended(desk, sentence)
    assert pad_in(view.citizen) is None
    assert not says("Erika", view.page)


def test_a_card_taken_out_at_its_pin_is_asked_for_again_and_the_old_pin_goes_nowhere(
    desk: GermanDesk,
) -> None:
    before = desk.until_pad("erika")
    desk.take_out()
    desk.sees(lambda view: says("AusweisApp waits for a card", view.page))
    late = desk.enter("123456", before)
    with pytest.raises(WipedPinError):
        assert late.digits
    desk.put_in("erika")
    desk.enter("123456", desk.pad(but=before).request)
    desk.sees(lambda view: view.page.name.endswith("/offered"))


def test_the_citizen_and_the_mediator_can_stop_it_at_any_time(desk: GermanDesk) -> None:
    desk.until_pad("erika")
    desk.citizens(DeclineReading)
    view = ended(desk, "The citizen cancelled in AusweisApp.")
    assert pad_in(view.citizen) is None
    desk.desk.submit(HandOverCard())
    desk.consent()
    desk.desk.submit(StopHandover())
    view = desk.sees(lambda view: view.page.heading == "Identify the citizen")
    assert not says("Erika", view.page)


def test_another_countrys_card_ends_it_and_is_read_as_ever(desk: GermanDesk) -> None:
    desk.until_pad("erika")
    desk.put_in("mari")
    view = desk.sees(lambda view: view.page.name.endswith("/offered"))
    assert not says("Erika", view.page)


def test_no_digit_is_in_the_journal_or_on_a_screen(desk: GermanDesk) -> None:
    desk.until_pad("erika")
    desk.enter("123456")
    view = desk.sees(lambda view: view.page.name.endswith("/offered"))
    desk.desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)
    written = desk.desk.ask(lambda counter: everything_written(counter._journal)).result(LIMIT_S)
    assert "identity_confirmed" in written
    assert "123456" not in written + repr(view)


def test_without_an_ausweisapp_the_desk_says_so_and_offers_a_document() -> None:
    with played() as app:
        address = app.address
    desk = GermanDesk(AusweisAppHere(address))
    desk.open()
    try:
        desk.put_in("erika")
        view = desk.sees(lambda view: says("it is not running here", view.page))
        assert says("start AusweisApp", view.page)
        desk.desk.submit(HandOverCard())
        ended(desk, "AusweisApp is not running on this computer.")
    finally:
        desk.end()
