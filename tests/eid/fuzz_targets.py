"""Every parser that eats a card's bytes, as a function of bytes that raises `CardDataError` alone.

`./test fuzz` feeds them without end; `test_fuzz_targets.py` feeds each a little in every run. The
seeds are whole and genuine, so that what is changed in them reaches the deep places.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from citizenspot.eid.card_channel import Answer, CardChannel
from citizenspot.eid.icao.chip_proof import check_proof
from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.data_groups import PersonDetails, read_face_group, read_mrz_group
from citizenspot.eid.icao.objects import read_objects
from citizenspot.eid.icao.pace import pace_of
from citizenspot.eid.icao.secure_messaging import SecureMessaging
from citizenspot.eid.icao.security_infos import hash_of_curves
from citizenspot.eid.mrz import read_mrz
from citizenspot.eid.photo.decoder import as_png
from citizenspot.eid.profiles import belgian, portuguese, portuguese_2024
from citizenspot.eid.profiles.portuguese_address import read_address
from citizenspot.eid.security_object import read_security_object
from citizenspot.eid.signatures import read_certificate
from citizenspot.eid.tag_length_value import read_fields
from citizenspot.eid.trust.chain_question import ChainQuestion
from tests.eid.benches import TODAY
from tests.eid.test_mrz import CARD, LONG_NUMBER, PASSPORT, TWO_LINES
from training.cards.belgian_chip import address_file, identity_file
from training.cards.passport_chip import data_groups
from training.cards.portrait import portrait
from training.cards.portuguese_2024_chip import identity_file as identity_of_2024
from training.cards.portuguese_chip import identity_texts
from training.cards.practice_signers import passport_issuer
from training.cards.practice_trust import practice_trust
from training.cards.secured_session import CARD_ACCESS
from training.cards.signed_hashes import signed_hashes
from training.cards.specimen import Document, Person, find_specimen


class FuzzTarget(NamedTuple):
    """A parser by its name, how it is fed, and what it accepts."""

    name: str
    feed: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def specimen(name: str) -> tuple[Person, Document]:
    found = find_specimen(name)
    assert found.person is not None
    assert found.document is not None
    return found.person, found.document


def with_image_errors(feed: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Let an image be refused as its decoder does, which is a process of its own."""

    def fed(content: bytes) -> None:
        with suppress(OSError, ValueError, SyntaxError, EOFError):
            feed(content)

    return fed


def portuguese_text() -> bytes:
    content = bytearray(portuguese.TEXT_LENGTH)
    for name, text in identity_texts(*specimen("maria"), TODAY).items():
        start = portuguese.LAYOUT[name].start
        content[start : start + len(text.encode())] = text.encode()
    return bytes(content)


def belgian_files(content: bytes) -> None:
    files = belgian.BelgianFiles(content, ADDRESS, content, content, content, content)
    belgian.check_signatures(files)
    belgian.check_photo(files)
    belgian.read_holder(files)


def answers(content: bytes) -> None:
    """Feed a channel answers of any length, as a card without manners does."""
    left = [content[at : at + 20] for at in range(0, len(content), 20)]
    channel = CardChannel(lambda _command: left.pop() if left else b"\x6b\x00")
    channel.read_object(4096)


def secured_answer(content: bytes) -> None:
    session = SecureMessaging(SUITES[2].session(b"secret"), bytes(16))
    session.unwrap(Answer(content, 0x9000))


def trusted(content: bytes) -> None:
    practice_trust().check(ChainQuestion(content, "icao", (content,)))


def person_details(content: bytes) -> tuple[object, date | None, object]:
    details = PersonDetails(content)
    return details.names, details.birth_date, (details.address, details.personal_number)


ADDRESS = address_file(specimen("eva")[0])
GROUPS = data_groups(*specimen("ana"), TODAY)
SIGNER = passport_issuer()
SECURITY_OBJECT = signed_hashes({1: bytes(32), 2: bytes(32)}, SIGNER)
KEY_INFO = GROUPS[15][4:] if GROUPS[15][1] == 0x82 else GROUPS[15][2:]
ZONES = tuple(zone.encode() for zone in (PASSPORT, CARD, TWO_LINES, LONG_NUMBER))

TARGETS = (
    FuzzTarget("objects", lambda each: read_objects(each, "fuzz"), (GROUPS[1], GROUPS[2])),
    FuzzTarget("tag length value", lambda each: read_fields(each, "fuzz"), (b"\x01\x02ab",)),
    FuzzTarget("answers of a card", answers, (GROUPS[1] + b"\x90\x00",)),
    FuzzTarget("secured answers", secured_answer, (b"\x99\x02\x90\x00\x8e\x08" + bytes(8),)),
    FuzzTarget("EF.CardAccess", pace_of, (CARD_ACCESS,)),
    FuzzTarget("MRZ", lambda each: read_mrz(each.decode("latin-1")), ZONES),
    FuzzTarget("DG1", lambda each: read_mrz_group(each).birth_date(TODAY), (GROUPS[1],)),
    FuzzTarget("DG2", read_face_group, (GROUPS[2],)),
    FuzzTarget("DG11", person_details, (GROUPS[11],)),
    FuzzTarget("DG14", hash_of_curves, (b"\x6e\x02\x31\x00",)),
    FuzzTarget("DG15", lambda each: check_proof(each, each, each[:8], "sha256"), (KEY_INFO,)),
    FuzzTarget("security object", read_security_object, (SECURITY_OBJECT,)),
    FuzzTarget(
        "certificate", lambda each: read_certificate(each, "fuzz"), (SIGNER.certificate_der,)
    ),
    FuzzTarget("chain", trusted, (SIGNER.certificate_der,)),
    FuzzTarget(
        "Belgian files",
        belgian_files,
        (identity_file(*specimen("eva"), TODAY),),
    ),
    FuzzTarget("Portuguese text", portuguese.read_holder, (portuguese_text(),)),
    FuzzTarget("Portuguese address", read_address, (b"N\0PT" + bytes(1142),)),
    FuzzTarget(
        "Portuguese identity of 2024",
        portuguese_2024.read_holder,
        (identity_of_2024(*specimen("rui"), TODAY),),
    ),
    FuzzTarget("photograph", with_image_errors(as_png), (portrait("JPEG"), portrait("JPEG2000"))),
)
