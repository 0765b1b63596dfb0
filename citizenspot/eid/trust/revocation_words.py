"""What authorities say of revoked certificates: kept in a folder, and asked for over the network.

Lists (RFC 5280 §5) and answers about one certificate (OCSP, RFC 6960). Only who is named in a chain
that holds is asked. What was said is kept with its own date, which decides how far it is believed.
"""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.plain_asn1 import plain_asn1
from citizenspot.eid.signatures import MALFORMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from asn1crypto import x509


MOST_WORDS_KEPT = 200
PAUSE_S = 60.0
"""How long an address that did not answer is left alone."""
LONGEST_ASKING_S = 6.0
"""After this nobody else is asked: a citizen waits."""
MOST_ADDRESSES = 2
"""Responders, and lists, that are asked about one certificate."""


class Words(msgspec.Struct, frozen=True):
    """What was said: lists and single answers, in DER."""

    lists: tuple[bytes, ...] = ()
    answers: tuple[bytes, ...] = ()


class Enquiry(msgspec.Struct, frozen=True):
    """One thing to ask: at which address, with which request (none for a list)."""

    url: str
    request: bytes | None = None

    @property
    def name(self) -> str:
        """The name of the file in which the answer is kept."""
        said = self.url.encode() + b"\0" + (self.request or b"")
        return hashlib.sha256(said).hexdigest() + (".ocsp" if self.request else ".crl")


class KeptWords:
    """Answers by their enquiries: in memory, and in a folder unless they are about a person."""

    def __init__(self, folder: Path | None) -> None:
        """Keep the folder, which need not exist; without one everything is forgotten at the end."""
        self._folder = folder
        self._kept: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def find(self, enquiry: Enquiry) -> bytes | None:
        """Return the last answer, however old."""
        with self._lock:
            if enquiry.name in self._kept:
                return self._kept[enquiry.name]
        if self._folder is None:
            return None
        with suppress(OSError):
            return (self._folder / enquiry.name).read_bytes()
        return None

    def keep(self, enquiry: Enquiry, answer: bytes, *, is_person: bool) -> None:
        """Keep an answer; a disk that is full or gone leaves it in memory."""
        with self._lock:
            if len(self._kept) >= MOST_WORDS_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[enquiry.name] = answer
        if self._folder is None or is_person:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            half = self._folder / f"{enquiry.name}.part"
            half.write_bytes(answer)
            half.replace(self._folder / enquiry.name)


class RevocationWords:
    """Finds what is known of the certificates of a chain, and asks for what is not."""

    def __init__(
        self,
        kept: KeptWords,
        ask: Callable[[str, bytes | None], bytes],
        monotonic: Callable[[], float],
    ) -> None:
        """Keep the store, the way to ask (raises OSError), and a clock for pauses in seconds."""
        self._kept = kept
        self._ask = ask
        self._monotonic = monotonic
        self._left_alone_until: dict[str, float] = {}

    def at_hand(self, chain: Sequence[bytes]) -> Words:
        """Return what is kept about a chain, from the authority down."""
        return _words((each, self._kept.find(each)) for each in enquiries(chain))

    def asked(self, chain: Sequence[bytes], *, is_person: bool) -> Iterator[Words]:
        """Return what is said now about a chain, in rounds, for as long as the caller goes on.

        The first round asks of each certificate whom it names first, the next ones whom it names
        besides. Who did not answer lately is left alone; nobody is asked once it takes too long.
        """
        until = self._monotonic() + LONGEST_ASKING_S
        for turn in zip_longest(*alternatives(chain)):
            answers = []
            for enquiry in turn:
                if enquiry is None or self._monotonic() > until:
                    continue
                answer = self._answer(enquiry)
                if answer is not None:
                    self._kept.keep(enquiry, answer, is_person=is_person)
                    answers.append((enquiry, answer))
            yield _words(answers)

    def _answer(self, enquiry: Enquiry) -> bytes | None:
        if self._monotonic() < self._left_alone_until.get(enquiry.url, 0.0):
            return None
        try:
            return self._ask(enquiry.url, enquiry.request)
        except OSError:
            self._left_alone_until[enquiry.url] = self._monotonic() + PAUSE_S
            return None


def enquiries(chain: Sequence[bytes]) -> list[Enquiry]:
    """Return all that can be asked about the certificates of a chain, from the authority down."""
    return list({each.name: each for asked in alternatives(chain) for each in asked}.values())


def alternatives(chain: Sequence[bytes]) -> list[tuple[Enquiry, ...]]:
    """Return whom to ask about each certificate of a chain below the authority, best first."""
    from asn1crypto import x509  # noqa: PLC0415 - only a card that is being checked needs it

    certificates = [x509.Certificate.load(each) for each in chain]
    found: list[tuple[Enquiry, ...]] = []
    for issuer, certificate in pairwise(certificates):
        with suppress(*MALFORMED):
            found.append(tuple(_about(certificate, issuer)))
    return found


def _about(certificate: x509.Certificate, issuer: x509.Certificate) -> Iterator[Enquiry]:
    """Return the enquiries about one certificate: a single answer is newer than a list."""
    responders = [url for url in certificate.ocsp_urls if _is_web(url)]
    points = [each.url for each in certificate.crl_distribution_points]
    lists = [url for url in points if url and _is_web(url)]
    for url in responders[:MOST_ADDRESSES]:
        yield Enquiry(url, _request(certificate, issuer))
    for url in lists[:MOST_ADDRESSES]:
        yield Enquiry(url)


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _request(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    from pyhanko_certvalidator.authority import AuthorityWithCert  # noqa: PLC0415 - only to ask
    from pyhanko_certvalidator.fetchers.common_utils import format_ocsp_request  # noqa: PLC0415

    request = format_ocsp_request(
        certificate,
        AuthorityWithCert(issuer),
        certid_hash_algo="sha1",  # what every responder knows (RFC 5019 §2.1.1)
        request_nonces=False,
    )
    return bytes(request.dump())


def _words(answers: Iterator[tuple[Enquiry, bytes | None]] | list[tuple[Enquiry, bytes]]) -> Words:
    from asn1crypto import crl, ocsp  # noqa: PLC0415 - only a card that is being checked needs it

    lists, single = [], []
    for enquiry, answer in answers:
        if not answer:
            continue
        with suppress(*MALFORMED):
            if enquiry.request:
                said = ocsp.OCSPResponse.load(plain_asn1(answer))
                said.response_data["produced_at"].native  # noqa: B018 - read, to see that it can be
                single.append(answer)
            else:
                listed = crl.CertificateList.load(plain_asn1(answer), strict=True)
                listed["tbs_cert_list"]["this_update"].native  # noqa: B018 - as above
                lists.append(answer)
    return Words(tuple(lists), tuple(single))
