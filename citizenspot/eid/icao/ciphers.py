"""The ciphers that open ICAO cards and protect what is said to them: 3DES and AES.

ICAO Doc 9303-11 §9.7 (key derivation) and §9.8 (secure messaging).
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

FOR_ENCRYPTION, FOR_MAC, FOR_PASSWORD = 1, 2, 3
MAC_LENGTH = 8


def derived_key(secret: bytes, purpose: int, length: int) -> bytes:
    """Return a key of 16, 24 or 32 bytes made of a secret (§9.7.1)."""
    content = secret + purpose.to_bytes(4, "big")
    is_short = length <= 16  # noqa: PLR2004 - AES-128 and 3DES; the longer ones want SHA-256
    digest = hashlib.sha1(content) if is_short else hashlib.sha256(content)  # noqa: S324 - the norm's
    return digest.digest()[:length]


class SessionCipher(ABC):
    """A pair of keys, and how a block cipher uses them."""

    block: int
    """Bytes of one block, and of the counter."""

    def __init__(self, for_encryption: bytes, for_mac: bytes) -> None:
        """Keep the keys."""
        self._for_encryption = for_encryption
        self._for_mac = for_mac

    def encrypt(self, counter: bytes, content: bytes) -> bytes:
        """Return whole blocks encrypted, as the counter says."""
        encryptor = self._cbc(self._start(counter)).encryptor()
        return encryptor.update(content) + encryptor.finalize()

    def decrypt(self, counter: bytes, content: bytes) -> bytes:
        """Return whole blocks decrypted, as the counter says."""
        decryptor = self._cbc(self._start(counter)).decryptor()
        return decryptor.update(content) + decryptor.finalize()

    def padded(self, content: bytes) -> bytes:
        """Return a content filled up to whole blocks (ISO/IEC 9797-1, method 2)."""
        return content + b"\x80" + bytes(-(len(content) + 1) % self.block)

    @abstractmethod
    def mac(self, padded: bytes) -> bytes:
        """Return the code of 8 bytes over whole blocks."""

    @abstractmethod
    def token_mac(self, content: bytes) -> bytes:
        """Return the code of 8 bytes over any bytes, as PACE authenticates with."""

    @abstractmethod
    def _start(self, counter: bytes) -> bytes:
        """Return the initial vector."""

    @abstractmethod
    def _cbc(self, start: bytes) -> Cipher[modes.CBC]:
        """Return the block cipher, chained."""


class TripleDesCipher(SessionCipher):
    """3DES with two keys; its code is the retail MAC (ISO/IEC 9797-1, algorithm 3)."""

    block = 8

    def mac(self, padded: bytes) -> bytes:
        """Return the retail MAC."""
        single, last = self._for_mac[:8], self._for_mac[8:16]
        chained = Cipher(TripleDES(single * 3), modes.CBC(bytes(8))).encryptor().update(padded)[-8:]
        opened = Cipher(TripleDES(last * 3), modes.ECB()).decryptor().update(chained)  # noqa: S305 - one block
        return Cipher(TripleDES(single * 3), modes.ECB()).encryptor().update(opened)  # noqa: S305 - one block

    def token_mac(self, content: bytes) -> bytes:
        """Return the retail MAC over the content, filled up."""
        return self.mac(self.padded(content))

    def _start(self, counter: bytes) -> bytes:
        return bytes(len(counter))

    def _cbc(self, start: bytes) -> Cipher[modes.CBC]:
        key = self._for_encryption
        return Cipher(TripleDES(key[:16] + key[:8]), modes.CBC(start))


class AesCipher(SessionCipher):
    """AES of any length; its code is CMAC, cut to 8 bytes."""

    block = 16

    def mac(self, padded: bytes) -> bytes:
        """Return the code over whole blocks."""
        return self.token_mac(padded)

    def token_mac(self, content: bytes) -> bytes:
        """Return the code; CMAC fills up by itself."""
        made = CMAC(algorithms.AES(self._for_mac))
        made.update(content)
        return made.finalize()[:MAC_LENGTH]

    def _start(self, counter: bytes) -> bytes:
        single = Cipher(algorithms.AES(self._for_encryption), modes.ECB())  # noqa: S305 - one block
        return single.encryptor().update(counter)

    def _cbc(self, start: bytes) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._for_encryption), modes.CBC(start))


class CipherSuite:
    """A kind of cipher and the length of its keys, as an object identifier names them."""

    def __init__(self, made: type[SessionCipher], key_length: int) -> None:
        """Keep both."""
        self._made = made
        self.key_length = key_length

    def session(self, secret: bytes) -> SessionCipher:
        """Return the pair of keys that a shared secret gives."""
        for_encryption, for_mac = (
            derived_key(secret, purpose, self.key_length) for purpose in (FOR_ENCRYPTION, FOR_MAC)
        )
        return self._made(for_encryption, for_mac)

    def opened(self, key: bytes, content: bytes) -> bytes:
        """Return whole blocks decrypted with one key and an initial vector of zeros."""
        algorithm = (
            TripleDES(key[:16] + key[:8]) if self._made is TripleDesCipher else algorithms.AES(key)
        )
        return Cipher(algorithm, modes.CBC(bytes(self._made.block))).decryptor().update(content)

    def closed(self, key: bytes, content: bytes) -> bytes:
        """Return whole blocks encrypted so that `opened` gives them back."""
        algorithm = (
            TripleDES(key[:16] + key[:8]) if self._made is TripleDesCipher else algorithms.AES(key)
        )
        return Cipher(algorithm, modes.CBC(bytes(self._made.block))).encryptor().update(content)

    @property
    def first_counter(self) -> bytes:
        """The counter with which secure messaging begins after PACE and chip authentication."""
        return bytes(self._made.block)


SUITES = {
    1: CipherSuite(TripleDesCipher, 16),
    2: CipherSuite(AesCipher, 16),
    3: CipherSuite(AesCipher, 24),
    4: CipherSuite(AesCipher, 32),
}
"""By the last number of an object identifier of PACE or chip authentication (§9.2.1 and §9.2.7)."""
