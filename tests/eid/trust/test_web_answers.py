"""Real OCSP and lists over HTTP: what an authority's server says, and what it fails to say."""

import time
from collections.abc import Iterator
from functools import partial

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from citizenspot.eid.finding import Finding, FindingOutcome
from citizenspot.eid.trust.authorities import Installed
from citizenspot.eid.trust.chain_question import ChainQuestion
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords
from citizenspot.eid.trust.web_answers import AnswerLimits, ask_by_http
from tests.eid.trust.responder import (
    AUTHORITY,
    DAY,
    FORGER,
    HOUR,
    LIST_PATH,
    NOW,
    OCSP_PATH,
    Answer,
    Responder,
    body,
    lists,
    responder,
    says,
)

GOOD, REVOKED = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED
PATIENT = AnswerLimits(connect_s=30.0, read_s=30.0, whole_s=60.0, most_bytes=100_000)
PATHS = {"ocsp": OCSP_PATH, "listed": LIST_PATH}
BOTH = [("POST", OCSP_PATH), ("GET", LIST_PATH)]
HTML = b"<html><body>Please sign in to this network</body></html>"


class One:
    """The one authority, installed without any list."""

    def installed_for(self, family: str) -> Installed:
        assert family == "be.eid"
        return Installed((AUTHORITY.certificate_der,))


@pytest.fixture(scope="module")
def web() -> Iterator[Responder]:
    with responder() as serving:
        yield serving


def found(web: Responder, **answers: Answer) -> Finding:
    """Return what comes of a certificate whose authority answers so, by OCSP or by a list."""
    web.answers = {PATHS[name]: answer for name, answer in answers.items()}
    web.asked.clear()
    words = RevocationWords(KeptWords(None), partial(ask_by_http, limits=PATIENT), time.monotonic)
    trust = InstalledTrust(One(), words, lambda: NOW)
    certificate = web.certificate(*web.answers).public_bytes(Encoding.DER)
    verdict = trust.check(ChainQuestion(certificate, "be.eid", signer_names=("RRN",)))
    assert verdict.chain.outcome is FindingOutcome.HELD
    return verdict.revocation


def ocsp_about(
    web: Responder, status: ocsp.OCSPCertStatus, *with_list: str, **how: object
) -> Answer:
    certificate = web.certificate(OCSP_PATH, *with_list)
    return says(status, certificate, **how)  # type: ignore[arg-type] # by name


def test_a_responder_that_says_good_is_believed_with_its_age(web: Responder) -> None:
    finding = found(web, ocsp=ocsp_about(web, GOOD))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.HELD, NOW - HOUR)
    assert web.asked == [("POST", "/ocsp")]


def test_a_responder_that_says_revoked_is_believed(web: Responder) -> None:
    finding = found(web, ocsp=ocsp_about(web, REVOKED))
    assert finding.outcome is FindingOutcome.FAILED
    assert "revoked on 2026-11-27" in finding.reason


def test_a_stale_good_word_is_not_good_enough_and_says_of_when_it_is(web: Responder) -> None:
    finding = found(web, ocsp=ocsp_about(web, GOOD, issued=NOW - 5 * DAY))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.UNCHECKED, NOW - 5 * DAY)
    assert "2026-11-22" in finding.reason


def test_a_stale_word_that_something_was_revoked_still_says_so(web: Responder) -> None:
    finding = found(web, ocsp=ocsp_about(web, REVOKED, issued=NOW - 5 * DAY))
    assert finding.outcome is FindingOutcome.FAILED


def test_a_list_without_the_certificate_is_believed(web: Responder) -> None:
    finding = found(web, listed=lists(1, 2, 3))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.HELD, NOW - HOUR)
    assert web.asked == [("GET", "/list.crl")]


def test_a_list_with_the_certificate_is_believed(web: Responder) -> None:
    assert found(web, listed=lists(1, 4711)).outcome is FindingOutcome.FAILED


def test_a_stale_list_is_not_good_enough_and_says_of_when_it_is(web: Responder) -> None:
    finding = found(web, listed=lists(issued=NOW - 5 * DAY))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.UNCHECKED, NOW - 5 * DAY)


@pytest.mark.parametrize("status", [GOOD, REVOKED])
def test_a_word_that_another_has_signed_counts_for_nothing(
    web: Responder, status: ocsp.OCSPCertStatus
) -> None:
    finding = found(web, ocsp=ocsp_about(web, status, by=FORGER))
    assert finding.outcome is FindingOutcome.UNCHECKED


