"""The address on a Portuguese card of the first generation, national or foreign.

Layout: the state's own open middleware (amagovpt/autenticacao.gov @72ecfd45,
applayer/CardPteidAddr.h). The file wants the address PIN; what of it is hashed is every field but
the first, trimmed and joined.
"""

from __future__ import annotations

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardAddress
from citizenspot.eid.card_text import read_text

NATIONAL, FOREIGN = "N", "I"
FILE_LENGTH = 1146
NATIONAL_LAYOUT = (
    ("country", 2, 4),
    ("district code", 6, 4),
    ("district", 10, 100),
    ("municipality code", 110, 8),
    ("municipality", 118, 100),
    ("parish code", 218, 12),
    ("parish", 230, 100),
    ("street type, short", 330, 20),
    ("street type", 350, 100),
    ("street", 450, 200),
    ("building type, short", 650, 20),
    ("building type", 670, 100),
    ("door", 770, 20),
    ("floor", 790, 40),
    ("side", 830, 40),
    ("place", 870, 100),
    ("locality", 970, 100),
    ("postal code", 1070, 8),
    ("postal code, rest", 1078, 6),
    ("postal locality", 1084, 50),
    ("address code", 1134, 12),
)
FOREIGN_LAYOUT = (
    ("country", 6, 100),
    ("address", 106, 300),
    ("city", 406, 100),
    ("region", 506, 100),
    ("locality", 606, 100),
    ("postal code", 706, 100),
    ("address code", 806, 12),
)
"""Name, first byte and length of each field; what follows a text are zeros."""


def read_address(file: bytes) -> CardAddress | None:
    """Return the address, or nothing where the file has none.

    Raises:
        CardDataError: it is of no kind that is known, or a field is no text.
    """
    if not any(file):
        return None
    texts = {name: read_text(raw, f"address: {name}") for name, raw in _fields(file)}
    if _kind(file) == FOREIGN:
        locality = texts["city"] or texts["locality"]
        return CardAddress(texts["address"], texts["postal code"], locality)
    way = " ".join(filter(None, (texts["street type"], texts["street"], texts["door"])))
    rooms = " ".join(filter(None, (texts["floor"], texts["side"])))
    postal_code = "-".join(filter(None, (texts["postal code"], texts["postal code, rest"])))
    return CardAddress(
        ", ".join(filter(None, (way, rooms, texts["place"]))),
        postal_code,
        texts["postal locality"] or texts["locality"],
    )


def address_as_hashed(file: bytes) -> bytes:
    """Return what the security object's second hash is of.

    Raises:
        CardDataError: the address is of no kind that is known.
    """
    return b"".join(raw for _, raw in _fields(file))


def _fields(file: bytes) -> list[tuple[str, bytes]]:
    layout = FOREIGN_LAYOUT if _kind(file) == FOREIGN else NATIONAL_LAYOUT
    return [(name, file[start : start + length].rstrip(b"\0")) for name, start, length in layout]


def _kind(file: bytes) -> str:
    kind = read_text(file[:2].rstrip(b"\0"), "address: kind")
    if kind not in {NATIONAL, FOREIGN}:
        raise CardDataError("address: of no kind that is known")
    return kind
