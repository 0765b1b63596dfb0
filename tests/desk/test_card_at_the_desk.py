"""A card read at the desk: its name before it is checked, its photograph, and nothing kept."""

import threading
from collections.abc import Iterator

import pytest

from citizenspot.desk.counter import Counter
from citizenspot.eid.access_key import CardAccessNumber, MrzKey
from citizenspot.eid.card_events import (
    CardFailed,
    CardPhotoRead,
    CardRead,
    CardState,
    CardTextRead,
    Check,
    ReaderChanged,
    Verification,
)
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import OpenCard
from citizenspot.visit.views import Block, CardShown, DeskView, EntryForm
from citizenspot.visit.words import Actor, Outcome
from tests.desk.desk_rig import LIMIT_S, DeskRig, desk_at_work, holder
from tests.desk.test_pin_at_the_desk import CardDesk
from tests.eid.test_mrz import CARD

PNG = b"\x89PNG\r\n\x1a\nthe photograph of nobody"
GOOD = Verification(checked=(Check.IDENTITY_HASH,))
FORGED = Verification(failed=(Check.IDENTITY_HASH,))


@pytest.fixture
def rig() -> Iterator[DeskRig]:
    with desk_at_work() as at_work:
        at_work.mediator(c.OpenVisit("Ana"))
        at_work.citizen(c.Begin())
        at_work.mediator(c.ChooseServices(("xx.town.bench",)))
        yield at_work


def first(view: DeskView, kind: type[Block]) -> Block | None:
    return next((block for block in view.page.blocks if type(block) is kind), None)


def shown(view: DeskView) -> CardShown | None:
    card = first(view, CardShown)
    assert card is None or isinstance(card, CardShown)
    return card


def tell(rig: DeskRig, *events: object) -> DeskView:
    for event in events:
        rig.desk.card_reported(event)  # type: ignore[arg-type] # events of the reader
    return rig.view


def test_a_name_is_on_screen_1_before_the_card_is_read_to_its_end(rig: DeskRig) -> None:
    view = tell(rig, ReaderChanged(CardState.READING), CardTextRead(holder()))
    card = shown(view)
    assert card is not None
    assert "Rita Exemplo" in repr(card)
    assert "It is not checked yet." in repr(view.page)
    assert "Rita" not in repr(view.citizen)


def test_the_name_of_a_read_that_failed_is_taken_back(rig: DeskRig) -> None:
    view = tell(rig, CardTextRead(holder()), CardFailed(CardState.REMOVED))
    assert shown(view) is None
    view = tell(rig, CardTextRead(holder()), ReaderChanged(CardState.REMOVED))
    assert shown(view) is None


def test_the_photograph_comes_to_the_person_it_is_of_and_stays_when_the_card_is_out(
    rig: DeskRig,
) -> None:
    tell(rig, CardTextRead(holder()), CardRead(holder(), GOOD, 12), CardPhotoRead(PNG))
    view = tell(rig, ReaderChanged(CardState.NO_CARD))
    assert view.page.name.endswith("/offered")
    card = shown(view)
    assert card is not None
    assert card.photo == PNG


def test_a_forged_card_shows_no_photograph_and_offers_nobody(rig: DeskRig) -> None:
    view = tell(rig, CardTextRead(holder()), CardRead(holder(), FORGED, 12), CardPhotoRead(PNG))
    assert shown(view) is None
    assert "Rita" not in repr(view.page)


def test_a_card_that_is_read_outside_a_visit_is_not_looked_at() -> None:
    with desk_at_work() as rig:
        tell(rig, CardTextRead(holder()), CardRead(holder(), GOOD, 12), CardPhotoRead(PNG))
        assert looked_at(rig) == ""


def test_nothing_of_the_card_is_kept_once_the_visit_is_over(rig: DeskRig) -> None:
    tell(rig, CardTextRead(holder()), CardRead(holder(), GOOD, 12), CardPhotoRead(PNG))
    assert "Rita" in looked_at(rig)
    assert "photograph of nobody" in repr(rig.view)
    rig.citizen(c.ConfirmIdentity())
    rig.mediator(c.CloseCase(rig.case, Outcome.DECLINED))
    rig.mediator(c.SayGoodbye())
    view = rig.mediator(c.Wipe())
    assert looked_at(rig) == ""
    assert "photograph of nobody" not in repr(view)
    late = tell(rig, CardPhotoRead(PNG))
    assert looked_at(rig) == ""
    assert "photograph of nobody" not in repr(late)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (OpenCard(), "Type the six digits"),
        (OpenCard("31804"), "six digits, and no letters"),
        (OpenCard("31804X"), "six digits, and no letters"),
        (OpenCard("٣١٨٠٤٢"), "six digits, and no letters"),
        (OpenCard(CARD[:-1]), "check digits do not fit"),
        (OpenCard(CARD.replace("7", "1", 1)), "check digits do not fit"),
    ],
)
def test_what_cannot_open_a_card_is_not_tried_and_the_field_says_why(
    rig: DeskRig, typed: OpenCard, problem: str
) -> None:
    tell(rig, ReaderChanged(CardState.KEY_NEEDED))
    before = len(rig.parts.keys)
    form = first(rig.mediator(typed), EntryForm)
    assert problem in repr(form)
    assert len(rig.parts.keys) == before


def test_a_number_or_lines_that_were_typed_are_tried_on_the_card(rig: DeskRig) -> None:
    tell(rig, ReaderChanged(CardState.KEY_NEEDED))
    rig.mediator(OpenCard("318 042"))
    assert rig.parts.keys[-1] == CardAccessNumber("318042")
    rig.mediator(OpenCard(CARD))
    assert isinstance(rig.parts.keys[-1], MrzKey)


def test_the_form_goes_when_no_card_waits_for_it(rig: DeskRig) -> None:
    assert first(tell(rig, ReaderChanged(CardState.KEY_NEEDED)), EntryForm)
    rig.mediator(OpenCard("1"))
    assert first(tell(rig, ReaderChanged(CardState.NO_CARD)), EntryForm) is None
    again = tell(rig, ReaderChanged(CardState.KEY_NEEDED))
    assert "six digits, and no letters" not in repr(again.page)


def test_a_card_by_radio_is_opened_by_its_number_and_shows_name_and_photograph() -> None:
    desk = CardDesk()
    desk.open()
    try:
        desk.card_readers.insert("ana")
        desk.screens.wait(lambda view: first(view, EntryForm) is not None)
        desk.desk.submit(OpenCard("318043"), Actor.MEDIATOR)
        desk.screens.wait(lambda view: "does not open this card" in repr(view.page))
        desk.desk.submit(OpenCard("318042"), Actor.MEDIATOR)
        view = desk.screens.wait(lambda view: bool((card := shown(view)) and card.photo))
        assert view.page.name.endswith("/offered")
        assert "Ana Lúcia Exemplo Utopia" in repr(view.page)
        assert "The card is genuine." in repr(view.page)
    finally:
        desk.end()


def looked_at(rig: DeskRig) -> str:
    """Return what the desk's look holds of a card, photograph included."""
    found: list[str] = []
    done = threading.Event()

    def look(counter: Counter) -> None:
        card = counter.look.card
        found.append(repr(card) + repr(card.photo) if card else "")
        done.set()

    rig.desk._jobs.put(look)
    assert done.wait(LIMIT_S)
    return found[0]
