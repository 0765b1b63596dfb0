"""What genuine virtual cards hold, for targets to begin from."""

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.profiles import portuguese
from tests.eid.benches import TODAY
from training.cards.belgian_chip import address_file
from training.cards.emulated_card import emulate
from training.cards.passport_chip import data_groups
from training.cards.portuguese_chip import identity_texts
from training.cards.practice_signers import passport_issuer
from training.cards.signed_hashes import signed_hashes
from training.cards.specimen import Document, Person, find_specimen


def specimen(name: str) -> tuple[Person, Document]:
    found = find_specimen(name)
    assert found.person is not None
    assert found.document is not None
    return found.person, found.document


def holders_certificate() -> bytes:
    channel = CardChannel(emulate(find_specimen("mari"), TODAY).answer)
    profile = next(each for each in KNOWN_CARDS if each.family == "ee.eid.idemia")
    assert profile.select(channel)
    signer = profile.read(channel, Reading()).signer
    assert signer is not None
    return signer.certificate


def portuguese_text() -> bytes:
    content = bytearray(portuguese.TEXT_LENGTH)
    for name, text in identity_texts(*specimen("maria"), TODAY).items():
        start = portuguese.LAYOUT[name].start
        content[start : start + len(text.encode())] = text.encode()
    return bytes(content)


ADDRESS = address_file(specimen("eva")[0])
GROUPS = data_groups(*specimen("ana"), TODAY)
SECURITY_INFOS = [data_groups(*specimen(name), TODAY)[14] for name in ("nadia", "vera")]
SIGNER = passport_issuer()
SECURITY_OBJECT = signed_hashes({1: bytes(32), 2: bytes(32)}, SIGNER)
KEY_INFO = GROUPS[15][4:] if GROUPS[15][1] == 0x82 else GROUPS[15][2:]
