"""A desk that cannot be opened says so on both screens, each in its own language."""

from msgspec.structs import replace

from citizenspot.desk.not_open import unopened_desk
from citizenspot.desk.ports import Place
from citizenspot.journal.errors import JournalInUse, KeyringAbsent

PLACE = Place(spot="Spot", desk="Desk 1", mediator="Ana", practice=True, language="pt")


def test_a_second_start_names_the_first_in_the_mediators_language() -> None:
    view = unopened_desk(PLACE, JournalInUse(pid=4711, desk="Desk 1"))

    in_use, following = view.page.sentences
    assert "4711" in in_use
    assert "Desk 1" in in_use
    assert following
    assert (in_use, following) != (
        JournalInUse.sentence.format(pid=4711, desk="Desk 1"),
        JournalInUse.next_act,
    )


def test_without_a_keyring_it_says_how_to_get_one() -> None:
    view = unopened_desk(replace(PLACE, practice=False), KeyringAbsent())

    following = view.page.sentences[-1]
    assert "apt-get install gnome-keyring" in following
    assert "citizenspot start --practice" in following


def test_practice_stays_marked_and_nobody_is_welcomed() -> None:
    view = unopened_desk(PLACE, JournalInUse(pid=4711, desk="Desk 1"))

    assert view.practice
    assert view.citizen.practice
    assert view.citizen.state == "paused"
    assert "Spot" not in view.citizen.page.heading


def test_a_defect_is_said_as_it_came() -> None:
    view = unopened_desk(replace(PLACE, practice=False), ValueError("no such thing"))

    assert view.page.sentences == ("no such thing",)
    assert not view.practice
