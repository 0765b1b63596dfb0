"""Whether a signer may be believed: held, failed, or could not be checked, each with its reason."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.finding import HELD, FindingOutcome
from citizenspot.eid.trust.authorities import FolderOfAuthorities, Installed, families_in
from citizenspot.eid.trust.chain_question import ChainQuestion, NoTrust
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords, enquiries
from training.cards.practice_signers import (
    PracticeSigner,
    make_authority,
    make_signer,
)

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AUTHORITY = make_authority("Authority", "BE")
SIGNER = AUTHORITY.signer("RRN", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
FRESH = AUTHORITY.revoked_list(NOW - HOUR, NOW + DAY)
QUESTION = ChainQuestion(SIGNER.certificate_der, "be.eid", signer_names=("RRN",))


class At:
    """Authorities that are given."""

    def __init__(self, *certificates: bytes, lists: Sequence[bytes] = ()) -> None:
        self._installed = Installed(certificates, tuple(lists))

    def installed_for(self, family: str) -> Installed:
        return self._installed if family == "be.eid" else Installed()


class Network:
    """An authority's addresses, and what they answer."""

    def __init__(self, **answers: bytes) -> None:
        self.answers = {f"http://{name}.example/": answer for name, answer in answers.items()}
        self.asked: list[str] = []

    def ask(self, url: str, _request: bytes | None) -> bytes:
        self.asked.append(url)
        if url not in self.answers:
            raise OSError("nobody there")
        return self.answers[url]


def trust_in(
    at: At | FolderOfAuthorities,
    network: Network | None = None,
    kept: Path | None = None,
    now: datetime = NOW,
) -> InstalledTrust:
    ask = (network or Network()).ask
    return InstalledTrust(at, RevocationWords(KeptWords(kept), ask, lambda: 0.0), lambda: now)


GOOD = trust_in(At(AUTHORITY.certificate_der, lists=[FRESH]))


def test_a_signer_of_an_installed_authority_with_a_fresh_list_is_believed() -> None:
    verdict = GOOD.check(QUESTION)
    assert verdict.chain == HELD
    assert verdict.revocation.outcome is FindingOutcome.HELD
    assert verdict.revocation.as_of == NOW - HOUR


def test_without_an_authority_nothing_is_believed() -> None:
    for trust in (NoTrust(), trust_in(At())):
        verdict = trust.check(QUESTION)
        assert verdict.chain.outcome is verdict.revocation.outcome is FindingOutcome.UNCHECKED
        assert verdict.chain.reason == "no authority is installed for be.eid"


def test_the_authority_of_one_family_does_not_vouch_for_another() -> None:
    verdict = GOOD.check(ChainQuestion(SIGNER.certificate_der, "pt.cc"))
    assert verdict.chain.reason == "no authority is installed for pt.cc"


def test_a_forgers_own_authority_of_the_same_name_does_not_count() -> None:
    forger = make_authority("Authority", "BE")
    own = forger.signer("RRN", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    question = ChainQuestion(
        own.certificate_der, "be.eid", others=(forger.certificate_der,), signer_names=("RRN",)
    )
    assert GOOD.check(question).chain.outcome is not FindingOutcome.HELD


def test_a_signer_that_vouches_for_itself_is_not_believed() -> None:
    own = make_signer("RRN", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    verdict = GOOD.check(ChainQuestion(own.certificate_der, "be.eid"))
    assert verdict.chain.outcome is FindingOutcome.UNCHECKED


def test_a_certificate_that_was_changed_fails() -> None:
    changed = bytearray(SIGNER.certificate_der)
    changed[-10] ^= 1
    verdict = GOOD.check(ChainQuestion(bytes(changed), "be.eid"))
    assert verdict.chain.outcome is FindingOutcome.FAILED


def test_a_citizens_certificate_never_vouches_for_what_a_card_says() -> None:
    certificate = person_certificate()
    refused = GOOD.check(ChainQuestion(certificate, "be.eid"))
    assert refused.chain.outcome is FindingOutcome.FAILED
    assert refused.chain.reason == "the signer's certificate is a person's"
    own = GOOD.check(ChainQuestion(certificate, "be.eid", is_person=True))
    assert own.chain == HELD


def person_certificate() -> bytes:
    signer = AUTHORITY.signer("P", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.SURNAME, "Specimen"),
            x509.NameAttribute(x509.NameOID.GIVEN_NAME, "Eva"),
        ]
    )
    certificate = (
        x509.CertificateBuilder(issuer_name=AUTHORITY.certificate.subject, subject_name=name)
        .public_key(signer.key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - DAY)
        .not_valid_after(NOW + DAY)
        .sign(AUTHORITY.key, hashes.SHA256())
    )
    return PracticeSigner(signer.key, certificate, hashes.SHA256()).certificate_der


