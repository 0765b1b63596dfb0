"""Says whether a receipt is genuine: from its code, a picture of it, or its PDF; offline.

What is checked is hostile until its signature holds: every size is bounded, and nothing but a
`Verdict` comes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from hashlib import sha256
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec.structs import replace

from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.envelope import Envelope, found
from citizenspot.receipts.pdf import TextsFor, rendered
from citizenspot.receipts.pictures import UnreadablePictureError, codes_in
from citizenspot.receipts.program import program
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.sealing.place import emptied
from citizenspot.receipts.sealing.seal_check import sealed_by
from citizenspot.receipts.statement import PREFIX, SignedStatement, Statement, taken_apart
from citizenspot.receipts.void_receipts import VoidReceipt, found_void
from citizenspot.texts import Texts

LARGEST_FILE = 20_000_000
"""Bytes; a telephone's largest photographs are smaller."""

_PDF = b"%PDF-"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LONGEST_TEXT = 4_000


class Finding(Enum):
    """What came out of checking a receipt."""

    GENUINE = "genuine"
    PRACTICE = "genuine, but of practice"
    CHANGED = "changed"
    VOID = "genuine, but void"
    UNKNOWN_KEY = "signed with an unknown key"
    NOT_A_RECEIPT = "not a receipt"


class Change(Enum):
    """What was changed, as near as can be known."""

    CODE = "code"
    KEY = "key"
    CONTENT = "content"
    PAGE = "page"
    SEAL = "seal"


class Unreadable(Enum):
    """Why something is not a receipt."""

    NO_CODE = "no code"
    SEVERAL_CODES = "several codes"
    PICTURE = "picture cannot be read"
    PDF_WITHOUT_RECEIPT = "PDF without a receipt"
    TOO_LARGE = "too large"
    FILE = "file cannot be read"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a receipt after checking it.

    `statement` and `content` are what was really signed; they are given only where the
    signature holds. `page_checked` says that all that is printed was compared as well; where it
    is false, a person has to compare the paper with the statement. `void` says since when and
    why it counts no more, where that is known here. `differs` names the fields of
    the statement that a changed PDF contradicts. `key` is the id of the key, in hexadecimal.
    """

    finding: Finding
    change: Change | None = None
    unreadable: Unreadable | None = None
    differs: tuple[str, ...] = ()
    key: str = ""
    statement: Statement | None = None
    content: ReceiptContent | None = None
    page_checked: bool = False
    void: VoidReceipt | None = None


def verify_file(
    file: Path, public_keys: Iterable[PublicKey], texts_for: TextsFor = Texts.for_language
) -> Verdict:
    """Return the verdict on a PDF, a picture, or a text file with a code."""
    try:
        with file.open("rb") as stream:
            source = stream.read(LARGEST_FILE + 1)
    except OSError:
        return _not_a_receipt(Unreadable.FILE)
    return verify(source, public_keys, texts_for)


def verify(
    source: bytes | str,
    public_keys: Iterable[PublicKey],
    texts_for: TextsFor = Texts.for_language,
) -> Verdict:
    """Return the verdict on a code's text, or on the bytes of a PDF or a picture."""
    keys = tuple(public_keys)
    if len(source) > LARGEST_FILE:
        return _not_a_receipt(Unreadable.TOO_LARGE)
    if isinstance(source, str):
        return _verdict_on_code(source, keys)
    if source.startswith(_PDF):
        return _verdict_on_pdf(source, keys, texts_for)
    if source.startswith(_PICTURES):
        return _verdict_on_picture(source, keys)
    return _verdict_on_code(source[:_LONGEST_TEXT].decode("utf-8-sig", "replace"), keys)


def with_voids(verdict: Verdict, voids: Iterable[VoidReceipt]) -> Verdict:
    """Return the verdict on a receipt as it stands with the receipts known to be void."""
    if verdict.statement is None or verdict.finding not in {Finding.GENUINE, Finding.PRACTICE}:
        return verdict
    void = found_void(voids, verdict.statement.number, verdict.key)
    return replace(verdict, finding=Finding.VOID, void=void) if void else verdict


def _verdict_on_picture(picture: bytes, keys: tuple[PublicKey, ...]) -> Verdict:
    try:
        codes = codes_in(picture)
    except UnreadablePictureError:
        return _not_a_receipt(Unreadable.PICTURE)
    if len(codes) > 1:
        return _not_a_receipt(Unreadable.SEVERAL_CODES)
    return _verdict_on_code(codes[0], keys) if codes else _not_a_receipt(Unreadable.NO_CODE)


