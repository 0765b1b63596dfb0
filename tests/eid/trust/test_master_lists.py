"""Master lists of the world's authorities (ICAO Doc 9303-12 §8) as what vouches for passports."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from asn1crypto import cms, core, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.card_events import Check, Verification, VerificationOutcome
from citizenspot.eid.genuineness import verified
from citizenspot.eid.trust.authorities import FolderOfAuthorities
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords
from tests.eid.icao.test_icao_profile import read
from training.cards.practice_signers import make_authority, make_signer, practice_authority

MASTER_LIST = "2.23.136.1.1.2"
UTOPIA = practice_authority("icao")
HOUR = timedelta(hours=1)


class Listed(core.SetOf):  # type: ignore[misc]  # asn1crypto ships no types
    _child_spec = core.Any


class MasterList(core.Sequence):  # type: ignore[misc]  # as above
    _fields: ClassVar = [("version", core.Integer), ("certificates", Listed)]


def master_list(*certificates: bytes) -> bytes:
    """Return a list signed by a signer of its own, as a state publishes it."""
    signer = make_signer("Master list signer", ec.generate_private_key(ec.SECP256R1()),
                         hashes.SHA256())  # fmt: skip
    listed = MasterList(
        {"version": 0, "certificates": [core.Any.load(each) for each in certificates]}
    ).dump()
    own = x509.Certificate.load(signer.certificate_der)
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": [MASTER_LIST]}),
            cms.CMSAttribute({"type": "message_digest", "values": [_digest(listed)]}),
        ]
    )
    name = {"issuer": own.issuer, "serial_number": own.serial_number}
    information = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(name="issuer_and_serial_number", value=name),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": signer.sign(attributes.dump()),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": MASTER_LIST, "content": listed},
            "certificates": [own],
            "signer_infos": [information],
        }
    )
    made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return made


def _digest(content: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(content)
    return digest.finalize()


def installed(folder: Path, *lists: bytes) -> FolderOfAuthorities:
    (folder / "icao").mkdir()
    for number, content in enumerate(lists):
        (folder / "icao" / f"list-{number}.ml").write_bytes(content)
    return FolderOfAuthorities(folder)


def verification_of_ana(authorities: FolderOfAuthorities) -> Verification:
    def nobody(_url: str, _request: bytes | None) -> bytes:
        raise OSError("nobody is asked here")

    words = RevocationWords(KeptWords(None), nobody, time.monotonic)
    trust = InstalledTrust(authorities, words, lambda: datetime.now(UTC))
    return verified(read("ana", CardAccessNumber("318042")), trust)


OTHERS = [make_authority(f"Authority {state}", state).certificate_der for state in ("PT", "FR")]


def test_a_passport_is_vouched_for_by_its_states_authority_in_a_master_list(
    tmp_path: Path,
) -> None:
    authorities = installed(tmp_path, master_list(*OTHERS, UTOPIA.certificate_der))
    found = verification_of_ana(authorities)
    assert Check.CERTIFICATE_CHAIN in found.checked
    assert found.unchecked == (Check.REVOCATION,)
    now = datetime.now(UTC)
    fresh = UTOPIA.revoked_list(now - HOUR, now + HOUR)
    (tmp_path / "icao" / "utopia.crl").write_bytes(fresh)
    assert verification_of_ana(authorities).outcome is VerificationOutcome.VERIFIED


def test_a_list_without_the_state_vouches_for_nothing(tmp_path: Path) -> None:
    found = verification_of_ana(installed(tmp_path, master_list(*OTHERS)))
    assert Check.CERTIFICATE_CHAIN in found.unchecked
    assert "no authority of ut is installed" in found.reason


def test_an_authority_that_nobody_can_read_leaves_the_others_in_the_list(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    unreadable = b"\x30\x03\x02\x01\x05"
    authorities = installed(tmp_path, master_list(unreadable, UTOPIA.certificate_der))
    assert len(authorities.installed_for("icao").certificates) == 1
    assert "an authority of a master list was left out" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x30\x80" * 40])
def test_what_is_no_master_list_is_left_out_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    good = master_list(UTOPIA.certificate_der)
    assert len(installed(tmp_path, content, good).installed_for("icao").certificates) == 1
    assert "an installed authority was left out" in caplog.text
    caplog.clear()