def test_a_signer_of_another_name_than_the_family_says_fails() -> None:
    other = AUTHORITY.signer("Other", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    question = ChainQuestion(other.certificate_der, "be.eid", signer_names=("RRN",))
    assert GOOD.check(question).chain.outcome is FindingOutcome.FAILED


def test_an_authority_of_another_country_does_not_vouch() -> None:
    question = ChainQuestion(SIGNER.certificate_der, "be.eid", country="pt")
    assert GOOD.check(question).chain.reason == "no authority of pt is installed"
    same = ChainQuestion(SIGNER.certificate_der, "be.eid", country="be")
    assert GOOD.check(same).chain == HELD


def test_an_expired_chain_could_not_be_checked() -> None:
    late = trust_in(At(AUTHORITY.certificate_der), now=datetime(2100, 1, 1, tzinfo=UTC))
    chain = late.check(QUESTION).chain
    assert chain.outcome is FindingOutcome.UNCHECKED
    assert chain.reason == "the signer's chain expired on 2099-01-01"


def test_a_revoked_signer_fails() -> None:
    revoked = AUTHORITY.revoked_list(NOW - HOUR, NOW + DAY, (SIGNER,))
    verdict = trust_in(At(AUTHORITY.certificate_der, lists=[revoked])).check(QUESTION)
    assert verdict.chain == HELD
    assert verdict.revocation.outcome is FindingOutcome.FAILED
    assert "revoked on 2026-11-27" in verdict.revocation.reason


def test_without_a_list_it_could_not_be_checked() -> None:
    revocation = trust_in(At(AUTHORITY.certificate_der)).check(QUESTION).revocation
    assert revocation.outcome is FindingOutcome.UNCHECKED
    assert revocation.reason == "revocation: nothing at hand"


def test_an_old_list_says_its_age_and_is_not_good() -> None:
    old = AUTHORITY.revoked_list(NOW - 9 * DAY, NOW - 2 * DAY)
    revocation = trust_in(At(AUTHORITY.certificate_der, lists=[old])).check(QUESTION).revocation
    assert revocation.outcome is FindingOutcome.UNCHECKED
    assert revocation.as_of == NOW - 9 * DAY
    assert revocation.reason == "revocation: what is at hand is of 2026-11-18 12:00 UTC"


def test_an_old_list_still_says_that_something_was_revoked() -> None:
    old = AUTHORITY.revoked_list(NOW - 9 * DAY, NOW - 2 * DAY, (SIGNER,))
    revocation = trust_in(At(AUTHORITY.certificate_der, lists=[old])).check(QUESTION).revocation
    assert revocation.outcome is FindingOutcome.FAILED


def test_the_list_of_a_forger_is_not_heard() -> None:
    forged = make_authority("Authority", "BE").revoked_list(NOW - HOUR, NOW + DAY)
    revocation = trust_in(At(AUTHORITY.certificate_der, lists=[forged])).check(QUESTION).revocation
    assert revocation.outcome is FindingOutcome.UNCHECKED


def signer_with_addresses() -> PracticeSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    point = x509.DistributionPoint(
        [x509.UniformResourceIdentifier("http://lists.example/")], None, None, None
    )
    access = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP,
        x509.UniformResourceIdentifier("http://ocsp.example/"),
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(SIGNER.certificate.subject)
        .issuer_name(AUTHORITY.certificate.subject)
        .public_key(key.public_key())
        .serial_number(99)
        .not_valid_before(NOW - DAY)
        .not_valid_after(NOW + DAY)
        .add_extension(x509.CRLDistributionPoints([point]), critical=False)
        .add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        .sign(AUTHORITY.key, hashes.SHA256())
    )
    return PracticeSigner(key, certificate, hashes.SHA256())


ONLINE = signer_with_addresses()
ASKED = ChainQuestion(ONLINE.certificate_der, "be.eid")


def ocsp_answer(status: ocsp.OCSPCertStatus, issued: datetime = NOW - HOUR) -> bytes:
    is_revoked = status is ocsp.OCSPCertStatus.REVOKED
    built = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            ONLINE.certificate,
            AUTHORITY.certificate,
            hashes.SHA1(),  # noqa: S303 - what names a certificate in OCSP
            status,
            issued,
            issued + DAY,
            issued if is_revoked else None,
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, AUTHORITY.certificate)
        .sign(AUTHORITY.key, hashes.SHA256())
    )
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - here only

    return built.public_bytes(Encoding.DER)


def test_a_responder_is_asked_once_and_its_word_is_kept(tmp_path: Path) -> None:
    network = Network(ocsp=ocsp_answer(ocsp.OCSPCertStatus.GOOD))
    at = At(AUTHORITY.certificate_der)
    first = trust_in(at, network, tmp_path).check(ASKED).revocation
    assert first.outcome is FindingOutcome.HELD
    assert network.asked == ["http://ocsp.example/"]
    again = trust_in(at, network, tmp_path).check(ASKED).revocation
    assert again == first
    assert network.asked == ["http://ocsp.example/"]


def test_a_citizens_own_answer_is_never_written_down(tmp_path: Path) -> None:
    network = Network(ocsp=ocsp_answer(ocsp.OCSPCertStatus.GOOD))
    question = ChainQuestion(ONLINE.certificate_der, "be.eid", is_person=True)
    trust = trust_in(At(AUTHORITY.certificate_der), network, tmp_path)
    assert trust.check(question).revocation.outcome is FindingOutcome.HELD
    assert list(tmp_path.iterdir()) == []


