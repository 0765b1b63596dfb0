"""What authorities say of revoked certificates, as it comes from the network."""

from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from citizenspot.eid.trust.authorities import Installed
from citizenspot.eid.trust.chain_question import ChainQuestion
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords
from tests.eid.trust.responder import AUTHORITY, LIST_PATH, NOW, OCSP_PATH, Responder, lists, says
from tests.fuzz.targets.target import Target

SERVER = Responder(80)


class One:
    """The one authority, installed without any list."""

    def installed_for(self, family: str) -> Installed:
        assert family == "be.eid"
        return Installed((AUTHORITY.certificate_der,))


@cache
def question(path: str) -> ChainQuestion:
    certificate = SERVER.certificate(path).public_bytes(Encoding.DER)
    return ChainQuestion(certificate, "be.eid")


def heard(content: bytes, path: str) -> None:
    """Let an authority's server answer with these bytes."""
    words = RevocationWords(KeptWords(None), lambda _url, _request: content, lambda: 0.0)
    InstalledTrust(One(), words, lambda: NOW).check(question(path))


def answer() -> bytes:
    certificate = SERVER.certificate(OCSP_PATH)
    request = ocsp.OCSPRequestBuilder().add_certificate(
        certificate,
        AUTHORITY.certificate,
        hashes.SHA1(),  # noqa: S303 - what names a certificate in OCSP
    )
    respond = says(ocsp.OCSPCertStatus.GOOD, certificate)
    return respond(request.build().public_bytes(Encoding.DER))[1]


WORDS = (
    Target("OCSP answer", lambda data: heard(data, OCSP_PATH), [answer()], is_slow=True),
    Target(
        "list of the revoked",
        lambda data: heard(data, LIST_PATH),
        [lists(1, 2)(b"")[1]],
        is_slow=True,
    ),
)