def _verdict_on_code(text: str, keys: tuple[PublicKey, ...]) -> Verdict:
    # Mail programs and forms break long words; a code has no white space of its own.
    code = "".join(text[:_LONGEST_TEXT].split())
    if not code.startswith(PREFIX):
        return _not_a_receipt(Unreadable.NO_CODE)
    try:
        signed = taken_apart(code)
    except ValueError:
        return _changed(Change.CODE)
    return _verdict_on_signature(signed, keys)


def _verdict_on_signature(signed: SignedStatement, keys: tuple[PublicKey, ...]) -> Verdict:
    signers = [key for key in keys if _holds(signed, key)]
    named = signed.key_id.hex()
    if not any(key.id == signed.key_id for key in keys):
        # A signature that holds under another key than the one named has had its name changed.
        return _changed(Change.KEY, named) if signers else _unknown_key(named)
    if not signers:
        return _changed(Change.CODE, named)
    try:
        statement = signed.statement()
    except ValueError:
        return _changed(Change.CODE, named)
    if not any(key.practice == statement.practice for key in signers):
        return _unknown_key(named)
    finding = Finding.PRACTICE if statement.practice else Finding.GENUINE
    return Verdict(finding=finding, key=named, statement=statement)


def _verdict_on_pdf(pdf: bytes, keys: tuple[PublicKey, ...], texts_for: TextsFor) -> Verdict:
    envelope = found(pdf)
    if envelope is None:
        return _not_a_receipt(Unreadable.PDF_WITHOUT_RECEIPT)
    verdict = _verdict_on_code(envelope.code, keys)
    if verdict.statement is None:
        return verdict
    if sha256(envelope.content).digest() != verdict.statement.digest:
        differences = _differences(envelope, verdict.statement)
        return _contradicted(verdict, Change.CONTENT, differences)
    return _verdict_on_pages(pdf, envelope, verdict, keys, texts_for)


def _verdict_on_pages(
    pdf: bytes,
    envelope: Envelope,
    verdict: Verdict,
    keys: tuple[PublicKey, ...],
    texts_for: TextsFor,
) -> Verdict:
    try:
        content = ReceiptContent.from_canonical(envelope.content)
    except ValueError:
        # Signed, so true, and written by a program that knows parts which this one does not.
        return verdict
    proved = replace(verdict, content=content)
    if envelope.program != program(content):
        # Its pages cannot be made again here; the desk's certificate may vouch for all of it.
        return replace(proved, page_checked=_sealed_by_known(pdf, keys, proved.key))
    made_again = rendered(content, envelope.code, envelope.paper, texts_for)
    page, digits = emptied(pdf, made_again)
    if page != made_again:
        return _contradicted(proved, Change.PAGE)
    if digits.strip(b"0") and not _sealed_by_desk(pdf, keys, proved.key):
        return _contradicted(proved, Change.SEAL)
    return replace(proved, page_checked=True)


def _sealed_by_desk(pdf: bytes, keys: tuple[PublicKey, ...], key_id: str) -> bool:
    """Say whether the file's own signature holds, by the desk's certificate if that is known."""
    known = any(key.seal for key in keys if key.id.hex() == key_id)
    return _sealed_by_known(pdf, keys, key_id) if known else sealed_by(pdf) is not None


def _sealed_by_known(pdf: bytes, keys: tuple[PublicKey, ...], key_id: str) -> bool:
    """Say whether the certificate kept beside the receipt's key has signed the whole file."""
    seals = {key.seal for key in keys if key.seal and key.id.hex() == key_id}
    return bool(seals) and sealed_by(pdf) in seals


def _holds(signed: SignedStatement, key: PublicKey) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signed.signature, signed.message(key.id))
    except InvalidSignature:
        return False
    return True


def _differences(envelope: Envelope, signed: Statement) -> tuple[str, ...]:
    """Return the names of the fields that a content contradicts, as far as it can be read."""
    try:
        claimed = Statement.of(ReceiptContent.from_canonical(envelope.content))
    except ValueError:
        return ()
    names = (name for name in Statement.__struct_fields__ if name != "digest")
    return tuple(name for name in names if getattr(claimed, name) != getattr(signed, name))


def _contradicted(verdict: Verdict, change: Change, differs: tuple[str, ...] = ()) -> Verdict:
    """Return that a PDF is not what its code was signed for; the code itself is genuine."""
    return replace(verdict, finding=Finding.CHANGED, change=change, differs=differs)


def _changed(change: Change, key: str = "") -> Verdict:
    return Verdict(finding=Finding.CHANGED, change=change, key=key)


def _unknown_key(key: str) -> Verdict:
    return Verdict(finding=Finding.UNKNOWN_KEY, key=key)


def _not_a_receipt(why: Unreadable) -> Verdict:
    return Verdict(finding=Finding.NOT_A_RECEIPT, unreadable=why)
