"""The reader of practice: what to type for each card, and what is done at its keypad."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citizenspot.desk.parts import Parts
from citizenspot.eid.ausweisapp.handover_worker import HandoverWorker
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_profile import Reading, choose_profile
from citizenspot.eid.known_cards import KNOWN_CARDS, known_cards
from citizenspot.eid.printed_on_card import key_printed_as
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import (
    ChoosePracticeReader,
    InsertPracticeCard,
    PressPracticeKeys,
    ReadScan,
)
from citizenspot.visit.proof_commands import UsePinpad
from citizenspot.visit.views import Block, Choices, DeskView
from citizenspot.visit.words import Actor
from kiosk_config.settings import PracticeSettings
from tests.desk.desk_rig import DeskRig
from tests.desk.test_pin_at_the_desk import says
from tests.visit.made_up_service import DEFINITION, made_up_service
from training.cards.emulated_card import emulate
from training.cards.german.played_eid_service import PlayedEidService
from training.cards.practice_trust import practice_trust
from training.cards.specimen import Specimen, find_specimen, load_specimens
from training.cards.to_type import to_type
from training.practice_world import PracticeWorld, today

BY_PRINT = [each for each in load_specimens() if dict(to_type(each, today())).keys() - {"pin"}]


class PracticeDesk(DeskRig):
    """A desk whose service wants a PIN, with the practice world's reader and menu."""

    def __init__(self, folder: Path) -> None:
        steps = [{"id": "who", "do": "identify", "assurance": "pin"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
        self.world = PracticeWorld(PracticeSettings(data_folder=folder))
        super().__init__(services=(made_up_service(steps=steps),), practice_cards=self.world)
        self.clock.now = self.clock.now.replace(year=today().year, month=today().month,
                                                day=today().day)  # fmt: skip
        self.worker = ReaderWorker(
            self.world.virtual_readers,
            known_cards(self.world.ausweisapp.answers),
            self.desk.card_reported,
            practice_trust(),
        )
        self.handing_over = HandoverWorker(
            self.world.ausweisapp, PlayedEidService(today), self.desk.handover_reported
        )

    def open(self) -> None:
        self.start()
        self.worker.start()
        self.desk.attach(Parts(reader=self.worker, german_cards=self.handing_over))
        self.desk.submit(c.OpenVisit("Ana"))
        self.desk.submit(c.Begin(), Actor.CITIZEN)
        self.desk.submit(c.ChooseServices(("xx.town.bench",)))

    def end(self) -> None:
        self.worker.close()
        self.handing_over.close()
        self.world.end()
        self.desk.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PracticeDesk]:
    made = PracticeDesk(tmp_path)
    made.open()
    yield made
    made.end()


def choices(view: DeskView) -> list[object]:
    blocks: tuple[Block, ...] = view.page.blocks
    return [act.command for each in blocks if isinstance(each, Choices) for act in each.acts]


def scans(view: DeskView) -> list[ReadScan]:
    return [each for each in choices(view) if isinstance(each, ReadScan)]


@pytest.mark.parametrize("specimen", BY_PRINT, ids=lambda each: each.name)
def test_what_a_trainer_is_told_to_type_opens_the_card(specimen: Specimen) -> None:
    if specimen.family == "de.eid":
        return
    for kind, text in to_type(specimen, today()):
        assert kind != "pin"
        key = key_printed_as(text, today())
        card = emulate(specimen, today())
        card.insert()
        profile = choose_profile(card.atr, CardChannel(card.answer), KNOWN_CARDS)
        assert profile is not None
        read = profile.read(CardChannel(card.answer), Reading(key=key, today=today))
        assert specimen.person is not None
        assert read.holder.family_name.casefold() == specimen.person.family_name.casefold()


def test_a_card_with_a_pin_says_it_and_a_card_without_any_says_nothing() -> None:
    assert to_type(find_specimen("sam"), today()) == (("pin", "123456"),)
    assert dict(to_type(find_specimen("omar"), today())).keys() == {"lines"}
    assert dict(to_type(find_specimen("erika"), today())) == {
        "access_number": "654321",
        "pin": "123456",
    }
    for name in ("bank-card", "mute-card", "eva-mute"):
        assert to_type(find_specimen(name), today()) == ()


@pytest.mark.parametrize("name", ["omar", "yusuf", "ana"])
def test_a_card_by_radio_is_opened_from_the_menu_alone(desk: PracticeDesk, name: str) -> None:
    desk.desk.submit(InsertPracticeCard(name))
    view = desk.screens.wait(lambda view: bool(scans(view)) and says("Printed on", view.page))
    desk.desk.submit(scans(view)[-1])
    desk.screens.wait(lambda view: view.page.name.endswith("/offered"))


def test_what_is_played_at_the_keypad_goes_to_the_card(desk: PracticeDesk) -> None:
    desk.desk.submit(ChoosePracticeReader(keypad=True))
    desk.desk.submit(InsertPracticeCard("mari"))
    desk.screens.wait(lambda view: view.page.name.endswith("/offered"))
    desk.desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)
    said = {"wrong": "The PIN was wrong.", "cancels": "cancelled on the reader's keypad",
            "lets_time_pass": "Nobody entered the PIN"}  # fmt: skip
    before = 0
    for entry, sentence in said.items():
        before = press(desk, entry, before)
        desk.screens.wait(lambda view, said=sentence: says(said, view.page))  # type: ignore[misc] # said is bound
    press(desk, "right", before)
    desk.screens.wait(lambda view: "/inform/" in view.page.name)


def press(desk: PracticeDesk, entry: str, before: int) -> int:
    """Let the citizen begin at the keypad, and play what they do; return the question's number."""

    def begins(view: DeskView) -> list[UsePinpad]:
        blocks = view.citizen.page.blocks
        acts = (act for each in blocks for act in getattr(each, "acts", ()))
        return [a.command for a in acts if isinstance(a.command, UsePinpad)
                and a.command.request != before]  # fmt: skip

    (command,) = begins(desk.screens.wait(lambda view: bool(begins(view))))
    desk.desk.submit(command, Actor.CITIZEN)
    view = desk.screens.wait(lambda view: PressPracticeKeys("right") in choices(view))
    assert PressPracticeKeys("right") in choices(view)
    desk.desk.submit(PressPracticeKeys(entry))  # type: ignore[arg-type] # one of those
    return command.request


def test_a_card_taken_out_while_its_pin_is_awaited_ends_the_wait(desk: PracticeDesk) -> None:
    desk.desk.submit(ChoosePracticeReader(keypad=True))
    desk.desk.submit(InsertPracticeCard("mari"))
    desk.screens.wait(lambda view: view.page.name.endswith("/offered"))
    desk.desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)
    view = desk.screens.wait(lambda view: says("UsePinpad", view.citizen.page))
    command = next(
        act.command
        for each in view.citizen.page.blocks
        for act in getattr(each, "acts", ())
        if isinstance(act.command, UsePinpad)
    )
    desk.desk.submit(command, Actor.CITIZEN)
    desk.screens.wait(lambda view: PressPracticeKeys("right") in choices(view))
    desk.world.remove()
    desk.screens.wait(lambda view: view.reader is not None and says("no card", view.reader))