def test_a_word_that_is_too_old_is_asked_for_again(tmp_path: Path) -> None:
    old = Network(ocsp=ocsp_answer(ocsp.OCSPCertStatus.GOOD, NOW - 3 * DAY))
    at = At(AUTHORITY.certificate_der)
    stale = trust_in(at, old, tmp_path).check(ASKED).revocation
    assert (stale.outcome, stale.as_of) == (FindingOutcome.UNCHECKED, NOW - 3 * DAY)
    fresh = Network(ocsp=ocsp_answer(ocsp.OCSPCertStatus.GOOD))
    assert trust_in(at, fresh, tmp_path).check(ASKED).revocation.outcome is FindingOutcome.HELD


def test_a_responder_that_says_revoked_is_believed() -> None:
    network = Network(ocsp=ocsp_answer(ocsp.OCSPCertStatus.REVOKED))
    revocation = trust_in(At(AUTHORITY.certificate_der), network).check(ASKED).revocation
    assert revocation.outcome is FindingOutcome.FAILED


def test_an_address_that_does_not_answer_is_left_alone_for_a_while() -> None:
    network = Network()
    trust = trust_in(At(AUTHORITY.certificate_der), network)
    for _ in range(3):
        assert trust.check(ASKED).revocation.outcome is FindingOutcome.UNCHECKED
    assert network.asked == ["http://ocsp.example/", "http://lists.example/"]


def test_nobody_else_is_asked_once_it_has_taken_too_long() -> None:
    network = Network()
    clock = iter(range(0, 1000, 4))
    words = RevocationWords(KeptWords(None), network.ask, lambda: float(next(clock)))
    trust = InstalledTrust(At(AUTHORITY.certificate_der), words, lambda: NOW)
    assert trust.check(ASKED).revocation.outcome is FindingOutcome.UNCHECKED
    assert network.asked == ["http://ocsp.example/"]


def test_nobody_is_asked_on_the_word_of_a_certificate_that_is_not_trusted() -> None:
    network = Network()
    other = At(make_authority("Other", "BE").certificate_der)
    trust_in(other, network).check(ASKED)
    assert network.asked == []


def test_an_answer_that_is_no_answer_changes_nothing() -> None:
    network = Network(ocsp=b"<html>not here</html>")
    revocation = trust_in(At(AUTHORITY.certificate_der), network).check(ASKED).revocation
    assert revocation.outcome is FindingOutcome.UNCHECKED


def test_a_responder_is_asked_before_a_list() -> None:
    assert [
        each.url for each in enquiries([AUTHORITY.certificate_der, ONLINE.certificate_der])
    ] == ["http://ocsp.example/", "http://lists.example/"]
    assert enquiries([AUTHORITY.certificate_der, SIGNER.certificate_der]) == []


def test_a_folder_is_read_again_when_it_changes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    trust = trust_in(FolderOfAuthorities(tmp_path))
    assert trust.check(QUESTION).chain.outcome is FindingOutcome.UNCHECKED
    family = tmp_path / "be.eid"
    family.mkdir()
    (family / "root.cer").write_bytes(AUTHORITY.certificate_der)
    (family / "broken.cer").write_bytes(b"not a certificate")
    assert trust.check(QUESTION).chain == HELD
    assert "an installed authority was left out" in caplog.text
    (family / "list.crl").write_bytes(FRESH)
    assert trust.check(QUESTION).revocation.outcome is FindingOutcome.HELD
    caplog.clear()


def test_certificates_in_pem_are_read_too(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - here only

    folder = tmp_path / "be.eid"
    folder.mkdir()
    two = [AUTHORITY.certificate, make_authority("Second", "BE").certificate]
    (folder / "both.pem").write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in two))
    assert len(FolderOfAuthorities(tmp_path).installed_for("be.eid").certificates) == 2


@pytest.mark.parametrize("how", ["signer", "other", "list"])
@given(noise=st.binary(max_size=300))
def test_no_bytes_break_the_check(how: str, noise: bytes) -> None:
    if how == "signer":
        verdict = GOOD.check(ChainQuestion(noise, "be.eid"))
    elif how == "other":
        verdict = GOOD.check(ChainQuestion(SIGNER.certificate_der, "be.eid", others=(noise,)))
    else:
        verdict = trust_in(At(AUTHORITY.certificate_der, lists=[noise])).check(QUESTION)
    both = (verdict.chain.outcome, verdict.revocation.outcome)
    assert both != (FindingOutcome.HELD, FindingOutcome.HELD) or how == "other"


def test_the_families_that_somebody_vouches_for_are_those_with_a_file_of_authorities(
    tmp_path: Path,
) -> None:
    assert families_in(tmp_path / "nowhere") == frozenset()
    for family, file in (("pt.cc", "root.CER"), ("icao", "DE.ml"), ("be.eid", "only.crl")):
        (tmp_path / family).mkdir()
        (tmp_path / family / file).write_bytes(b"")
    (tmp_path / "piv").mkdir()
    assert families_in(tmp_path) == {"pt.cc", "icao"}
