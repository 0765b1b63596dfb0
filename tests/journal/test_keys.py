"""The workstation's key, what follows from it, and where practice keeps its own."""

import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from citizenspot.journal.errors import PracticeKeyUnusable
from citizenspot.journal.keys import FixedKeys, KeyStore, PracticeKeys, WorkstationKey, keys_for
from citizenspot.journal.secret_service import SecretServiceKeys

SECRET = bytes(range(32))


def test_what_follows_from_a_key_never_changes_between_versions() -> None:
    key = WorkstationKey(SECRET)
    assert key.id == "30fbfae81caf59aa"
    assert key.database_key().hex().startswith("b19b6817fbfc5be3")
    assert key.wrapping_key().hex().startswith("d6a6f4bee2de3042")
    assert key.signing_key().public_key().hex().startswith("b04d664e885d32e0")


def test_each_purpose_has_a_key_of_its_own() -> None:
    key = WorkstationKey(SECRET)
    keys = {key.database_key(), key.wrapping_key(), key.signing_key().public_key(), SECRET}
    assert len(keys) == 4
    assert {len(each) for each in keys} == {32}


def test_another_secret_gives_other_keys() -> None:
    one, other = WorkstationKey(SECRET), WorkstationKey(bytes(32))
    assert one.id != other.id
    assert one.database_key() != other.database_key()


def test_printing_a_key_shows_its_id_and_nothing_else() -> None:
    key = WorkstationKey(SECRET)
    assert repr(key) == str(key) == f"<WorkstationKey {key.id}>"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_secret_of_another_length_is_no_key(length: int) -> None:
    with pytest.raises(ValueError, match=str(length)):
        WorkstationKey(bytes(length))


def test_who_has_the_public_key_can_check_a_signature() -> None:
    signer = WorkstationKey(SECRET).signing_key()
    signature = signer.sign(b"receipt 7")
    public = Ed25519PublicKey.from_public_bytes(signer.public_key())
    public.verify(signature, b"receipt 7")
    assert len(signature) == 64
    with pytest.raises(InvalidSignature):
        public.verify(signature, b"receipt 8")


def test_the_same_receipt_is_signed_the_same_way_twice() -> None:
    signer = WorkstationKey(SECRET).signing_key()
    assert signer.sign(b"receipt 7") == WorkstationKey(SECRET).signing_key().sign(b"receipt 7")


def test_fixed_keys_hold_what_they_were_given() -> None:
    assert FixedKeys(SECRET).workstation_key().id == WorkstationKey(SECRET).id


def test_practice_makes_a_key_once_that_only_its_owner_may_read(tmp_path: Path) -> None:
    file = tmp_path / "practice" / "keys" / "practice.key"
    made = PracticeKeys(file).workstation_key()
    assert PracticeKeys(file).workstation_key().id == made.id
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


def test_two_practice_worlds_have_two_keys(tmp_path: Path) -> None:
    one = PracticeKeys(tmp_path / "one" / "practice.key").workstation_key()
    other = PracticeKeys(tmp_path / "other" / "practice.key").workstation_key()
    assert one.id != other.id


def test_a_practice_key_that_is_none_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "practice.key"
    file.write_bytes(b"too short")
    with pytest.raises(PracticeKeyUnusable, match="Delete the practice folder"):
        PracticeKeys(file).workstation_key()
    assert file.read_bytes() == b"too short"


def test_a_practice_key_that_was_lost_is_not_replaced_by_another(tmp_path: Path) -> None:
    file = tmp_path / "practice.key"
    with pytest.raises(PracticeKeyUnusable):
        PracticeKeys(file).workstation_key(expected="0123456789abcdef")
    assert not file.exists()


def test_a_practice_key_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PracticeKeyUnusable):
        PracticeKeys(tmp_path / "file" / "practice.key").workstation_key()


def test_each_world_has_its_own_kind_of_key_store(tmp_path: Path) -> None:
    practice = keys_for(tmp_path, practice=True, desk="Desk 1")
    live = keys_for(tmp_path, practice=False, desk="Desk 1")
    assert isinstance(practice, PracticeKeys)
    assert isinstance(live, SecretServiceKeys)
    assert list(tmp_path.iterdir()) == []
    practice.workstation_key()
    assert [file.name for file in tmp_path.iterdir()] == ["practice.key"]


def test_a_keyring_is_asked_for_the_key_of_this_desk_and_the_one_noted_for_it(
    tmp_path: Path,
) -> None:
    live = keys_for(tmp_path, practice=False, desk="Desk 1")
    assert isinstance(live, SecretServiceKeys)
    assert live._name == "workstation key of Desk 1"
    assert live._note == tmp_path / "workstation-key.id"


def test_the_key_of_the_certificate_follows_from_the_secret_too() -> None:
    one, other = (WorkstationKey(secret).certificate_key() for secret in (SECRET, bytes(32)))
    # Whole, and not its beginning only: what keeps it in the curve's order shows at its end.
    assert f"{one.private_numbers().private_value:064x}" == (
        "1b18ad48700c8de26ef7c3de421c328354ea6c9ba754e2c5ba1f0e4fa535d319"
    )
    assert one.private_numbers() != other.private_numbers()


@pytest.mark.parametrize("kind", ["fixed", "practice"])
def test_a_store_keeps_keys_beside_the_one_in_use_and_forgets_them(
    kind: str, tmp_path: Path
) -> None:
    store: KeyStore = FixedKeys(SECRET) if kind == "fixed" else PracticeKeys(tmp_path / "a" / "key")
    first = store.workstation_key()
    second = store.new_key()
    assert store.workstation_key().id == first.id != second.id
    store.take_up(second)
    assert store.workstation_key().id == second.id
    for key in (first, second):
        kept = store.kept_key(key.id)
        assert kept is not None
        assert kept.written() == key.written()
    store.forget(first.id)
    store.forget(first.id)
    assert store.kept_key(first.id) is None
    assert store.workstation_key().id == second.id


def test_kept_practice_keys_are_their_owners_alone(tmp_path: Path) -> None:
    keys = PracticeKeys(tmp_path / "keys" / "practice.key")
    key = keys.new_key()
    keys.take_up(key)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    (tmp_path / "keys" / f"practice.key.{key.id}").write_bytes(b"short")
    (tmp_path / "keys" / "practice.key").unlink()
    with pytest.raises(PracticeKeyUnusable):
        keys.kept_key(key.id)


def test_a_key_is_written_and_read_again() -> None:
    key = WorkstationKey(SECRET)
    assert key.written() == SECRET.hex()
    assert WorkstationKey.of_written(f" {key.written()}\n").id == key.id
    assert WorkstationKey.made().id != WorkstationKey.made().id
