"""The workstation's key in a real keyring, and every way a keyring can be in doubt."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring

from citizenspot.journal.errors import (
    JournalOfAnotherKey,
    KeyChanged,
    KeyMissing,
    KeyringAbsent,
    KeyringFailed,
    KeyringLocked,
    KeyringUnmade,
)
from citizenspot.journal.keys import WorkstationKey
from citizenspot.journal.secret_service import SERVICE, SecretServiceKeys, named_secret
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.escrow import bring_back
from citizenspot.providers.credentials import keyring_credential
from tests.journal.keyring_session import (
    KeyringSession,
    broken_keyring,
    keyring_session,
    missing_programs,
)
from tests.journal.made_up import DESK, KEYS, event

PASSWORD = "the password of Maria Exemplo"  # noqa: S105 - made up
ENTRY = f"workstation key of {DESK}"


class ForgetfulKeyring(KeyringBackend):
    """Takes every secret, and has none when it is asked."""

    priority = 0

    def __init__(self) -> None:
        pass

    def get_password(self, service: str, username: str) -> None:
        pass

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "desk" / "workstation-key.id"


@pytest.fixture
def keys(note: Path) -> SecretServiceKeys:
    return SecretServiceKeys(DESK, noted_in=note)


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    if missing := missing_programs():
        pytest.skip(f"not installed here: {', '.join(missing)}")
    with keyring_session(tmp_path_factory.mktemp("session")) as running:
        yield running


def test_without_a_message_bus_there_is_no_keyring(keys: SecretServiceKeys) -> None:
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
    with pytest.raises(KeyringAbsent, match=r"apt-get install gnome-keyring.*--practice"):
        keys.workstation_key()


def test_a_message_bus_that_is_gone_is_no_keyring(
    keys: SecretServiceKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/gone")
    with pytest.raises(KeyringAbsent):
        keys.workstation_key()


def test_a_providers_secret_that_cannot_be_had_is_none_and_the_log_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/gone")
    assert keyring_credential("town hall") is None
    [said] = [vars(each) for each in caplog.records]
    assert (said["place"], said["reason"]) == ("town hall", "KeyringAbsent")
    caplog.clear()


@pytest.mark.real
def test_a_message_bus_without_keyring_is_no_keyring(
    keys: SecretServiceKeys, session: KeyringSession, note: Path
) -> None:
    assert session
    with pytest.raises(KeyringAbsent):
        keys.workstation_key()
    assert not note.exists()


@pytest.mark.real
def test_the_first_start_makes_a_key_and_every_later_one_finds_it(
    session: KeyringSession, note: Path
) -> None:
    with session.signed_in(PASSWORD):
        made = SecretServiceKeys(DESK, noted_in=note).workstation_key()
        found = SecretServiceKeys(DESK, noted_in=note).workstation_key()
    assert found.database_key() == made.database_key()
    assert note.read_text() == made.id
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700
    with session.signed_in(PASSWORD):
        after_signing_in_again = SecretServiceKeys(DESK, noted_in=note).workstation_key()
    assert after_signing_in_again.database_key() == made.database_key()


@pytest.mark.real
def test_desks_have_keys_of_their_own(session: KeyringSession, tmp_path: Path) -> None:
    with session.signed_in(PASSWORD):
        one = SecretServiceKeys("Desk 1", noted_in=tmp_path / "one").workstation_key()
        other = SecretServiceKeys("Desk 2", noted_in=tmp_path / "other").workstation_key()
    assert one.id != other.id


@pytest.mark.real
def test_a_start_cut_short_after_the_key_was_kept_adopts_it(
    keys: SecretServiceKeys, session: KeyringSession, note: Path
) -> None:
    with session.signed_in(PASSWORD):
        made = keys.workstation_key()
        note.unlink()
        assert keys.workstation_key().id == made.id
    assert note.read_text() == made.id


@pytest.mark.real
def test_a_wrong_password_leaves_the_keyring_locked(
    keys: SecretServiceKeys, session: KeyringSession
) -> None:
    with session.signed_in(PASSWORD):
        keys.workstation_key()
    with session.signed_in("another password"), pytest.raises(KeyringLocked):
        keys.workstation_key()


@pytest.mark.real
def test_a_keyring_nobody_unlocked_is_locked(
    keys: SecretServiceKeys, session: KeyringSession
) -> None:
    with session.signed_in(PASSWORD):
        keys.workstation_key()
    with session.not_signed_in(), pytest.raises(KeyringLocked, match="Sign out, sign in again"):
        keys.workstation_key()


@pytest.mark.real
def test_a_service_without_a_keyring_is_given_none(
    keys: SecretServiceKeys, session: KeyringSession, note: Path
) -> None:
    with session.not_signed_in():
        for _ in range(2):
            with pytest.raises(KeyringUnmade):
                keys.workstation_key()
    assert not note.exists()


@pytest.mark.real
def test_a_new_keyring_is_found_out_and_no_new_key_is_made(
    keys: SecretServiceKeys, session: KeyringSession
) -> None:
    with session.signed_in(PASSWORD):
        made = keys.workstation_key()
    session.lose_keyrings()
    with session.signed_in("a new password"):
        for _ in range(2):
            with pytest.raises(KeyMissing, match=made.id):
                keys.workstation_key()


@pytest.mark.real
def test_another_key_is_found_out(keys: SecretServiceKeys, session: KeyringSession) -> None:
    with session.signed_in(PASSWORD):
        made = keys.workstation_key()
        Keyring().set_password(SERVICE, ENTRY, bytes(32).hex())  # type: ignore[no-untyped-call]
        with pytest.raises(KeyChanged) as changed:
            keys.workstation_key()
    other = WorkstationKey(bytes(32))
    assert changed.value.values == {"key": made.id, "found": other.id}


@pytest.mark.real
@pytest.mark.parametrize("damage", [b"\xff\xfe", "clé".encode()])
def test_a_damaged_note_names_no_key_and_none_is_taken_for_it(
    keys: SecretServiceKeys, session: KeyringSession, note: Path, damage: bytes
) -> None:
    with session.signed_in(PASSWORD):
        found = keys.workstation_key().id
        note.write_bytes(damage)
        with pytest.raises(KeyChanged) as changed:
            keys.workstation_key()
    assert changed.value.values == {"key": damage.decode("ascii", "replace"), "found": found}
    assert note.read_bytes() == damage


@pytest.mark.real
@pytest.mark.parametrize("kept", ["not hexadecimal", "00ff"])
def test_something_that_is_no_key_is_not_taken_for_one(
    keys: SecretServiceKeys, session: KeyringSession, kept: str
) -> None:
    with session.signed_in(PASSWORD):
        Keyring().set_password(SERVICE, ENTRY, kept)  # type: ignore[no-untyped-call]
        with pytest.raises(KeyringFailed, match="not a key"):
            keys.workstation_key()


@pytest.mark.real
def test_a_keyring_that_does_not_keep_its_first_key_is_not_trusted(
    keys: SecretServiceKeys, session: KeyringSession, note: Path
) -> None:
    keys._keyring = ForgetfulKeyring()
    with session.signed_in(PASSWORD), pytest.raises(KeyringFailed, match="does not keep"):
        keys.workstation_key()
    assert not note.exists()


@pytest.mark.real
def test_a_keyring_that_answers_with_errors_is_named(
    keys: SecretServiceKeys, session: KeyringSession
) -> None:
    assert session
    with broken_keyring():
        with pytest.raises(KeyringFailed, match="DBusErrorResponse"):
            keys.workstation_key()
        with pytest.raises(KeyringFailed):
            named_secret("town hall")


@pytest.mark.real
def test_nothing_in_the_environment_chooses_another_keyring(
    session: KeyringSession,
    note: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/another/keyring")
    with session.signed_in(PASSWORD):
        made = SecretServiceKeys(DESK, noted_in=note).workstation_key()
        assert SecretServiceKeys(DESK, noted_in=note).workstation_key().id == made.id


@pytest.mark.real
def test_a_journal_outlives_its_session_and_no_key_is_made_for_it_in_a_new_keyring(
    session: KeyringSession, note: Path, tmp_path: Path
) -> None:
    keys = SecretServiceKeys(DESK, noted_in=note)
    folder = tmp_path / "journal"
    with session.signed_in(PASSWORD), closing(SqlJournal.open(folder, keys, DESK)) as journal:
        recorded = journal.append("visit-1", [event()])
    with session.signed_in(PASSWORD), closing(SqlJournal.open(folder, keys, DESK)) as journal:
        assert journal.read("visit-1") == recorded
    session.lose_keyrings()
    note.unlink()
    with session.signed_in("a new password"):
        for _ in range(2):
            with pytest.raises(KeyMissing):
                SqlJournal.open(folder, keys, DESK)
    assert not note.exists()


@pytest.mark.real
def test_a_journal_and_a_keyring_that_do_not_belong_together_are_found_out(
    session: KeyringSession, tmp_path: Path
) -> None:
    folder = tmp_path / "journal"
    SqlJournal.open(folder, KEYS, DESK).close()
    with session.signed_in(PASSWORD):
        lost = SecretServiceKeys(DESK, noted_in=tmp_path / "lost" / "note")
        Keyring().set_password(SERVICE, ENTRY, bytes(32).hex())  # type: ignore[no-untyped-call]
        with pytest.raises(KeyChanged):
            SqlJournal.open(folder, lost, DESK)
        lost.workstation_key()
        with pytest.raises(JournalOfAnotherKey):
            SqlJournal.open(folder, lost, DESK)


@pytest.mark.real
def test_a_secret_an_administrator_put_there_is_found_by_its_name(
    session: KeyringSession,
) -> None:
    with session.signed_in(PASSWORD):
        Keyring().set_password(SERVICE, "town hall", "s3cret")  # type: ignore[no-untyped-call]
        assert named_secret("town hall") == keyring_credential("town hall") == "s3cret"
        assert named_secret("water company") is None
    with pytest.raises(KeyringAbsent):
        named_secret("town hall")


@pytest.mark.real
def test_a_key_takes_over_in_the_keyring_and_the_one_of_before_is_kept_until_it_is_forgotten(
    session: KeyringSession, keys: SecretServiceKeys
) -> None:
    with session.signed_in(PASSWORD):
        before = keys.workstation_key()
        new = keys.new_key()
        assert keys.workstation_key().id == before.id
        keys.take_up(new)
        assert keys.workstation_key().id == new.id
    with session.signed_in(PASSWORD):
        assert keys.workstation_key().id == new.id
        kept = keys.kept_key(before.id)
        assert kept is not None
        assert kept.database_key() == before.database_key()
        keys.forget(before.id)
        keys.forget(before.id)
        assert keys.kept_key(before.id) is None
        assert keys.kept_key(new.id) is not None


@pytest.mark.real
def test_a_lost_keyring_is_made_whole_with_the_key_from_escrow(
    session: KeyringSession, keys: SecretServiceKeys, tmp_path: Path
) -> None:
    with session.signed_in(PASSWORD):
        key = keys.workstation_key()
        SqlJournal.open(tmp_path / "journal", keys, DESK).close()
        keys._keyring.delete_password(SERVICE, ENTRY)
        with pytest.raises(KeyMissing):
            keys.workstation_key()
        bring_back(key.written(), tmp_path / "journal", keys)
        SqlJournal.open(tmp_path / "journal", keys, DESK).close()