def test_a_list_that_another_has_signed_counts_for_nothing(web: Responder) -> None:
    for serials in ((), (4711,)):
        finding = found(web, listed=lists(*serials, by=FORGER))
        assert finding.outcome is FindingOutcome.UNCHECKED


@pytest.mark.parametrize("asked", ["ocsp", "listed"])
@pytest.mark.parametrize(
    "answer",
    [
        body(HTML),
        body(HTML, 404),
        body(HTML, 500),
        body(b""),
        body(b"", 0),
        body(b"\x30\x03\x0a\x01\x06"),
        body(b"\x30" * 200_000),
    ],
    ids=["html", "html 404", "html 500", "nothing", "cut off", "try later", "too large"],
)
def test_what_is_no_answer_leaves_it_unchecked(web: Responder, answer: Answer, asked: str) -> None:
    finding = found(web, **{asked: answer})
    assert finding.outcome is FindingOutcome.UNCHECKED
    assert finding.as_of is None
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "failing",
    [body(HTML, 500), body(b"", 0), body(b"\x30\x03\x0a\x01\x06"), body(HTML)],
    ids=["error", "cut off", "try later", "html"],
)
@pytest.mark.parametrize(
    ("serials", "outcome"), [((1,), FindingOutcome.HELD), ((4711,), FindingOutcome.FAILED)]
)
def test_where_the_responder_is_down_the_list_is_asked_for(
    web: Responder, failing: Answer, serials: tuple[int, ...], outcome: FindingOutcome
) -> None:
    finding = found(web, ocsp=failing, listed=lists(*serials))
    assert (finding.outcome, finding.as_of) == (outcome, NOW - HOUR)
    assert web.asked == BOTH


def test_where_the_list_is_down_the_responder_is_enough(web: Responder) -> None:
    about = ocsp_about(web, GOOD, LIST_PATH)
    finding = found(web, ocsp=about, listed=body(HTML, 500))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.HELD, NOW - HOUR)
    assert web.asked == BOTH[:1]


def test_a_stale_responder_is_outdone_by_a_fresh_list(web: Responder) -> None:
    stale = ocsp_about(web, GOOD, LIST_PATH, issued=NOW - 5 * DAY)
    finding = found(web, ocsp=stale, listed=lists())
    assert (finding.outcome, finding.as_of) == (FindingOutcome.HELD, NOW - HOUR)
    assert web.asked == BOTH


def test_a_responder_of_a_forger_is_outdone_by_the_authoritys_list(web: Responder) -> None:
    forged = ocsp_about(web, GOOD, LIST_PATH, by=FORGER)
    assert found(web, ocsp=forged, listed=lists(4711)).outcome is FindingOutcome.FAILED


def test_a_responder_that_says_revoked_is_not_asked_to_be_outdone(web: Responder) -> None:
    revoked = ocsp_about(web, REVOKED, LIST_PATH)
    assert found(web, ocsp=revoked, listed=lists()).outcome is FindingOutcome.FAILED
    assert web.asked == BOTH[:1]


def test_where_both_are_stale_the_newest_word_says_of_when_it_is(web: Responder) -> None:
    stale = ocsp_about(web, GOOD, LIST_PATH, issued=NOW - 5 * DAY)
    finding = found(web, ocsp=stale, listed=lists(issued=NOW - 3 * DAY))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.UNCHECKED, NOW - 3 * DAY)
    assert "2026-11-24" in finding.reason


def test_where_both_are_down_it_could_not_be_checked(web: Responder) -> None:
    finding = found(web, ocsp=body(HTML, 500), listed=body(HTML, 500))
    assert (finding.outcome, finding.as_of) == (FindingOutcome.UNCHECKED, None)
    assert web.asked == BOTH


def test_a_server_that_is_not_there_leaves_it_unchecked() -> None:
    with responder() as gone:
        port = gone.port
    assert found(Responder(port), ocsp=body(b"")).outcome is FindingOutcome.UNCHECKED


def test_too_much_is_given_up_before_it_is_read_to_its_end(web: Responder) -> None:
    web.answers["/list.crl"] = body(bytes(5_000_000))
    with pytest.raises(OSError, match="too long or too late"):
        ask_by_http(f"http://127.0.0.1:{web.port}/list.crl", None, PATIENT)


def test_what_does_not_come_in_time_is_given_up(web: Responder) -> None:
    web.answers["/list.crl"] = body(b"an answer")
    never = AnswerLimits(connect_s=30.0, read_s=30.0, whole_s=-1.0)
    with pytest.raises(OSError, match="too long or too late"):
        ask_by_http(f"http://127.0.0.1:{web.port}/list.crl", None, never)
