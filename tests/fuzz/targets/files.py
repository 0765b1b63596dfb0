"""The layouts of files on cards, and the machine readable zone."""

from citizenspot.eid.icao.chip_proof import check_proof
from citizenspot.eid.icao.data_groups import PersonDetails, read_face_group, read_mrz_group
from citizenspot.eid.icao.security_infos import agreement_of, hash_of_curves, offers_agreement
from citizenspot.eid.mrz import read_mrz
from citizenspot.eid.printed_on_card import key_typed
from citizenspot.eid.profiles import belgian, portuguese, portuguese_2024
from citizenspot.eid.profiles.portuguese_address import read_address
from tests.eid.benches import TODAY
from tests.eid.test_mrz import CARD, LONG_NUMBER, PASSPORT, TWO_LINES
from tests.fuzz.targets.genuine import (
    ADDRESS,
    GROUPS,
    KEY_INFO,
    SECURITY_INFOS,
    portuguese_text,
    specimen,
)
from tests.fuzz.targets.target import Target
from training.cards.belgian_chip import identity_file
from training.cards.portuguese_2024_chip import identity_file as identity_of_2024


def belgian_files(content: bytes) -> None:
    files = belgian.BelgianFiles(content, ADDRESS, content, content, content, content)
    belgian.check_signatures(files)
    belgian.check_photo(files)
    belgian.read_holder(files)


def belgian_address(content: bytes) -> None:
    identity = identity_file(*specimen("eva"), TODAY)
    belgian.read_holder(belgian.BelgianFiles(identity, content))


def person_details(content: bytes) -> tuple[object, ...]:
    details = PersonDetails(content)
    return details.names, details.birth_date, details.address, details.personal_number


def security_infos(content: bytes) -> None:
    offers_agreement(content)
    agreement_of(content)
    hash_of_curves(content)


ZONES = tuple(zone.encode() for zone in (PASSPORT, CARD, TWO_LINES, LONG_NUMBER))
FILES = (
    Target("MRZ", lambda data: read_mrz(data.decode("latin-1")), ZONES),
    Target("printed key", lambda data: key_typed(data.decode("latin-1"), TODAY),
           [b"318042", *ZONES]),
    Target("DG1", lambda data: read_mrz_group(data).birth_date(TODAY), [GROUPS[1]]),
    Target("DG2", read_face_group, [GROUPS[2]]),
    Target("DG11", person_details, [GROUPS[11]]),
    Target("DG14", security_infos, [*SECURITY_INFOS, b"\x6e\x02\x31\x00"]),
    Target("DG15", lambda data: check_proof(data, data, data[:8], "sha256"), [KEY_INFO]),
    Target("Belgian files", belgian_files, [identity_file(*specimen("eva"), TODAY)]),
    Target("Belgian address", belgian_address, [ADDRESS]),
    Target("Portuguese text", portuguese.read_holder, [portuguese_text()]),
    Target("Portuguese address", read_address, [b"N\0PT" + bytes(1142)]),
    Target("Portuguese identity of 2024", portuguese_2024.read_holder,
           [identity_of_2024(*specimen("rui"), TODAY)]),
)  # fmt: skip
