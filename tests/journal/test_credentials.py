"""The workstation's key as a credential of the service that starts the desk."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal.credentials import CredentialKeys
from citizenspot.journal.errors import CredentialAbsent, CredentialsReadOnly, KeyMissing
from citizenspot.journal.keys import WorkstationKey, keys_for
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.rotation import rotate
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, OPENING, event

FIRST, SECOND = WorkstationKey(b"1" * 32), WorkstationKey(b"2" * 32)


@pytest.fixture
def credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder systemd names to a service, with one credential in it."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / "citizenspot-key").write_text(FIRST.written() + "\n", encoding="ascii")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def keys_of(folder: Path) -> CredentialKeys:
    """Return the key store of a desk whose settings say `credentials`."""
    found = keys_for(folder, practice=False, desk=DESK, kept_in="credentials")
    assert isinstance(found, CredentialKeys)
    return found


@pytest.mark.usefixtures("credentials")
def test_the_key_is_the_credential_and_its_id_is_noted(tmp_path: Path) -> None:
    assert keys_of(tmp_path).workstation_key().id == FIRST.id
    assert (tmp_path / "workstation-key.id").read_text(encoding="ascii") == FIRST.id


@pytest.mark.parametrize("named", [None, ""])
def test_without_a_service_there_is_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    if named is not None:
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", named)
    with pytest.raises(CredentialAbsent) as said:
        keys_of(tmp_path).workstation_key()
    assert said.value.values == {
        "name": "citizenspot-key",
        "cause": "CREDENTIALS_DIRECTORY is not set",
    }


def test_the_note_is_made_in_a_folder_that_is_its_owners_alone(
    credentials: Path, tmp_path: Path
) -> None:
    note = tmp_path / "settings" / "desk" / "note"
    CredentialKeys(credentials, noted_in=note).workstation_key()
    assert note.read_text(encoding="ascii") == FIRST.id
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


@pytest.mark.usefixtures("credentials")
def test_a_note_that_is_no_text_takes_no_key_for_the_one_it_named(tmp_path: Path) -> None:
    (tmp_path / "workstation-key.id").write_bytes("é".encode())
    with pytest.raises(KeyMissing) as said:
        keys_of(tmp_path).workstation_key()
    assert said.value.values == {"key": "\ufffd\ufffd"}


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (None, "FileNotFoundError"),
        ("", "ValueError"),
        ("no key", "ValueError"),
        ("ab" * 31, "ValueError"),
        ("chave é", "UnicodeDecodeError"),
    ],
)
def test_a_credential_that_is_no_key_is_said_and_shown_to_nobody(
    credentials: Path, tmp_path: Path, content: str | None, cause: str
) -> None:
    (credentials / "citizenspot-key").unlink()
    if content is not None:
        (credentials / "citizenspot-key").write_text(content, encoding="utf-8")
    with pytest.raises(CredentialAbsent) as said:
        keys_of(tmp_path).workstation_key()
    assert said.value.values == {"name": "citizenspot-key", "cause": cause}
    assert not content or content not in str(said.value)
    assert not (tmp_path / "workstation-key.id").exists()


def test_another_credential_than_the_desk_had_does_not_take_its_place(
    credentials: Path, tmp_path: Path
) -> None:
    keys_of(tmp_path).workstation_key()
    (credentials / "citizenspot-key").write_text(SECOND.written(), encoding="ascii")
    with pytest.raises(KeyMissing, match=FIRST.id):
        keys_of(tmp_path).workstation_key()


@pytest.mark.usefixtures("credentials")
def test_a_key_is_neither_made_nor_kept_nor_destroyed_by_the_desk(tmp_path: Path) -> None:
    keys = keys_of(tmp_path)
    keys.workstation_key()
    keys.keep(FIRST)
    keys.forget(SECOND.id)
    for ask in (keys.new_key, lambda: keys.keep(SECOND), lambda: keys.forget(FIRST.id)):
        with pytest.raises(CredentialsReadOnly):
            ask()


def test_the_credential_beside_it_takes_over_and_the_names_may_then_change(
    credentials: Path, tmp_path: Path
) -> None:
    journal, heads = tmp_path / "journal", tmp_path / "heads"
    with closing(SqlJournal.open(journal, keys_of(tmp_path), DESK, witnessed_in=heads)) as opened:
        opened.append("visit-1", [event()])
    (credentials / "citizenspot-key-next").write_text(SECOND.written(), encoding="ascii")
    done = rotate(journal, keys_of(tmp_path), DESK, witness=heads, now=lambda: OPENING)
    assert (done.before, done.after) == (FIRST.id, SECOND.id)
    assert keys_of(tmp_path).workstation_key().id == SECOND.id
    (credentials / "citizenspot-key-next").rename(credentials / "citizenspot-key")
    assert verify(journal, keys_of(tmp_path)).sound
    with closing(SqlJournal.open(journal, keys_of(tmp_path), DESK, witnessed_in=heads)) as opened:
        assert len(opened.read("visit-1")) == 1
