"""What this machine says of a real keyring in each of its states."""

from collections.abc import Iterator

import pytest

from kiosk_config.self_check.machine import KeyringState, ThisMachine
from tests.journal.keyring_session import KeyringSession, keyring_session, missing_programs

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(bool(missing_programs()), reason="no gnome-keyring here: run ./test"),
]


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    # A short name: the path of a local socket has at most 107 characters.
    with keyring_session(tmp_path_factory.mktemp("session")) as running:
        yield running


def test_a_session_without_a_keyring_service(session: KeyringSession) -> None:
    assert session
    assert ThisMachine().keyring() is KeyringState.ABSENT


def test_a_keyring_nobody_ever_set_up(session: KeyringSession) -> None:
    with session.not_signed_in():
        assert ThisMachine().keyring() is KeyringState.UNMADE


def test_a_keyring_that_is_open_and_later_locked(session: KeyringSession) -> None:
    with session.signed_in("made-up"):
        assert ThisMachine().keyring() is KeyringState.OPEN
    with session.not_signed_in():
        assert ThisMachine().keyring() is KeyringState.LOCKED
