"""The authorities that an administrator has installed: one folder for each card family.

A folder holds certificates (`.cer`, `.crt`, `.der`, `.pem`), lists of revoked certificates (`.crl`)
and, for passports, master lists of the world's authorities (`.ml`, ICAO Doc 9303-12 §8). A file
that cannot be read is left out and logged: an authority that is not there vouches for nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Protocol

import msgspec

from citizenspot import logs
from citizenspot.eid.signatures import MALFORMED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from asn1crypto import x509

LARGEST_FILE = 10_000_000
"""Bytes; Germany's master list has 900,000."""
CERTIFICATES = frozenset({".cer", ".crt", ".der", ".pem"})
MASTER_LIST, REVOKED = ".ml", ".crl"


class Installed(msgspec.Struct, frozen=True):
    """What is installed for one family: authorities and lists of revoked certificates, in DER."""

    certificates: tuple[bytes, ...] = ()
    revoked_lists: tuple[bytes, ...] = ()

    def of_country(self, country: str) -> Installed:
        """Return it without the authorities of other countries; an empty country means any."""
        if not country:
            return self
        own = tuple(each for each in self.certificates if country_of(each) == country)
        return Installed(own, self.revoked_lists)


class Authorities(Protocol):
    """Where the authorities of a family are found."""

    def installed_for(self, family: str) -> Installed:
        """Return what is installed for a family now."""
        ...


class FolderOfAuthorities:
    """A folder with a folder of authorities for each family; read again when it has changed."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder, which need not exist."""
        self._folder = folder
        self._read: dict[str, tuple[object, Installed]] = {}

    def installed_for(self, family: str) -> Installed:
        """Return what is installed for a family now."""
        files = _files_of(self._folder / family)
        state = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
        known_state, known = self._read.get(family, (None, Installed()))
        if state != known_state:
            known = _installed(files)
            self._read[family] = (state, known)
        return known


def families_in(folder: Path) -> frozenset[str]:
    """Return the families that a file of authorities is there for; none of them is opened."""
    if not folder.is_dir():
        return frozenset()
    holds = CERTIFICATES | {MASTER_LIST}
    return frozenset(
        each.name
        for each in folder.iterdir()
        if any(path.suffix.casefold() in holds for path in _files_of(each))
    )


@lru_cache(maxsize=2_048)
def country_of(certificate: bytes) -> str:
    """Return the country of a certificate's subject, in lower case, or nothing."""
    from asn1crypto import x509  # noqa: PLC0415 - only a card that is being checked needs it

    try:
        named = x509.Certificate.load(certificate).subject.native
        country = named.get("country_name", "")
    except MALFORMED:
        return ""
    return country.casefold() if isinstance(country, str) else ""


def _files_of(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file())


def _installed(files: list[Path]) -> Installed:
    certificates: list[bytes] = []
    revoked_lists: list[bytes] = []
    for path in files:
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise ValueError("too large")
            if path.suffix.casefold() in CERTIFICATES:
                certificates += [_checked(each) for each in _parts(path, "CERTIFICATE")]
            elif path.suffix.casefold() == MASTER_LIST:
                certificates += _master_list(path.read_bytes())
            elif path.suffix.casefold() == REVOKED:
                revoked_lists += _parts(path, "CRL")
        except (OSError, *MALFORMED) as error:
            logs.failure("an installed authority was left out", error)
    return Installed(tuple(certificates), tuple(revoked_lists))


def _parts(path: Path, kind: str) -> Iterator[bytes]:
    """Return what a file holds, in DER; one in PEM may hold several."""
    from asn1crypto import pem  # noqa: PLC0415 - only a card that is being checked needs it

    content = path.read_bytes()
    if not pem.detect(content):
        yield content
        return
    for found, _, der in pem.unarmor(content, multiple=True):
        if found.endswith(kind):
            yield der


def _checked(der: bytes) -> bytes:
    """Return a certificate that can be read to the end.

    Raises:
        ValueError: it is none.
    """
    from asn1crypto import x509  # noqa: PLC0415 - only a card that is being checked needs it

    certificate: x509.Certificate = x509.Certificate.load(der, strict=True)
    certificate.public_key.dump()
    certificate.subject.hashable  # noqa: B018 - read, so that what is malformed is found now
    return der


def _master_list(content: bytes) -> list[bytes]:
    """Return the authorities of a master list; who installs it vouches for it."""
    from asn1crypto import cms, core, x509  # noqa: PLC0415 - as above

    class Listed(core.SetOf):  # type: ignore[misc]  # asn1crypto ships no types
        _child_spec = x509.Certificate

    class MasterList(core.Sequence):  # type: ignore[misc]  # as above
        _fields: ClassVar = [("version", core.Integer), ("certificates", Listed)]

    signed = cms.ContentInfo.load(content)["content"]
    listed = MasterList.load(bytes(signed["encap_content_info"]["content"]))
    return [der for each in listed["certificates"] for der in _readable(bytes(each.dump()))]


def _readable(der: bytes) -> list[bytes]:
    """Return a certificate of a list, or nothing where nobody can read it."""
    try:
        return [_checked(der)]
    except MALFORMED as error:
        logs.failure("an authority of a master list was left out", error)
        return []
