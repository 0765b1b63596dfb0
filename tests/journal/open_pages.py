"""Every byte that the pages of a journal's file and of its write-ahead log hold, deciphered.

SQLCipher 4 with a raw key: AES-256-CBC, 4,096 bytes a page, of which the last 48 are the page's
initialisation vector (16) and its HMAC (32); the first 16 bytes of the file are a salt.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from citizenspot.journal import database
from tests.journal.made_up import KEYS

PAGE, RESERVED, SALT = 4096, 48, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def everything_in(folder: Path) -> bytes:
    """Return all that can be read in the files of a journal by who has the file's key."""
    return b"".join([*pages_of_file(folder), *pages_of_log(folder)])


def pages_of_file(folder: Path) -> Iterator[bytes]:
    content = (folder / database.FILE).read_bytes()
    for number, start in enumerate(range(0, len(content), PAGE)):
        yield opened(content[start : start + PAGE], SALT if number == 0 else 0)


def pages_of_log(folder: Path) -> Iterator[bytes]:
    log = database.log_of(folder / database.FILE)
    content = log.read_bytes() if log.exists() else b""
    for start in range(WAL_HEADER, len(content), FRAME_HEADER + PAGE):
        page = content[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        if len(page) == PAGE and any(page):
            yield opened(page, 0)
            yield opened(page, SALT)


def opened(page: bytes, skipped: int) -> bytes:
    key = KEYS.workstation_key().database_key()
    vector = page[-RESERVED : -RESERVED + 16]
    cipher = Cipher(AES256(key), CBC(vector)).decryptor()
    return cipher.update(page[skipped:-RESERVED]) + cipher.finalize()
